import path from 'node:path';
import type { Finding, Severity } from '../finding';
import type { Formatter } from './report';
import { printable, unnamedClusters } from './text';

const command: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Findings as GitHub Actions annotations on the lines of the pull request. */
export const github: Formatter = ({ findings }, { cwd }) =>
  findings
    .map(f => {
      const place =
        f.source === undefined
          ? []
          : [
              `file=${property(printable(path.relative(cwd, f.source.file)))}`,
              `line=${f.source.line}`,
              ...(f.source.column === undefined ? [] : [`col=${f.source.column}`]),
            ];
      const properties = [...place, `title=${property(f.rule)}`].join(',');
      return `::${command[f.severity]} ${properties}::${data(inWords(f))}\n`;
    })
    .join('');

/** A finding as the text of an annotation: place and sentence, consequence, mend. */
export function inWords(finding: Finding): string {
  const { path: at, message, breaks, hint } = finding;
  const clusters = unnamedClusters(finding);
  return [
    at === '' ? message : `${at}: ${message}`,
    ...(clusters === undefined ? [] : [`In ${clusters}.`]),
    breaks,
    hint,
  ]
    .flatMap(part => part.split('\n'))
    .map(printable)
    .join('\n');
}

/** GitHub's escapes: a message must not be able to start a workflow command of its own. */
const data = (s: string): string => s.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (s: string): string => data(s).replace(/:/g, '%3A').replace(/,/g, '%2C');
