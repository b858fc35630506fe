import type { SourcePosition } from '../findings/index';
import type { JsonMap, KubeObject } from '../kinds/index';
import { everyCluster, pathOf, RawNetworkPolicy, type RawPolicy as RawPolicyPart } from '../model/index';
import type { Chooser } from './choose';
import type { NamespacePlan } from './plan';
import type { RawPolicy } from './policy-plan';

/** Where the fields of objects stand that have no construct of their own, by the objects' places in the model. */
export type Places = Map<string, (property: readonly string[]) => SourcePosition>;

/** A policy in Cilium's or Kubernetes' own words. The place where it was made decides its kind. */
export function resolveRawPolicy(
  part: RawPolicyPart | RawNetworkPolicy,
  namespace: NamespacePlan | undefined,
  chooser: Chooser,
): RawPolicy {
  const { name, props } = part;
  const path = pathOf(part);
  const { clusters = everyCluster } = props;
  return {
    kind: 'raw',
    name,
    namespace: namespace?.name,
    path,
    clusters:
      namespace === undefined
        ? chooser.choose(path, 'clusters', clusters)
        : chooser.chooseWithin(path, 'clusters', clusters, namespace.name, namespace.clusters),
    object: toObject(part, namespace?.name),
  };
}

function toObject(part: RawPolicyPart | RawNetworkPolicy, namespace: string | undefined): KubeObject {
  const { name, props } = part;
  const { labels, annotations } = props;
  return {
    ...typeOfPolicy(part, namespace),
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(labels !== undefined && { labels }),
      ...(annotations !== undefined && { annotations }),
    },
    // A copy: the plan is frozen, and the blueprint's own data is not ours to freeze.
    ...(structuredClone('spec' in props ? { spec: props.spec } : { specs: props.specs }) as JsonMap),
  };
}

function typeOfPolicy(
  part: RawPolicyPart | RawNetworkPolicy,
  namespace: string | undefined,
): { apiVersion: string; kind: string } {
  if (part instanceof RawNetworkPolicy) return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };
  const kind = namespace === undefined ? 'CiliumClusterwideNetworkPolicy' : 'CiliumNetworkPolicy';
  return { apiVersion: 'cilium.io/v2', kind };
}
