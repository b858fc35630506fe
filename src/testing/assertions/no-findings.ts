import { formatters, type Severity } from '../../findings/index';
import type { TestFleet } from '../fleet';
import type { Outcome } from '../outcome';
import { args } from '../text';

/** Which findings count. */
export interface NoFindingsOptions {
  /** The least grave that counts. @default 'warning' */
  readonly severity?: Severity;
}

const from: Record<Severity, readonly Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
};

/** Whether the checks find nothing that counts and is not silenced. */
export function noFindings({ synthesis }: TestFleet, options?: NoFindingsOptions): Outcome {
  const counted = from[options?.severity ?? 'warning'];
  const findings = synthesis.report.findings.filter(({ severity }) => counted.includes(severity));
  const shown = formatters.text({ findings, silenced: [] }, { cwd: process.cwd(), colour: false });
  const call = `toHaveNoFindings(${args(options)})`;
  return findings.length === 0
    ? { pass: true, call, lines: ['The checks find nothing.'] }
    : { pass: false, call, lines: ['The checks find:', '', shown] };
}
