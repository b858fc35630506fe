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

/** The mesh with what Flux brings beside the trees. */
export function withFlux(state: MeshState): MeshState {
  const found = { value: allowsEgress, file: '' };
  const added = ([name, cluster]: [string, MeshCluster]): [string, MeshCluster] => [
    name,
    {
      ...cluster,
      policies: new Map([
        ...cluster.policies,
        ['NetworkPolicy', [...(cluster.policies.get('NetworkPolicy') ?? []), found]],
      ]),
    },
  ];
  return { ...state, clusters: new Map([...state.clusters].map(added)) };
}
