import { isMap } from '../../../kinds/index';
import type { Path } from '../../../kinds/problem';
import {
  ciliumKey,
  kubernetesKey,
  namespaceLabels,
  podNamespace,
  policyCluster,
  readSelector,
  type Requirement,
  type Selector,
} from '../../../simulate/index';
import { type Fields, listIn, type Policy, type PolicyRule, wanted } from './policies';

/** Pods that a rule names as its other side. */
export interface PodPeer {
  readonly at: Path;
  /** As it is written, of Kubernetes' two selectors both. */
  readonly selector: Selector;
  /** Namespaces that the pods are in; undefined for any, or for what only labels of namespaces say. */
  readonly namespaces: readonly string[] | undefined;
  /** Clusters that it names by a value, or leaves out by one; empty where it names none. */
  readonly clusters: readonly Requirement[];
}

const known = new WeakMap<PolicyRule, readonly PodPeer[]>();

/** The selectors of pods of a rule. Those that name a reserved identity select no pods. */
export function podPeers(policy: Policy, rule: PolicyRule): readonly PodPeer[] {
  const peers = known.get(rule) ?? readPeers(policy, rule);
  known.set(rule, peers);
  return peers;
}

function readPeers({ namespace, isKubernetes }: Policy, rule: PolicyRule): PodPeer[] {
  return (isKubernetes ? kubernetesPeers(rule) : ciliumPeers(rule))
    .filter(({ selector }) => selector.every(({ source }) => source !== 'reserved'))
    .map(({ at, selector, anyNamespace }) => ({
      at,
      selector,
      namespaces: namespacesOf(selector, anyNamespace ? undefined : namespace),
      clusters: selector.filter(isOf(policyCluster)),
    }));
}

interface Written {
  readonly at: Path;
  readonly selector: Selector;
  readonly anyNamespace: boolean;
}

function ciliumPeers({ at, ingress, fields }: PolicyRule): Written[] {
  const field = ingress ? 'fromEndpoints' : 'toEndpoints';
  return listIn(fields, field).map((item, i) => ({
    at: [...at, field, i],
    selector: readSelector(item, ciliumKey),
    anyNamespace: false,
  }));
}

function kubernetesPeers({ at, ingress, fields }: PolicyRule): Written[] {
  const field = ingress ? 'from' : 'to';
  return listIn(fields, field).flatMap((item, i) => {
    const { podSelector, namespaceSelector } = isMap(item) ? item : ({} as Fields);
    if (podSelector === undefined && namespaceSelector === undefined) return [];
    const pods = readSelector(podSelector ?? {}, kubernetesKey);
    const namespaces = readSelector(namespaceSelector ?? {}, key => ({
      source: 'k8s',
      key: `${namespaceLabels}${key}`,
    }));
    const selector = [...pods, ...namespaces];
    return [{ at: [...at, field, i], selector, anyNamespace: namespaceSelector !== undefined }];
  });
}

/** True for a condition on a label of pods that Cilium derives. */
export const isOf =
  (key: string) =>
  (requirement: Requirement): boolean =>
    requirement.key === key && requirement.source !== 'reserved';

const nameOfNamespace = `${namespaceLabels}kubernetes.io/metadata.name`;

/** Conditions that say namespaces by their names. */
export const isNamespaceName = (requirement: Requirement): boolean =>
  isOf(podNamespace)(requirement) || isOf(nameOfNamespace)(requirement);

function namespacesOf(selector: Selector, own: string | undefined): readonly string[] | undefined {
  const named = selector.filter(isNamespaceName).map(wanted);
  const [first] = named.filter(values => values.length > 0);
  if (first !== undefined) return first;
  const isSaid = named.length > 0 || selector.some(({ key }) => key.startsWith(namespaceLabels));
  return own === undefined || isSaid ? undefined : [own];
}

/** Conditions on the labels that pods carry themselves. */
export const podLabels = (selector: Selector): Selector =>
  selector.filter(
    ({ source, key }) => source !== 'reserved' && !key.startsWith('io.cilium.k8s.') && key !== podNamespace,
  );
