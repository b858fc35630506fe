/** A label of an identity: `k8s:app=web` has the source `k8s`. */
export type Label = readonly [source: string, key: string, value: string];

/** The labels of an identity, found by key with or without their source. */
export class Labels {
  private readonly bySource = new Map<string, string>();
  private readonly byKey = new Map<string, string>();

  constructor(labels: readonly Label[]) {
    // Cilium keeps labels sorted by key and takes the first that fits.
    for (const [source, key, value] of labels) {
      this.bySource.set(`${source}:${key}`, value);
      if (!this.byKey.has(key)) this.byKey.set(key, value);
    }
  }

  /** The value of a label; the source `any` fits every source (cilium pkg/labels, Label.HasKey). */
  find(label: { readonly source: string; readonly key: string; readonly full: string }): string | undefined {
    return label.source === 'any' ? this.byKey.get(label.key) : this.bySource.get(label.full);
  }

  has(source: string, key: string): boolean {
    return this.bySource.has(`${source}:${key}`);
  }

  /** Whether there is a label of that key, of whatever source. */
  hasKey(key: string): boolean {
    return this.byKey.has(key);
  }

  /** Equal labels have equal texts. */
  text(): string {
    return JSON.stringify([...this.bySource].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** Labels that Cilium derives (cilium pkg/k8s/apis/cilium.io/const.go). */
export const podNamespace = 'io.kubernetes.pod.namespace';
export const namespaceLabels = 'io.cilium.k8s.namespace.labels.';
export const policyCluster = 'io.cilium.k8s.policy.cluster';
export const serviceAccount = 'io.cilium.k8s.policy.serviceaccount';

/** Keys that make an identity though a shorter pattern leaves them out, and keys that make none. */
const kept = [
  /^io\.kubernetes\.pod\.namespace/,
  /^io\.cilium\.k8s\.namespace\.labels/,
  /^app\.kubernetes\.io/,
  /^io\.cilium\.k8s\.policy\.(cluster|serviceaccount)/,
];
const leftOut = [
  /^io\.kubernetes/,
  /^kubernetes\.io/,
  /^statefulset\.kubernetes\.io\/pod-name/,
  /^apps\.kubernetes\.io\/pod-index/,
  /^batch\.kubernetes\.io\/job-completion-index/,
  /^batch\.kubernetes\.io\/controller-uid/,
  /^.*beta\.kubernetes\.io/,
  /^k8s\.io/,
  /^pod-template-generation/,
  /^pod-template-hash/,
  /^controller-revision-hash/,
  /^controller-uid/,
  /^annotation.*/,
  /^etcd_node/,
  // Since 1.19, and in the newer patches of 1.18 (cilium/cilium#43725).
  /^topology\.kubernetes\.io/,
];

const lengths = (patterns: readonly RegExp[], key: string): number[] =>
  patterns.flatMap(pattern => pattern.exec(key)?.[0].length ?? []);

/**
 * The longest pattern that keeps a key against the shortest that leaves it out (cilium pkg/labelsfilter/filter.go;
 * Documentation/operations/performance/scalability/identity-relevant-labels.rst).
 */
export function makesIdentity(key: string): boolean {
  const out = lengths(leftOut, key);
  return out.length === 0 || Math.max(0, ...lengths(kept, key)) > Math.min(...out);
}

/** Labels that a pod cannot give itself: Cilium derives them (cilium pkg/k8s/utils/utils.go, SanitizePodLabels). */
export const isDerived = (key: string): boolean => key.startsWith('io.cilium.k8s') || key === podNamespace;
