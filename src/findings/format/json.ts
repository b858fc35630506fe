import { printable, showPosition } from './text';
import type { Formatter } from './report';

/** Findings for programs: one JSON document, `{ findings, silenced }`, with `at` as a file:line for people. */
export const json: Formatter = ({ findings, silenced }, { cwd }) => {
  const at = (f: (typeof findings)[number]): object =>
    f.source === undefined ? f : { ...f, at: showPosition(f.source, cwd) };
  const report = {
    findings: findings.map(at),
    silenced: silenced.map(s => ({ ...at(s.finding), reason: s.reason })),
  };
  // JSON's own escapes leave some characters that steer a terminal; the line breaks here are those of its layout.
  return `${JSON.stringify(report, null, 2).split('\n').map(printable).join('\n')}\n`;
};
