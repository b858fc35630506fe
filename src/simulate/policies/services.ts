import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import type { Identity, Peer } from './identity';
import { mapOf, refuse, textOf } from './json';
import { Labels, podNamespace, policyCluster } from './labels';
import { anyOf, type Match } from './match';
import { ciliumKey, equals, kubernetesKey, readSelector, type Selector, selects } from './selector';

/** Pods that a service of `toServices` means. */
interface ServicePods {
  /** Undefined for a service whose endpoints somebody else writes. */
  readonly selector?: Selector;
  /** What tells the pods of the service's own cluster. */
  readonly local: Selector;
}

/**
 * The services that one item of `toServices` names, as selectors of their pods (cilium pkg/policy/k8s/service.go).
 * Without a namespace it is a service of any namespace.
 */
function serviceSelectors(json: unknown, cluster: MeshCluster): ServicePods[] {
  const isMeant = readReference(json);
  const local = [equals('k8s', policyCluster, cluster.name)];
  return [...cluster.services.values()].flatMap(({ value }): ServicePods[] => {
    // Its labels are somebody else's, and its selector is not seen.
    if (value.declared === true || !isMeant(value)) return [];
    if (Object.keys(value.selector).length === 0) return [{ local }];
    const pods = readSelector({ matchLabels: value.selector }, kubernetesKey);
    return [{ selector: [...pods, equals('k8s', podNamespace, value.namespace)], local }];
  });
}

function readReference(json: unknown): (service: ServiceFacts) => boolean {
  const { k8sService, k8sServiceSelector } = mapOf(json);
  const inNamespace = (of: unknown, { namespace }: ServiceFacts): boolean =>
    [undefined, '', namespace].includes(textOf(mapOf(of).namespace));
  if (k8sServiceSelector !== undefined) {
    const selector = readSelector(mapOf(k8sServiceSelector).selector, ciliumKey);
    return service => inNamespace(k8sServiceSelector, service) && selects(selector, labelsOf(service));
  }
  const name = textOf(mapOf(k8sService).serviceName) ?? refuse('an item of toServices names no service');
  return service => inNamespace(k8sService, service) && service.name === name;
}

const labelsOf = ({ labels }: ServiceFacts): Labels =>
  new Labels(Object.entries(labels).map(([key, value]) => ['k8s', key, value] as const));

/** Whether pods of other clusters are meant is not documented; those of the own cluster are. */
export function ofService(json: unknown, cluster: MeshCluster): Peer {
  const found = serviceSelectors(json, cluster);
  if (found.length === 0) return () => 'the service of a rule is not in the tree of its cluster';
  return identity => anyOf(found, service => isBehind(service, identity));
}

function isBehind({ selector, local }: ServicePods, { labels, address }: Identity): Match {
  if (selector === undefined)
    return address !== undefined && 'the endpoints of a service without a selector are not known';
  if (!selects(selector, labels)) return false;
  // cilium/cilium#46732: a key such as app.kubernetes.io/name was taken for the key kubernetes.io/name of a source app.
  if (selector.some(({ key }) => key !== podNamespace && key.includes('.')))
    return 'whether this version reads a service selector with dots in its keys is not known';
  return selects(local, labels) || 'whether toServices means the pods of other clusters is not documented';
}
