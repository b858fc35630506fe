import {
  ciliumClusterwideNetworkPolicy,
  ciliumNetworkPolicy,
  type CiliumRule,
  type KubeObject,
} from '../../kinds/index';
import type { PeerNamespaces, PodsOfPeer, PolicyPlan } from '../../plan/index';
import { subjectSelector } from './selector';

type Rules = Omit<CiliumRule, 'endpointSelector' | 'nodeSelector'>;

/**
 * The policy object about some pods. Pods of one namespace get a policy in it, beside what else is about them. Pods of
 * several get a clusterwide one: a copy in each namespace would fail the whole layer where one namespace is not there,
 * and would miss those that are made later or get their labels later.
 */
export function policyAbout(
  { labels, where, namespaces }: Pick<PodsOfPeer, 'labels' | 'where' | 'namespaces'>,
  policy: Pick<PolicyPlan, 'name' | 'namespace'>,
  suffix: string,
  rules: Rules,
): KubeObject {
  const namespace = onlyNamespace(namespaces);
  if (namespace !== undefined)
    return ciliumNetworkPolicy({
      metadata: { name: policy.name + suffix, namespace },
      spec: { endpointSelector: subjectSelector({ labels, where }), ...rules },
    });
  return ciliumClusterwideNetworkPolicy({
    metadata: { name: clusterwideName(policy) + suffix },
    spec: { endpointSelector: subjectSelector({ labels, where }, namespaces), ...rules },
  });
}

function onlyNamespace(namespaces: PeerNamespaces): string | undefined {
  const [only, ...others] = 'names' in namespaces ? namespaces.names : [];
  return others.length === 0 ? only : undefined;
}

/** Policies of two namespaces may have one name. No name of a namespace has a dot. */
const clusterwideName = ({ name, namespace }: Pick<PolicyPlan, 'name' | 'namespace'>): string =>
  namespace === undefined ? name : `${namespace}.${name}`;
