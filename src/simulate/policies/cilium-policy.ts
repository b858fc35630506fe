import { isMap, type KubeObject } from '../../kinds/index';
import type { Entry, Origin, Place, Subject } from './entry';
import { flagOf, type Json, listOf, mapOf, Refusal, refuse, textOf } from './json';
import { readPeers, type Scope } from './peers';
import { l7Kind, type PortRule, readIcmpRule, readPortRule } from './ports';
import { ciliumKey, inNamespace, readSelector } from './selector';

/** The four lists of a rule. */
const lists = [
  { name: 'ingress', ingress: true, deny: false },
  { name: 'ingressDeny', ingress: true, deny: true },
  { name: 'egress', ingress: false, deny: false },
  { name: 'egressDeny', ingress: false, deny: true },
] as const;

type From = Omit<Origin, 'rule'>;

/** The rules of a CiliumNetworkPolicy or a CiliumClusterwideNetworkPolicy; one that Cilium refuses says so in each. */
export function readCiliumPolicy(object: KubeObject, origin: From, place: Place): Entry[] {
  const namespace =
    object.kind === 'CiliumNetworkPolicy' ? (textOf(object.metadata.namespace) ?? 'default') : undefined;
  const specs = [
    ...(isMap(object.spec) ? [{ at: 'spec', rule: mapOf(object.spec) }] : []),
    ...(listOf(object.specs) ?? []).map((rule, i) => ({ at: `specs[${i}]`, rule: mapOf(rule) })),
  ];
  try {
    return specs.flatMap(({ at, rule }) => readRule(rule, at, origin, { ...place, namespace }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const why = error.message;
    return specs.flatMap(({ at, rule }) => refusedRule(rule, at, origin, namespace, why));
  }
}

type Where = Place & { readonly namespace: string | undefined };

function readRule(rule: Json, at: string, from: From, where: Where): Entry[] {
  const subject = readSubject(rule, where.namespace);
  const scope: Scope = {
    cluster: where.cluster,
    minor: where.minor,
    ...(where.defaultCluster !== undefined && { defaultCluster: where.defaultCluster }),
    ...(where.namespace !== undefined && { namespace: where.namespace }),
    aboutInit: subject.selector.some(({ full }) => full === 'reserved:init'),
  };
  if (lists.every(({ name }) => (listOf(rule[name]) ?? []).length === 0))
    return refuse('a policy needs a rule in one direction at least');
  return lists.flatMap(list =>
    (listOf(rule[list.name]) ?? []).map((item, i) => ({
      ...readItem(mapOf(item), list, subject.nodes, scope),
      ingress: list.ingress,
      deny: list.deny,
      defaultDeny: deniesByDefault(rule, list.ingress, where),
      subject,
      origin: { ...from, rule: `${at}.${list.name}[${i}]` },
    })),
  );
}

/** A direction that has rules denies by default, unless it is told not to. */
function deniesByDefault(rule: Json, ingress: boolean, { cluster }: Place): boolean {
  if (!cluster.settings.policy.defaultDenyCanBeOff) return true;
  const said = mapOf(rule.enableDefaultDeny)[ingress ? 'ingress' : 'egress'] ?? true;
  return flagOf(said) ?? refuse('enableDefaultDeny is neither true nor false');
}

function readSubject(rule: Json, namespace: string | undefined): Subject {
  const nodes = isMap(rule.nodeSelector);
  if (nodes === isMap(rule.endpointSelector))
    return refuse('a policy needs either an endpointSelector or a nodeSelector');
  if (nodes && namespace !== undefined) return refuse('a nodeSelector needs a clusterwide policy');
  const selector = readSelector(nodes ? rule.nodeSelector : rule.endpointSelector, ciliumKey);
  return namespace === undefined
    ? { nodes, selector }
    : { nodes, namespace, selector: inNamespace(selector, namespace) };
}

type Item = Pick<Entry, 'authentication' | 'peer' | 'ports' | 'selectors'>;

function readItem(item: Json, { ingress, deny }: (typeof lists)[number], nodes: boolean, scope: Scope): Item {
  const toPorts = listOf(item.toPorts) ?? [];
  const icmps = listOf(item.icmps) ?? [];
  if (toPorts.length > 0 && icmps.length > 0) refuse('icmps and toPorts are not for the same rule');
  const { l7Proxy, extendedProtocols } = scope.cluster.settings.policy;
  const ports: readonly PortRule[] = [
    ...toPorts.map(port => readPortRule(port, ingress, extendedProtocols)),
    ...icmps.map(readIcmpRule),
  ];
  const kinds = toPorts.flatMap(port => l7Kind(mapOf(port)) ?? []);
  const proxied = kinds.length > 0 || ports.some(({ parser }) => parser !== undefined);
  if (proxied && !l7Proxy) refuse('L7 rules need the proxy, which is off');
  if (deny && proxied) refuse('a deny has no L7 rules');
  const http = ports.some(({ parser }) => parser === 'http');
  if (nodes && (ingress ? proxied : http)) refuse('host policies have no L7 rules other than DNS on egress');
  if (scope.namespace === undefined && toPorts.some(isNamespacedListener))
    refuse('a clusterwide policy has a listener of the kind CiliumEnvoyConfig');
  const mode = deny ? undefined : textOf(mapOf(item.authentication).mode);
  return {
    ...readPeers(item, ingress ? 'from' : 'to', ports.length > 0, scope),
    ...(ports.length > 0 && { ports }),
    ...(mode !== undefined && { authentication: mode }),
  };
}

/** Found when the policy of a pod is made, not before (cilium pkg/policy/l4.go, createL4Filter). */
const isNamespacedListener = (port: unknown): boolean =>
  mapOf(mapOf(mapOf(port).listener).envoyConfig).kind === 'CiliumEnvoyConfig';

/** Stands for what a refused policy may have left behind: nobody knows what was there before. */
function refusedRule(
  rule: Json,
  at: string,
  from: From,
  namespace: string | undefined,
  refused: string,
): Entry[] {
  const subjects = refusedSubjects(rule, namespace);
  return lists.flatMap(({ name, ingress, deny }) =>
    (listOf(rule[name]) ?? []).flatMap((_, i) =>
      subjects.map(subject => ({
        ingress,
        deny,
        defaultDeny: false,
        subject,
        peer: () => true,
        selectors: [],
        origin: { ...from, rule: `${at}.${name}[${i}]` },
        refused,
      })),
    ),
  );
}

/** Whom it is about; where it does not say in a way that can be read, pods and nodes alike. */
function refusedSubjects(rule: Json, namespace: string | undefined): readonly Subject[] {
  try {
    return [readSubject(rule, namespace)];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (namespace !== undefined) return [{ nodes: false, namespace, selector: [] }];
    const nodes = [
      isMap(rule.endpointSelector) ? [false] : [],
      isMap(rule.nodeSelector) ? [true] : [],
    ].flat();
    return (nodes.length > 0 ? nodes : [false, true]).map(one => ({ nodes: one, selector: [] }));
  }
}
