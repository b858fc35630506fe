import type { Finding } from '../finding';
import type { SilencedFinding } from '../silence';

/** What a formatter is given: findings in order, and those that somebody silenced. */
export interface FindingReport {
  readonly findings: readonly Finding[];
  readonly silenced: readonly SilencedFinding[];
}

/** Turns a report into text, ending with a line break unless it is empty. Files are shown relative to `cwd`. */
export type Formatter = (report: FindingReport, options: { cwd: string; colour: boolean }) => string;
