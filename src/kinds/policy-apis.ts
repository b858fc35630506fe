import { groupOf, type KubeObject } from './object';

/**
 * The API versions in which policies, and what they name, are served: the same for every minor of Cilium from 1.18 on and
 * every Kubernetes that they run on. cilium pkg/k8s/apis/cilium.io/client/crds; cilium/cilium#38940.
 */
const served: ReadonlyMap<string, readonly string[]> = new Map([
  ['cilium.io/CiliumNetworkPolicy', ['cilium.io/v2']],
  ['cilium.io/CiliumClusterwideNetworkPolicy', ['cilium.io/v2']],
  ['cilium.io/CiliumCIDRGroup', ['cilium.io/v2', 'cilium.io/v2alpha1']],
  ['networking.k8s.io/NetworkPolicy', ['networking.k8s.io/v1']],
  ['extensions/NetworkPolicy', ['networking.k8s.io/v1']],
]);

/** The API version that an object needs instead of its own; undefined where that is served, or the kind is another. */
export function versionInstead({
  apiVersion,
  kind,
}: Pick<KubeObject, 'apiVersion' | 'kind'>): string | undefined {
  const versions = served.get(`${groupOf(apiVersion)}/${kind}`);
  return versions === undefined || versions.includes(apiVersion) ? undefined : versions[0];
}
