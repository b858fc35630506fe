import type { Json, JsonMap, KubeObject } from '../../../../src/kinds/index';
import type { NamedPort } from '../../../../src/simulate/index';

/*
 * Cilium's policy engine once more, as slow and as close to its sources as it goes: policies become entries, entries
 * become keys of a policy map over numbered identities, and a packet is looked up in that map. It shares nothing with
 * the evaluator, so that what both say alike is not said alike because of one mistake.
 */

/** A label as `source`, key and value. */
export type EngineLabel = readonly [string, string, string];

export interface EngineIdentity {
  readonly labels: readonly EngineLabel[];
  readonly ports?: readonly NamedPort[];
}

export interface EngineOptions {
  readonly cluster: string;
  readonly defaultLocal: boolean;
  readonly enforcement: 'default' | 'always' | 'never';
}

interface Requirement {
  /** `source.key`. */
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** An entry of pkg/policy/types/policyentry.go. */
export interface Entry {
  readonly ingress: boolean;
  readonly deny: boolean;
  readonly defaultDeny: boolean;
  readonly subject: readonly Requirement[];
  /** Undefined for nil, which selects nothing; without any it is a wildcard, if there are ports. */
  readonly l3: readonly (readonly Requirement[])[] | undefined;
  readonly l4: readonly (readonly { port: string; endPort: number; protocol: string }[])[];
}

const nsKey = 'io.kubernetes.pod.namespace';
const nsLabels = 'io.cilium.k8s.namespace.labels.';
const clusterKey = 'io.cilium.k8s.policy.cluster';

const list = (json: Json | undefined): readonly JsonMap[] | undefined =>
  Array.isArray(json) ? (json as readonly JsonMap[]) : undefined;
const texts = (json: Json | undefined): readonly string[] | undefined =>
  Array.isArray(json) ? (json as readonly string[]) : undefined;
const map = (json: Json | undefined): JsonMap => (json ?? {}) as JsonMap;

function extended(key: string): string {
  const colon = key.indexOf(':');
  return colon < 0 ? `any.${key}` : `${key.slice(0, colon)}.${key.slice(colon + 1)}`;
}

function requirements(selector: JsonMap, keyed: (key: string) => string): Requirement[] {
  return [
    ...Object.entries(map(selector.matchLabels)).map(([key, value]) => ({
      key: keyed(key),
      operator: '=',
      values: [value as string],
    })),
    ...(list(selector.matchExpressions) ?? []).map(({ key, operator, values }) => ({
      key: keyed(key as string),
      operator: operator as string,
      values: texts(values) ?? [],
    })),
  ];
}

const one = (key: string, operator: string, ...values: string[]): Requirement => ({ key, operator, values });

export function matches(selector: readonly Requirement[], labels: readonly EngineLabel[]): boolean {
  return selector.every(({ key, operator, values }) => {
    const dot = key.indexOf('.');
    const [source, name] = [key.slice(0, dot), key.slice(dot + 1)];
    const found = labels.find(([s, k]) => k === name && (source === 'any' || source === s));
    if (operator === 'Exists') return found !== undefined;
    if (operator === 'DoesNotExist') return found === undefined;
    if (operator === 'NotIn') return found === undefined || !values.includes(found[2]);
    return found !== undefined && values.includes(found[2]);
  });
}

const anyOf = (keys: readonly string[], ...wanted: string[]): boolean =>
  keys.some(key => wanted.includes(key));

/** pkg/k8s/apis/cilium.io/utils/utils.go, getEndpointSelector. */
function peerSelector(json: JsonMap, namespace: string | undefined, options: EngineOptions): Requirement[] {
  const found = requirements(json, extended);
  const keys = found.map(({ key }) => key);
  if (keys.some(key => key.startsWith('reserved.'))) return found;
  if (!anyOf(keys, `k8s.${nsKey}`, `any.${nsKey}`)) {
    const byLabels = keys.some(key => key.startsWith(`k8s.${nsLabels}`) || key.startsWith(`any.${nsLabels}`));
    if (namespace === undefined) found.push(one(`k8s.${nsKey}`, 'Exists'));
    else if (!byLabels) found.push(one(`k8s.${nsKey}`, '=', namespace));
  }
  if (options.defaultLocal && !anyOf(keys, `k8s.${clusterKey}`, `any.${clusterKey}`))
    found.push(one(`k8s.${clusterKey}`, '=', options.cluster));
  return found;
}

const reserved = (name: string): Requirement[] => [one(`reserved.${name}`, '=', '')];
function entity(name: string, cluster: string): Requirement[][] {
  if (name === 'all') return [[]];
  if (name === 'world') return [reserved('world'), reserved('world-ipv4'), reserved('world-ipv6')];
  if (name !== 'cluster') return [reserved(name)];
  const nodes = ['host', 'remote-node', 'init', 'ingress', 'health', 'unmanaged', 'kube-apiserver'];
  return [...nodes.map(reserved), [one(`k8s.${clusterKey}`, '=', cluster)]];
}

/** The label of a block of IPv4: that of every block around an address is on its identity. */
export function blockLabel(address: string, prefix: number): string {
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - prefix);
  return `${Math.floor(number / size) * size}/${prefix}`;
}
const block = (text: string): string => {
  const [address = '', prefix = '32'] = text.split('/');
  return blockLabel(address, Number(prefix));
};
const blockSelector = (cidr: string, except: readonly string[] = []): Requirement[] => [
  one(`cidr.${block(cidr)}`, 'Exists'),
  ...except.map(text => one(`cidr.${block(text)}`, 'DoesNotExist')),
];

/** pkg/policy/utils/parserules.go, mergeEndpointSelectors. */
function ciliumPeers(
  item: JsonMap,
  way: string,
  namespace: string | undefined,
  options: EngineOptions,
): Entry['l3'] {
  const endpoints = list(item[`${way}Endpoints`]);
  const entities = texts(item[`${way}Entities`]);
  const cidr = texts(item[`${way}CIDR`]);
  const cidrSet = list(item[`${way}CIDRSet`]);
  if ([endpoints, entities, cidr, cidrSet].some(found => found?.length === 0)) return undefined;
  return [
    ...(endpoints ?? []).map(selector => peerSelector(selector, namespace, options)),
    ...(entities ?? []).flatMap(name => entity(name, options.cluster)),
    ...(cidr ?? []).map(text => blockSelector(text)),
    ...(cidrSet ?? []).map(rule => blockSelector(rule.cidr as string, texts(rule.except))),
  ];
}

const toPort = ({ port, endPort, protocol }: JsonMap, fallback: string): Entry['l4'][number][number] => ({
  port: (port as string | undefined) ?? '0',
  endPort: (endPort as number | undefined) ?? 0,
  protocol: (protocol as string | undefined) ?? fallback,
});

export function ciliumEntries({ metadata, spec, specs }: KubeObject, options: EngineOptions): Entry[] {
  const namespace = metadata.namespace as string | undefined;
  return [...(spec === undefined ? [] : [spec as JsonMap]), ...(list(specs as Json) ?? [])].flatMap(rule =>
    (['ingress', 'ingressDeny', 'egress', 'egressDeny'] as const).flatMap(name =>
      (list(rule[name]) ?? []).map((item): Entry => {
        const way = name.startsWith('ingress') ? 'ingress' : 'egress';
        const own = requirements(map(rule.endpointSelector), extended).filter(
          ({ key, operator }) => namespace === undefined || key !== `k8s.${nsKey}` || operator !== '=',
        );
        return {
          ingress: way === 'ingress',
          deny: name.endsWith('Deny'),
          defaultDeny: map(rule.enableDefaultDeny)[way] !== false,
          subject: namespace === undefined ? own : [...own, one(`k8s.${nsKey}`, '=', namespace)],
          l3: ciliumPeers(item, way === 'ingress' ? 'from' : 'to', namespace, options),
          l4: [
            ...(list(item.toPorts) ?? []).map(({ ports }) =>
              (list(ports) ?? []).map(port => toPort(port, 'ANY')),
            ),
            ...(list(item.icmps) ?? []).map(({ fields }) =>
              (list(fields) ?? []).map(({ type, family }) => ({
                port: `${type as number}`,
                endPort: 0,
                protocol: family === 'IPv6' ? 'ICMPv6' : 'ICMP',
              })),
            ),
          ],
        };
      }),
    ),
  );
}

/** pkg/k8s/network_policy.go: each peer is an entry. */
export function networkEntries({ metadata, spec }: KubeObject, options: EngineOptions): Entry[] {
  const namespace = metadata.namespace as string;
  const { podSelector, policyTypes, ...rules } = spec as JsonMap;
  const k8s = (key: string): string => `k8s.${key}`;
  const inNamespace = (selector: JsonMap): Requirement[] => [
    ...requirements(selector, k8s).filter(({ key, operator }) => key !== k8s(nsKey) || operator !== '='),
    one(k8s(nsKey), '=', namespace),
  ];
  const peer = ({ podSelector: pods, namespaceSelector, ipBlock }: JsonMap): Requirement[][] => {
    if (ipBlock !== undefined)
      return [blockSelector(map(ipBlock).cidr as string, texts(map(ipBlock).except))];
    const written = map(pods);
    const { [clusterKey]: asked, ...others } = map(written.matchLabels);
    const expressions = list(written.matchExpressions) ?? [];
    const isSelecting = (asked ?? '') !== '' || expressions.some(({ key }) => key === clusterKey);
    // The default is written over a label without a value.
    const used =
      options.defaultLocal && !isSelecting
        ? { ...written, matchLabels: { ...others, [clusterKey]: options.cluster } }
        : written;
    const own = requirements(used, k8s);
    if (namespaceSelector === undefined) return [inNamespace(used)];
    const spaces = requirements(map(namespaceSelector), key => k8s(nsLabels + key));
    return [[...(spaces.length > 0 ? spaces : [one(k8s(nsKey), 'Exists')]), ...own]];
  };
  const types = texts(policyTypes) ?? [];
  return (['ingress', 'egress'] as const).flatMap(way => {
    const base = {
      ingress: way === 'ingress',
      deny: false,
      defaultDeny: true,
      subject: inNamespace(map(podSelector)),
    };
    const found = (list(rules[way]) ?? []).flatMap((rule): Entry[] => {
      const l4 = (list(rule.ports) ?? []).map(port => [toPort(port, 'TCP')]);
      const peers = list(rule[way === 'ingress' ? 'from' : 'to']) ?? [];
      return peers.length === 0
        ? [{ ...base, l3: [[]], l4 }]
        : peers.map(one => ({ ...base, l3: peer(one), l4 }));
    });
    if (found.length > 0) return found;
    const isolated =
      way === 'ingress' ? types.includes('Ingress') || !types.includes('Egress') : types.includes('Egress');
    return isolated ? [{ ...base, l3: undefined, l4: [] }] : [];
  });
}
