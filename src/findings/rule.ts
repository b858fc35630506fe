import type { Finding, Severity, SourcePosition } from './finding';

/** What is the same for everything that one rule finds. */
export interface RuleInfo {
  /** Readable id, `<what>/<mistake>`. */
  readonly id: string;
  readonly severity: Severity;
  /** What goes wrong in production. */
  readonly breaks: string;
  /** Where the rule comes from: a documentation path, an issue number. */
  readonly docs: string;
}

/** What is special to one finding. */
export interface Detail {
  /** Place in the model. */
  readonly at: string;
  /** The property there that is wrong, key by key. */
  readonly property?: readonly string[];
  readonly message: string;
  readonly hint: string;
  readonly clusters?: readonly string[];
  readonly expected?: string;
  readonly actual?: string;
  /** Where it is more than the rule can say for all of its findings. */
  readonly breaks?: string;
  /** Only where the place in the model was not written at the mistake itself, as with a throw in a callback. */
  readonly source?: SourcePosition | undefined;
}

/** A finding of a rule. */
export function found(rule: RuleInfo, { at, source, clusters = [], ...detail }: Detail): Finding {
  return {
    rule: rule.id,
    severity: rule.severity,
    path: at,
    clusters,
    breaks: rule.breaks,
    docs: rule.docs,
    ...detail,
    ...(source !== undefined && { source }),
  };
}
