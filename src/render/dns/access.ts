import {
  clusterRole,
  clusterRoleBinding,
  type ClusterRoleBindingProps,
  type ClusterRoleProps,
  type KubeObject,
} from '../../kinds/index';
import { neverPruned } from '../layer';

/** Of everything that Meshprint makes for the zone. */
export const name = 'clusterset-dns';

export const namespace = 'kube-system';

/** What the option `multicluster` reads. Documentation/network/clustermesh/mcsapi.rst */
export const importsRule: NonNullable<ClusterRoleProps['rules']> = [
  { apiGroups: ['multicluster.x-k8s.io'], resources: ['serviceimports'], verbs: ['list', 'watch'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
];

/** Gives the ClusterRole to a ServiceAccount in kube-system. */
export const binding = (serviceAccount: string): Omit<ClusterRoleBindingProps, 'metadata'> => ({
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
  subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
});

/**
 * Lets the platform's CoreDNS read imports; on AKS, EKS, K3s and RKE2 it runs as `coredns`. It stays when the layer goes:
 * a CoreDNS that still has the zone and may not read it any more is not ready after its next start.
 */
export function platformAccess(): KubeObject[] {
  const metadata = { name, annotations: neverPruned };
  return [
    clusterRole({ metadata, rules: importsRule }),
    clusterRoleBinding({ metadata, ...binding('coredns') }),
  ];
}
