import type { Finding } from './finding';

/** A written decision to live with one warning at one place. */
export interface Silence {
  /** Place in the model; a finding at this place or below it is meant. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

/** A finding that somebody silenced, with their reason. */
export interface SilencedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

const isAtOrBelow = (path: string, place: string): boolean =>
  place === '' || path === place || path.startsWith(`${place}/`);

/** Splits findings into those that are shown and those that are silenced. Errors are never silenced. */
export function applySilences(
  findings: readonly Finding[],
  silences: readonly Silence[],
): { shown: Finding[]; silenced: SilencedFinding[] } {
  const shown: Finding[] = [];
  const silenced: SilencedFinding[] = [];
  for (const finding of findings) {
    const silence = silences.find(s => s.rule === finding.rule && isAtOrBelow(finding.path, s.path));
    if (silence === undefined || finding.severity === 'error') shown.push(finding);
    else silenced.push({ finding, reason: silence.reason });
  }
  return { shown, silenced };
}
