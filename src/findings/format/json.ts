import { showPosition } from './text';
import type { Formatter } from './report';

/** Findings for programs: one JSON document, `{ findings, silenced }`, with `at` as a file:line for people. */
export const json: Formatter = ({ findings, silenced }, { cwd }) => {
  const at = (f: (typeof findings)[number]): object =>
    f.source === undefined ? f : { ...f, at: showPosition(f.source, cwd) };
  const report = {
    findings: findings.map(at),
    silenced: silenced.map(s => ({ ...at(s.finding), reason: s.reason })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};
