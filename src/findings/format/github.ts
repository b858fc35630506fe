import path from 'node:path';
import type { Severity } from '../finding';
import type { Formatter } from './report';

const command: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Findings as GitHub Actions annotations on the lines of the pull request. */
export const github: Formatter = ({ findings }, { cwd }) =>
  findings
    .map(f => {
      const place =
        f.source === undefined
          ? []
          : [`file=${property(path.relative(cwd, f.source.file))}`, `line=${f.source.line}`];
      const properties = [...place, `title=${property(f.rule)}`].join(',');
      return `::${command[f.severity]} ${properties}::${data(`${f.path}: ${f.message}\n${f.breaks}\n${f.hint}`)}\n`;
    })
    .join('');

/** GitHub's escapes: a message must not be able to start a workflow command of its own. */
const data = (s: string): string => s.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (s: string): string => data(s).replace(/:/g, '%3A').replace(/,/g, '%2C');
