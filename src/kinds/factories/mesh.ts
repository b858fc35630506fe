import type { KubeObject } from '../object';
import { ciliumClusterwideNetworkPolicySchema, ciliumNetworkPolicySchema } from '../schemas/cilium/policy';
import { clusterIssuerSchema } from '../schemas/certmanager';
import { serviceExportSchema } from '../schemas/mcs';
import { factoryOf, make, type PropsOf } from './factory';

type ServiceExportProps = PropsOf<typeof serviceExportSchema>;

/** The versions of the MCS API that are served: Cilium speaks v1beta1 from 1.20 on, v1alpha1 before. */
export type McsApiVersion = (typeof serviceExportSchema.apiVersions)[number];

/** cilium.io/v2 CiliumNetworkPolicy. */
export const ciliumNetworkPolicy = factoryOf(ciliumNetworkPolicySchema);

/** cilium.io/v2 CiliumClusterwideNetworkPolicy. */
export const ciliumClusterwideNetworkPolicy = factoryOf(ciliumClusterwideNetworkPolicySchema);

/** cert-manager.io/v1 ClusterIssuer. */
export const clusterIssuer = factoryOf(clusterIssuerSchema);

/** multicluster.x-k8s.io ServiceExport, in the version that a cluster's Cilium speaks. */
export const serviceExport = (apiVersion: McsApiVersion, props: ServiceExportProps): KubeObject =>
  make(apiVersion, serviceExportSchema.kind, props);
