import type { Finding, SourcePosition } from './finding';

/** A written decision to live with one warning at one place. */
export interface Silence {
  /** Place in the model; a finding at this place or below it is meant. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
  /** Where the silence itself was written; read only when a finding is about it. */
  readonly written?: { position(): SourcePosition | undefined };
}

/** A finding that somebody silenced, with their reason. */
export interface SilencedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** What silences do to findings. */
interface Silencing {
  readonly shown: Finding[];
  readonly silenced: SilencedFinding[];
  /** Silences that no finding was meant by. */
  readonly unused: Silence[];
}

/**
 * Splits findings into those that are shown and those that are silenced: by the silence nearest to their place, and of
 * several there by the first. Errors are never silenced.
 */
export function applySilences(findings: readonly Finding[], silences: readonly Silence[]): Silencing {
  const reasons = new Map([...silences].reverse().map(silence => [keyOf(silence), silence.reason]));
  const used = new Set<string>();
  const shown: Finding[] = [];
  const silenced: SilencedFinding[] = [];
  for (const finding of findings) {
    const keys = finding.severity === 'error' ? [] : keysFor(finding).filter(key => reasons.has(key));
    for (const key of keys) used.add(key);
    const reason = reasons.get(keys[0] ?? '');
    if (reason === undefined) shown.push(finding);
    else silenced.push({ finding, reason });
  }
  return { shown, silenced, unused: silences.filter(silence => !used.has(keyOf(silence))) };
}

const keyOf = ({ rule, path }: Pick<Finding, 'rule' | 'path'>): string => JSON.stringify([rule, path]);

/** Keys of the silences that mean a finding: at its place, at each one above it, and for the whole fleet. */
function keysFor({ rule, path }: Finding): string[] {
  const steps = path === '' ? [] : path.split('/');
  const places = steps.map((_, i) => steps.slice(0, steps.length - i).join('/'));
  return [...places, ''].map(place => keyOf({ rule, path: place }));
}
