import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Finding, Severity } from '../finding';
import { inWords } from './github';
import { printable } from './text';
import type { Formatter } from './report';

const grade: Record<Severity, string> = { error: 'critical', warning: 'minor', info: 'info' };

/** Findings as a Code Quality report of GitLab, which shows them in the merge request. */
export const gitlab: Formatter = ({ findings }, { cwd }) =>
  `${JSON.stringify(
    findings.map(finding => ({
      description: inWords(finding),
      check_name: finding.rule,
      severity: grade[finding.severity],
      fingerprint: fingerprint(finding),
      location: location(finding, cwd),
    })),
    null,
    2,
  )}\n`;

/** The same finding in another commit, whatever its line is by then. */
function fingerprint({ rule, path: at, message, clusters }: Finding): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, at, message, clusters]))
    .digest('hex');
}

/** GitLab demands one: what is about no file is about the folder. */
function location({ source }: Finding, cwd: string): object {
  return source === undefined
    ? { path: '.', lines: { begin: 1 } }
    : { path: printable(path.relative(cwd, source.file)), lines: { begin: source.line } };
}
