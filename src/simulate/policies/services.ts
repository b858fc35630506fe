import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import { mapOf, refuse, textOf } from './json';
import { Labels, podNamespace, policyCluster } from './labels';
import { ciliumKey, equals, kubernetesKey, readSelector, type Selector, selects } from './selector';

/** Pods that a service of `toServices` means. */
export interface ServicePods {
  /** Undefined for a service whose endpoints somebody else writes. */
  readonly selector?: Selector;
  /** What tells the pods of the service's own cluster. */
  readonly local: Selector;
}

/**
 * The services that one item of `toServices` names, as selectors of their pods (cilium pkg/policy/k8s/service.go).
 * Without a namespace it is a service of any namespace.
 */
export function serviceSelectors(
  json: unknown,
  { cluster }: { readonly cluster: MeshCluster },
): ServicePods[] {
  const isMeant = readReference(json);
  const local = [equals('k8s', policyCluster, cluster.name)];
  return [...cluster.services.values()].flatMap(({ value }): ServicePods[] => {
    if (!isMeant(value)) return [];
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
