import type { SkewFinding } from './skew';

/** What is wrong at one step of a rollout, as people read it. */
export interface FoldedSkew extends Pick<SkewFinding, 'severity' | 'wave' | 'message' | 'hint'> {
  /** The older ones. */
  readonly clusters: readonly string[];
}

/** So many are said one by one. */
const mostAlone = 3;
const examples = 3;

/** Findings of one step as one, where there are many: a full mesh that jumps has one for each cluster. */
export function foldSkew(findings: readonly SkewFinding[]): FoldedSkew[] {
  const steps = new Map<string, SkewFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.wave ?? ''}`;
    steps.set(key, [...(steps.get(key) ?? []), finding]);
  }
  return [...steps.values()]
    .flatMap(step => (step.length <= mostAlone ? step.map(alone) : together(step)))
    .sort((a, b) => rank(a) - rank(b));
}

const rank = ({ severity }: FoldedSkew): number => (severity === 'error' ? 0 : 1);

const alone = ({ severity, wave, message, hint, clusters: [older] }: SkewFinding): FoldedSkew => ({
  severity,
  wave,
  message,
  hint,
  clusters: [older],
});

function together(step: readonly SkewFinding[]): FoldedSkew[] {
  return step.slice(0, 1).map(({ severity, wave, hint }) => {
    const links = step.reduce((sum, { others }) => sum + 1 + others, 0);
    const shown = step
      .slice(0, examples)
      .map(
        ({ clusters: [older, newer], minors: [low, high] }) =>
          `'${older}' (${low}) behind '${newer}' (${high})`,
      );
    const when = wave === undefined ? '' : `while wave ${wave} is published, `;
    return {
      severity,
      wave,
      message: `${when}${step.length} clusters run Cilium more than one minor behind others that they are linked with (${links} links), such as ${shown.join(', ')}`,
      hint,
      clusters: step.map(({ clusters: [older] }) => older),
    };
  });
}
