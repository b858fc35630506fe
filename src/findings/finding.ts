/** `error` stops synth before anything is written; `warning` and `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a file that people wrote. Lines and columns count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** What a check found, as data. Formatters turn it into text. */
export interface Finding {
  /** Readable id of the rule, such as `cluster/pod-cidrs-overlap`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence that names the thing and what is wrong with it. */
  readonly message: string;
  /** Place in the model: construct ids joined with `/`, such as `shop/catalog`. Empty for the whole fleet. */
  readonly path: string;
  /** The property of the place that is wrong, key by key, where the finding is about one. */
  readonly property?: readonly string[];
  /** Where the place was written, when that is known. */
  readonly source?: SourcePosition;
  /** Clusters concerned; empty for the whole fleet. */
  readonly clusters: readonly string[];
  readonly expected?: string;
  readonly actual?: string;
  /** What goes wrong in production when this is applied. */
  readonly breaks: string;
  /** How to mend it. */
  readonly hint: string;
  /** Where the rule comes from: a documentation path, an issue number. */
  readonly docs: string;
}

const order: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Errors first, then by file and line, then by place and rule: the same order on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    order[a.severity] - order[b.severity] ||
    byText(a.source?.file ?? '', b.source?.file ?? '') ||
    (a.source?.line ?? 0) - (b.source?.line ?? 0) ||
    (a.source?.column ?? 0) - (b.source?.column ?? 0) ||
    byText(a.path, b.path) ||
    byText(a.rule, b.rule) ||
    byText(a.message, b.message)
  );
}

/** True when one of the findings is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(finding => finding.severity === 'error');
}
