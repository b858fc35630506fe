import type { KubeObject } from '../../kinds/index';
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
  const clusters = [...state.clusters].map(([name, cluster]) => [name, narrowed(cluster)] as const);
  return { ...state, clusters: new Map(clusters) };
}

function narrowed(cluster: MeshCluster): MeshCluster {
  const policies = new Map(
    [...cluster.policies].map(([kind, all]) => [kind, all.filter(({ value }) => isOfSystem(value))] as const),
  );
  const flux = { value: allowsEgress, file: '' };
  policies.set('NetworkPolicy', [...(policies.get('NetworkPolicy') ?? []), flux]);
  return { ...cluster, policies };
}

const isOfSystem = ({ kind, metadata: { namespace } }: KubeObject): boolean =>
  !['CiliumNetworkPolicy', 'NetworkPolicy'].includes(kind) || system.some(name => name === namespace);
