import { type FiledObject, isPartial, type KubeObject, namespaceOf, type Tree } from '../../../kinds/index';
import { onceFor } from '../../../kinds/once';
import { textAt, valueAt, valuesAt } from '../fields';
import { gatewayGroup } from './backends';
import { intersect } from './hostnames';
import { selects } from './labels';
import { type GatewayRef, gatewayRefsOf } from './parents';
import { type TreeView, viewOf } from './view';

/** Why no listener takes a route, in the order in which it is asked. */
export type Obstacle = 'listener' | 'protocol' | 'namespace' | 'hostname';

/** A reference to a Gateway of the tree none of whose listeners takes the route. */
export interface Unattached {
  readonly view: TreeView;
  readonly route: FiledObject;
  readonly ref: GatewayRef;
  readonly obstacle: Obstacle;
  /** The listeners that were left before this obstacle. */
  readonly listeners: readonly Listener[];
}

interface Listener {
  readonly name: string;
  readonly port: unknown;
  readonly protocol: string;
  readonly hostname: string;
  readonly value: unknown;
}

/** Every reference that comes to nothing, worked out once for all rules about them. */
export const unattached = onceFor((trees: readonly Tree[]): readonly Unattached[] => [...look(trees)]);

function* look(trees: readonly Tree[]): Generator<Unattached> {
  for (const view of viewOf(trees).trees)
    for (const route of view.routes)
      for (const ref of gatewayRefsOf(view, route)) {
        if (ref.gateway === undefined || isPartial(ref.gateway)) continue;
        const found = obstacleTo(view, route.object, ref, ref.gateway);
        if (found !== undefined) yield { view, route, ref, ...found };
      }
}

type Takes = (listener: Listener) => boolean;

function obstacleTo(
  view: TreeView,
  route: KubeObject,
  ref: GatewayRef,
  gateway: KubeObject,
): Pick<Unattached, 'obstacle' | 'listeners'> | undefined {
  const questions: readonly (readonly [Obstacle, Takes])[] = [
    ['listener', listener => isNamed(ref, listener)],
    ['protocol', listener => takesKind(route.kind, listener)],
    ['namespace', listener => admits(view, namespaceOf(gateway), namespaceOf(route), listener)],
    ['hostname', listener => servesHost(route, listener)],
  ];
  let listeners = listenersOf(gateway);
  // Without a listener of its own it takes those of ListenerSets.
  if (listeners.length === 0) return undefined;
  for (const [obstacle, takes] of questions) {
    const left = listeners.filter(takes);
    if (left.length === 0) return { obstacle, listeners };
    listeners = left;
  }
  return undefined;
}

const listenersOf = (gateway: KubeObject): readonly Listener[] =>
  [...valuesAt(gateway, 'spec.listeners[]')].map(({ value }) => ({
    name: textAt(value, 'name') ?? '',
    port: valueAt(value, 'port'),
    protocol: textAt(value, 'protocol') ?? '',
    hostname: textAt(value, 'hostname') ?? '',
    value,
  }));

const isNamed = ({ sectionName, port }: GatewayRef, listener: Listener): boolean =>
  (sectionName === undefined || listener.name === sectionName) &&
  (port === undefined || listener.port === port);

/** The kinds of routes that each protocol can carry; one that Gateway API does not know may carry any. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

function takesKind(kind: string, { protocol, value }: Listener): boolean {
  const possible = Object.hasOwn(kindsOf, protocol) ? kindsOf[protocol] : undefined;
  const allowed = [...valuesAt(value, 'allowedRoutes.kinds[]')];
  const isAllowed = allowed.some(
    entry =>
      textAt(entry.value, 'kind') === kind && (textAt(entry.value, 'group') ?? gatewayGroup) === gatewayGroup,
  );
  return (possible === undefined || possible.includes(kind)) && (allowed.length === 0 || isAllowed);
}

/** Labels of a namespace that no object declares are not known, and are taken to fit. */
function admits(
  { mesh }: TreeView,
  own: string | undefined,
  theirs: string | undefined,
  { value }: Listener,
): boolean {
  const from = textAt(value, 'allowedRoutes.namespaces.from') ?? 'Same';
  if (from === 'Same') return own === theirs;
  if (from !== 'Selector') return true;
  const namespace = mesh?.namespaces.get(theirs ?? '')?.value;
  return (
    namespace?.declared !== true ||
    selects(valueAt(value, 'allowedRoutes.namespaces.selector'), namespace.labels)
  );
}

function servesHost(route: KubeObject, { hostname }: Listener): boolean {
  const hosts = [...valuesAt(route, 'spec.hostnames[]')].map(({ value }) => value);
  if (hostname === '' || hosts.length === 0) return true;
  return hosts.some(host => typeof host === 'string' && intersect(host, hostname));
}
