import type { IConstruct } from 'constructs';
import { isMap } from '../kinds/index';
import type { Fleet } from './fleet';
import type { MeshNamespace } from './namespace';
import { Part, pathOf } from './part';
import type { PeerProps, ServicePeer } from './policy-peers';
import type { FlowPort, HttpRequest, IcmpMessage } from './policy-traffic';
import { ExportedService, GlobalService } from './service';

/** Traffic from one side to the other. */
export interface FlowProps {
  readonly from: PeerProps;
  readonly to: PeerProps;
  /** Default: every port. */
  readonly ports?: readonly FlowPort[];
  /** Only these ICMP messages, and no ports. */
  readonly icmp?: readonly IcmpMessage[];
  /**
   * Only these HTTP requests, of an allow with TCP ports. Where pods are in no default deny, this refuses all other
   * requests of `from` on these ports.
   */
  readonly http?: readonly HttpRequest[];
  /** Only lookups of these names, of an allow with the port of a DNS server; `*` stands for characters of one label. */
  readonly dns?: readonly string[];
  /** Whether only traffic within one cluster is meant, between the sides that are in it. Default: false. */
  readonly sameCluster?: boolean;
  /** Write the policy of one end alone: `egress` where it leaves, `ingress` where it arrives. Default: both. */
  readonly only?: 'egress' | 'ingress';
}

/** Exactly one of the keys. */
export type MeshPolicyShape = { readonly allow: FlowProps } | { readonly deny: FlowProps };

type Written<P> = P extends ServicePeer
  ? Omit<P, 'service'> & { readonly service: string | GlobalService | ExportedService }
  : P;
type WrittenFlow = Omit<FlowProps, 'from' | 'to'> & {
  readonly from: Written<PeerProps>;
  readonly to: Written<PeerProps>;
};

/** As {@link MeshPolicyShape}; in code a service may be given as the construct itself. */
export type MeshPolicyProps = { readonly allow: WrittenFlow } | { readonly deny: WrittenFlow };

/**
 * One statement about traffic between two sides. It becomes the egress policy in the clusters of `from` and the
 * ingress policy in those of `to`. An allow only adds: it does not put pods into default deny.
 */
export class MeshPolicy extends Part {
  readonly props: MeshPolicyShape;

  /** @param scope the namespace that pods are in unless a side says otherwise, or the fleet for every namespace */
  constructor(scope: MeshNamespace | Fleet, name: string, props: MeshPolicyProps) {
    super(scope, name);
    this.props = toShape(props, this.node.root);
  }
}

/** A construct is replaced by its path, so that props stay plain data; anything else is left to the schema. */
function toShape(props: MeshPolicyProps, fleet: IConstruct): MeshPolicyShape {
  const toPath = (service: unknown): unknown => pathOfService(service, fleet);
  const peer = (written: unknown): unknown => change(written, ['service'], toPath);
  const flow = (written: unknown): unknown => change(written, ['from', 'to'], peer);
  return change(props, ['allow', 'deny'], flow) as MeshPolicyShape;
}

/** A service of another fleet keeps that fleet's name in its path, so that it is not taken for one of this fleet. */
function pathOfService(service: unknown, fleet: IConstruct): unknown {
  if (!(service instanceof GlobalService || service instanceof ExportedService)) return service;
  const { root } = service.node;
  return root === fleet ? pathOf(service) : `${root.node.id}:${pathOf(service)}`;
}

/** A copy of a map with some of its values changed; what is no map stays what it is. */
function change(value: unknown, keys: readonly string[], to: (value: unknown) => unknown): unknown {
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, keys.includes(key) ? to(v) : v]));
}
