import { isMap, type JsonMap, type Json, type KubeObject } from '../../kinds/index';
import type { Found, MeshCluster, MeshState } from '../../mesh/index';
import { policyCluster } from './labels';
import { ciliumKey } from './selector';

/*
 * `policy-default-local-cluster` decides which clusters a peer means that names none: every cluster, or the own one
 * (cilium Documentation/operations/upgrade.rst; pkg/k8s/apis/cilium.io/utils/utils.go, pkg/k8s/network_policy.go,
 * pkg/policy/k8s/service.go).
 */

/** A policy in which some peers name no cluster. */
export interface Unsaid {
  /** Places of those peers in the object: `spec.ingress[0].fromEndpoints[0]`. */
  readonly peers: readonly string[];
  /** Places of `toServices`: the setting says which pods of a service they mean, and they cannot say it themselves. */
  readonly services: readonly string[];
  /** Places of which nobody documents whether the setting is about them. */
  readonly undocumented: readonly string[];
}

/** How a peer says which clusters it means; the name is that of the own cluster. */
type ClusterWords = { readonly every: true } | { readonly only: string };

const rules = ['ingress', 'ingressDeny', 'egress', 'egressDeny'] as const;
const peerLists = ['fromEndpoints', 'toEndpoints', 'fromNodes', 'toNodes'] as const;

/** Peers of a policy that name no cluster; undefined where there are none, and for what is no policy. */
export function unsaidIn(object: KubeObject, minor: number): Unsaid | undefined {
  const peers: string[] = [];
  const services: string[] = [];
  const undocumented: string[] = [];
  rewrite(object, {
    peer: place => void peers.push(place),
    service: place => void services.push(place),
    unsure: place => void undocumented.push(place),
    minor,
  });
  const all = [...peers, ...services, ...undocumented];
  return all.length === 0 ? undefined : { peers, services, undocumented };
}

/** The same policy, in which every peer says which clusters it means. */
export const sayClusters = (object: KubeObject, words: ClusterWords): KubeObject =>
  rewrite(object, {
    peer: (_, selector) => said(selector, words),
    service: () => undefined,
    unsure: () => undefined,
    minor: Infinity,
  });

/** A mesh in which the setting is another one; clusters whose policies leave nothing unsaid stay as they are. */
export function withDefaultCluster(state: MeshState, policyDefaultLocalCluster: boolean): MeshState {
  const clusters = new Map(
    [...state.clusters].map(([name, cluster]) => {
      if (!policiesOf(cluster).some(({ value }) => unsaidIn(value, cluster.settings.minor) !== undefined))
        return [name, cluster];
      return [name, { ...cluster, settings: { ...cluster.settings, policyDefaultLocalCluster } }];
    }),
  );
  return { ...state, clusters };
}

/** The policies of a cluster whose peers may name clusters. */
export const policiesOf = ({ policies }: MeshCluster): Found<KubeObject>[] =>
  ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'NetworkPolicy'].flatMap(
    kind => policies.get(kind) ?? [],
  );

interface Visit {
  /** What takes the place of a selector that names no cluster. */
  readonly peer: (place: string, selector: JsonMap) => JsonMap | undefined;
  readonly service: (place: string) => void;
  readonly unsure: (place: string) => void;
  readonly minor: number;
}

function rewrite(object: KubeObject, visit: Visit): KubeObject {
  const isNetworkPolicy = object.kind === 'NetworkPolicy';
  const rule = (json: Json | undefined, at: string): Json | undefined => {
    if (!isMap(json)) return json;
    return mapRules(json, at, (item, place) =>
      isNetworkPolicy ? networkItem(item, place, visit) : ciliumItem(item, place, visit),
    );
  };
  const { spec, specs } = object;
  return {
    ...object,
    ...(spec !== undefined && { spec: rule(spec, 'spec') }),
    ...(Array.isArray(specs) && {
      specs: (specs as Json[]).map((one, i) => rule(one, `specs[${i}]`) ?? null),
    }),
  } as KubeObject;
}

const mapRules = (spec: JsonMap, at: string, change: (item: JsonMap, place: string) => JsonMap): JsonMap => ({
  ...spec,
  ...Object.fromEntries(
    rules.flatMap(list => {
      const items = spec[list];
      if (!Array.isArray(items)) return [];
      return [
        [
          list,
          (items as Json[]).map((item, i) => (isMap(item) ? change(item, `${at}.${list}[${i}]`) : item)),
        ],
      ];
    }),
  ),
});

function ciliumItem(item: JsonMap, place: string, { peer, service }: Visit): JsonMap {
  if (Array.isArray(item.toServices) && item.toServices.length > 0) service(`${place}.toServices`);
  return mapLists(item, peerLists, (selector, list, i) =>
    namesCluster(selector) || isReserved(selector) ? undefined : peer(`${place}.${list}[${i}]`, selector),
  );
}

/** Only the selector of pods may name a cluster; a peer without selectors is a block of addresses. */
function networkItem(item: JsonMap, place: string, { peer, unsure, minor }: Visit): JsonMap {
  return mapLists(item, ['from', 'to'], (one, list, i) => {
    const at = `${place}.${list}[${i}]`;
    const selects = isMap(one.podSelector) || isMap(one.namespaceSelector);
    // cilium/cilium#46305: beside a block of addresses, pods of the own namespace were let in.
    if (!selects && list === 'from' && minor < 1020) unsure(at);
    if (!selects) return undefined;
    const pods = isMap(one.podSelector) ? one.podSelector : {};
    const podSelector = namesCluster(pods) ? undefined : peer(at, pods);
    return podSelector && { ...one, podSelector };
  });
}

const mapLists = (
  item: JsonMap,
  lists: readonly string[],
  change: (map: JsonMap, list: string, i: number) => JsonMap | undefined,
): JsonMap => ({
  ...item,
  ...Object.fromEntries(
    lists.flatMap(list => {
      const items = item[list];
      if (!Array.isArray(items)) return [];
      return [[list, (items as Json[]).map((one, i) => (isMap(one) ? (change(one, list, i) ?? one) : one))]];
    }),
  ),
});

function keysOf({ matchLabels, matchExpressions }: JsonMap): string[] {
  const expressions = Array.isArray(matchExpressions) ? (matchExpressions as Json[]) : [];
  return [
    ...Object.keys(isMap(matchLabels) ? matchLabels : {}),
    ...expressions.flatMap(one => (isMap(one) && typeof one.key === 'string' ? [one.key] : [])),
  ];
}

const namesCluster = (selector: JsonMap): boolean =>
  keysOf(selector).some(key => key.replace(/^(k8s|any):/, '') === policyCluster);

const isReserved = (selector: JsonMap): boolean =>
  keysOf(selector).some(key => ciliumKey(key).source === 'reserved');

function said(selector: JsonMap, words: ClusterWords): JsonMap {
  if ('only' in words)
    return {
      ...selector,
      matchLabels: { ...(selector.matchLabels as JsonMap | undefined), [policyCluster]: words.only },
    };
  const before = Array.isArray(selector.matchExpressions) ? (selector.matchExpressions as Json[]) : [];
  return { ...selector, matchExpressions: [...before, { key: policyCluster, operator: 'Exists' }] };
}
