import type { Values } from '../releases/index';
import type { CiliumInput } from './cilium';
import { service } from './service';

/** How clustermesh-apiserver runs, with its defaults. */
export interface ControlPlane {
  readonly replicas: number;
  readonly resources: Readonly<Partial<Record<'apiserver' | 'etcd' | 'kvstoreMesh', Resources>>>;
  readonly podDisruptionBudget: Budget;
  readonly kvstoreMesh: boolean;
  readonly etcdStorage: 'disk' | 'memory';
  /** Undefined where the minor has none. */
  readonly cacheTtl: string | undefined;
  /** Undefined for Cilium's own. */
  readonly etcdQps: number | undefined;
  readonly kvstoreMeshQps: number | undefined;
  /** Properties that the blueprint gives and that the cluster's minor does not have. */
  readonly ignored: readonly ('cacheTtl' | 'etcdQps' | 'kvstoreMeshQps')[];
}

/** What a container is promised, and what it may take at most. */
export interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

/** Kubernetes quantities. */
interface Amounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** Pods, or a percentage of them, that must stay or may go. */
export type Budget =
  { readonly maxUnavailable: number | string } | { readonly minAvailable: number | string };

/** How clustermesh-apiserver runs, and the Service under which peers reach it. */
export function apiserver(input: CiliumInput): Values {
  const { replicas, resources, podDisruptionBudget, kvstoreMesh, etcdStorage, ...rest } = input.controlPlane;
  const { apiserver, etcd, kvstoreMesh: mesh } = resources;
  return {
    replicas,
    podDisruptionBudget: budget(podDisruptionBudget),
    ...(apiserver && { resources: quantities(apiserver) }),
    ...(rest.etcdQps !== undefined && { etcdQPS: rest.etcdQps }),
    ...store(etcdStorage, etcd),
    kvstoremesh: {
      enabled: kvstoreMesh,
      ...(mesh && { resources: quantities(mesh) }),
      ...(rest.kvstoreMeshQps !== undefined && { etcdQPS: rest.kvstoreMeshQps }),
    },
    service: service(input),
  };
}

/** The chart's own medium is the disk. */
function store(storage: ControlPlane['etcdStorage'], resources: Resources | undefined): Values {
  if (storage === 'disk' && resources === undefined) return {};
  return {
    etcd: {
      ...(storage === 'memory' && { storageMedium: 'Memory' }),
      ...(resources && { resources: quantities(resources) }),
    },
  };
}

/** Null takes the chart's own default away: a budget with both is one that the API server refuses. */
const budget = (props: Budget): Values =>
  'minAvailable' in props
    ? { enabled: true, minAvailable: props.minAvailable, maxUnavailable: null }
    : { enabled: true, maxUnavailable: props.maxUnavailable, minAvailable: null };

/** The chart takes them as Kubernetes does. */
const quantities = ({ requests, limits }: Resources): Values => ({
  ...(requests && { requests: { ...requests } }),
  ...(limits && { limits: { ...limits } }),
});

/** `clustermesh` values of the control plane that are not those of clustermesh-apiserver. */
export const cache = ({ controlPlane: { cacheTtl } }: CiliumInput): Values =>
  cacheTtl === undefined ? {} : { cacheTTL: cacheTtl };
