import type { ControlPlaneProps } from '../model/index';
import type { CiliumRelease } from '../releases/index';
import type { ControlPlane } from '../values/index';

/**
 * Without it what is known of a dead peer stays in use for ever (cilium/cilium#19217); long enough for a
 * clustermesh-apiserver to be replaced, or a link to be mended.
 */
const cacheTtl = '15m';

/** A cluster's control plane: its own properties over the fleet's over the defaults. */
export function resolveControlPlane(
  fleet: ControlPlaneProps = {},
  own: ControlPlaneProps = {},
  release: CiliumRelease,
): ControlPlane {
  const props: ControlPlaneProps = { ...fleet, ...given(own) };
  return {
    replicas: props.replicas ?? 2,
    resources: { ...fleet.resources, ...given(own.resources ?? {}) },
    podDisruptionBudget: props.podDisruptionBudget ?? { maxUnavailable: 1 },
    kvstoreMesh: props.kvstoreMesh ?? true,
    etcdStorage: props.etcdStorage ?? 'disk',
    cacheTtl: release.hasCacheTtl ? (props.cacheTtl ?? cacheTtl) : undefined,
    etcdQps: release.hasEtcdQps ? props.etcdQps : undefined,
    kvstoreMeshQps: release.hasEtcdQps ? props.kvstoreMeshQps : undefined,
    ignored: [
      ...(release.hasCacheTtl || props.cacheTtl === undefined ? [] : (['cacheTtl'] as const)),
      ...(release.hasEtcdQps || props.etcdQps === undefined ? [] : (['etcdQps'] as const)),
      ...(release.hasEtcdQps || props.kvstoreMeshQps === undefined ? [] : (['kvstoreMeshQps'] as const)),
    ],
  };
}

/** What is there: in JavaScript a property may be there without a value. */
const given = <T extends object>(props: T): Partial<T> =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Partial<T>;
