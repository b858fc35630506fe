import type { MeshCluster, PortFacts, ServiceFacts } from '../../mesh/index';
import { keyOf } from '../../mesh/state';
import { familiesOf } from './families';
import type { Facts, Pods } from './facts';
import { losesUnnamedPorts } from './quirks';

/** The backends that one cluster has for a name. */
export interface Offer {
  readonly cluster: MeshCluster;
  readonly pods: Pods;
  /** Ports of its endpoints, by the names of its own Service. */
  readonly ports: readonly PortFacts[];
  readonly families: readonly string[];
}

/** An offer as a caller's cluster has it. */
export interface Candidate extends Offer {
  /** `local` to the caller's cluster, or of another one. */
  readonly remote: boolean;
  /** True when its cluster cannot be reached, and traffic to it is lost. */
  readonly gone: boolean;
}

/** What a Service's own pods offer in its own cluster. */
export function localOffer(facts: Facts, cluster: MeshCluster, service: ServiceFacts): Offer {
  return {
    cluster,
    pods: facts.pods(cluster, service),
    ports: service.ports,
    families: familiesOf(service, cluster.settings),
  };
}

/** Why a cluster that has a Service of this name offers no backends to others. */
export type Refusal = 'not global' | 'not shared' | 'namespace not global' | 'external name';

/** What a cluster offers to others for a global service (cilium operator, pkg/clustermesh service synchronisation). */
export function sharedOffer(facts: Facts, cluster: MeshCluster, service: ServiceFacts): Offer | Refusal {
  const { global, shared } = facts.sharing(cluster, service);
  if (service.type === 'ExternalName') return 'external name';
  if (!global) return 'not global';
  if (!shared) return 'not shared';
  if (!facts.gives(cluster, service.namespace)) return 'namespace not global';
  return published(localOffer(facts, cluster, service));
}

/** An offer as it travels to other clusters. */
export function published(offer: Offer): Offer {
  if (!losesUnnamedPorts(offer.cluster.settings.version)) return offer;
  return { ...offer, ports: offer.ports.filter(port => port.name !== '') };
}

export const serviceKey = ({ namespace, name }: ServiceFacts): string => keyOf(namespace, name);
