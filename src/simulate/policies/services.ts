import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import type { Identity, Peer } from './identity';
import { mapOf, refuse, textOf } from './json';
import { Labels, podNamespace, policyCluster } from './labels';
import { anyOf, type Match } from './match';
import { ciliumKey, equals, kubernetesKey, readSelector, type Selector, selects } from './selector';

/**
 * The services that one item of `toServices` names, as selectors of their pods: undefined for a service whose endpoints
 * somebody else writes. Without a namespace it is a service of any namespace. A selector that is made of a service means
 * the own cluster like any other that names none (cilium pkg/policy/k8s/service.go; pkg/k8s/apis/cilium.io/utils/utils.go).
 */
function serviceSelectors(
  json: unknown,
  { services }: MeshCluster,
  defaultCluster: string | undefined,
): (Selector | undefined)[] {
  const isMeant = readReference(json);
  const local = defaultCluster === undefined ? [] : [equals('k8s', policyCluster, defaultCluster)];
  return [...services.values()].flatMap(({ value }): (Selector | undefined)[] => {
    // Its labels are somebody else's, and its selector is not seen.
    if (value.declared === true || !isMeant(value)) return [];
    if (Object.keys(value.selector).length === 0) return [undefined];
    const pods = readSelector({ matchLabels: value.selector }, kubernetesKey);
    return [[...pods, equals('k8s', podNamespace, value.namespace), ...local]];
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

export function ofService(json: unknown, cluster: MeshCluster, defaultCluster: string | undefined): Peer {
  const found = serviceSelectors(json, cluster, defaultCluster);
  if (found.length === 0) return () => 'the service of a rule is not in the tree of its cluster';
  return identity => anyOf(found, selector => isBehind(selector, identity, cluster.settings.minor));
}

function isBehind(selector: Selector | undefined, { labels, address }: Identity, minor: number): Match {
  if (selector === undefined)
    return address !== undefined && 'the endpoints of a service without a selector are not known';
  if (!selects(selector, labels)) return false;
  // cilium/cilium#46732: a key such as app.kubernetes.io/name was taken for the key kubernetes.io/name of a source app.
  const derived = [podNamespace, policyCluster];
  if (minor < 1020 && selector.some(({ key }) => !derived.includes(key) && key.includes('.')))
    return 'whether this version reads a service selector with dots in its keys is not known';
  return true;
}
