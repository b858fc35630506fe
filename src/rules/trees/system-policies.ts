import type { KubeObject } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import type { MeshCluster, MeshState } from '../../mesh/index';

/** Flux's own policy about all its pods; nothing here renders it, and without it every deny there would seem to bite. */
const allowsEgress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'allow-egress', namespace: 'flux-system' },
  spec: {
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [{ podSelector: {} }] }],
    egress: [{}],
  },
} as const;

/** Where the pods are that every cluster lives by. */
const system = ['cert-manager', 'flux-system', 'kube-system'];

/**
 * The mesh with the policies that can be about the system's pods, and with what Flux brings beside the trees. A policy of
 * another namespace is about none of them, and there may be very many.
 */
export function ofSystem(state: MeshState): MeshState {
  const clusters = [...state.clusters].map(
    ([name, cluster]) => [name, { ...cluster, policies: narrowed(cluster.policies) }] as const,
  );
  return { ...state, clusters: new Map(clusters) };
}

const narrowed = onceFor((policies: MeshCluster['policies']): MeshCluster['policies'] => {
  const found = new Map(
    [...policies].map(([kind, all]) => [kind, all.filter(({ value }) => isOfSystem(value))] as const),
  );
  const flux = { value: allowsEgress, file: '' };
  return found.set('NetworkPolicy', [...(found.get('NetworkPolicy') ?? []), flux]);
});

const isOfSystem = ({ kind, metadata: { namespace } }: KubeObject): boolean =>
  !['CiliumNetworkPolicy', 'NetworkPolicy'].includes(kind) || system.some(name => name === namespace);

/**
 * Whether a cluster with its system's policies may deny anything to the system: where there are none but Flux's own, which
 * lets its pods reach each other and everything outside, only the enforcement itself does.
 */
export const mayDeny = ({ policies, settings }: MeshCluster): boolean =>
  settings.policy.enforcement === 'always' || hasOthers(policies);

const hasOthers = onceFor((policies: MeshCluster['policies']): boolean =>
  [...policies.values()].flat().some(({ value }) => value !== allowsEgress),
);
