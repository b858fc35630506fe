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

/** Labels of pods that make no identity, unless `labels` says otherwise. The first pattern that fits decides. */
const identityRelevant: readonly (readonly [RegExp, boolean])[] = [
  [/^io\.kubernetes\.pod\.namespace/, true],
  [/^io\.cilium\.k8s\.namespace\.labels/, true],
  [/^app\.kubernetes\.io/, true],
  [/^io\.kubernetes/, false],
  [/^kubernetes\.io/, false],
  [/^statefulset\.kubernetes\.io\/pod-name/, false],
  [/^apps\.kubernetes\.io\/pod-index/, false],
  [/^batch\.kubernetes\.io\/job-completion-index/, false],
  [/^batch\.kubernetes\.io\/controller-uid/, false],
  [/^.*beta\.kubernetes\.io/, false],
  [/^k8s\.io/, false],
  [/^pod-template-generation/, false],
  [/^pod-template-hash/, false],
  [/^controller-revision-hash/, false],
  [/^annotation.*/, false],
  [/^controller-uid/, false],
  [/^etcd_node/, false],
];

/** Documentation/operations/performance/scalability/identity-relevant-labels.rst. */
export const makesIdentity = (key: string): boolean =>
  identityRelevant.find(([pattern]) => pattern.test(key))?.[1] ?? true;

/** Labels that a pod cannot give itself: Cilium derives them (cilium pkg/k8s/utils/utils.go, SanitizePodLabels). */
export const isDerived = (key: string): boolean => key.startsWith('io.cilium.k8s') || key === podNamespace;
