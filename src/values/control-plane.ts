import type { Values } from '../releases/index';
import type { Budget, CiliumInput, ControlPlane, Resources } from './input';
import { service } from './service';

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
