import type { MeshCluster } from '../../../mesh/index';
import { type PodRef, podIdentity, podOf, type Selector, selects } from '../../../simulate/index';
import { podLabels } from './peers';
import { couldBe } from './match';
import { wanted } from './policies';

/** A pod of which only some labels are known, as a cluster may have it. */
interface Sketch {
  readonly cluster: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The labels that a selector asks of a pod, with a value for each. */
export function labelsFor(selector: Selector): Readonly<Record<string, string>> {
  return Object.fromEntries(
    podLabels(selector).flatMap(requirement => {
      const [value] = requirement.operator === 'Exists' ? ['any'] : wanted(requirement);
      return value === undefined ? [] : [[requirement.key, value]];
    }),
  );
}

/**
 * Pods that a cluster may have in a namespace: those of its workloads that a selector selects or, where none is known, a
 * pod with just its labels and variants of that pod with the labels that other selectors ask for.
 */
export function podsThatMay(
  cluster: MeshCluster,
  namespace: string,
  selector: Selector,
  others: readonly Selector[],
): PodRef[] {
  const own = podLabels(selector);
  const known = (cluster.workloads.get(namespace) ?? [])
    .map(({ value }) => podOf(cluster.name, value))
    .filter(pod => pod.hostNetwork !== true && selects(own, podIdentity(pod, cluster).labels));
  if (known.length > 0) return known;
  const base: Sketch = { cluster: cluster.name, namespace, labels: labelsFor(selector) };
  return [base, ...others.flatMap(other => variant(base, other))];
}

function variant(base: Sketch, other: Selector): Sketch[] {
  const more = labelsFor(other);
  const isMore = Object.keys(more).some(key => !Object.hasOwn(base.labels, key));
  if (!isMore || !couldBe(other, base.labels, base.namespace)) return [];
  return [{ ...base, labels: { ...more, ...base.labels } }];
}
