import { groupOf, type KubeObject, namespaceOf } from '../../../kinds/index';
import { textAt, valueAt, valuesAt } from '../fields';

/** Something that a route or an Ingress sends requests to, or a filter of it. */
export interface Backend {
  /** Its place in the object. */
  readonly at: string;
  readonly role: 'backend' | 'mirror' | 'auth';
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** A number, or in an Ingress a name. */
  readonly port?: number | string;
}

export const mcsGroup = 'multicluster.x-k8s.io';

export const isImport = ({ group, kind }: Pick<Backend, 'group' | 'kind'>): boolean =>
  group === mcsGroup && kind === 'ServiceImport';

export const isService = ({ group, kind }: Pick<Backend, 'group' | 'kind'>): boolean =>
  group === '' && kind === 'Service';

/** Where routes name what they call. */
const places: readonly (readonly [string, Backend['role']])[] = [
  ['spec.rules[].backendRefs[]', 'backend'],
  ['spec.rules[].filters[].requestMirror.backendRef', 'mirror'],
  ['spec.rules[].backendRefs[].filters[].requestMirror.backendRef', 'mirror'],
  ['spec.rules[].filters[].externalAuth.backendRef', 'auth'],
  ['spec.rules[].backendRefs[].filters[].externalAuth.backendRef', 'auth'],
];

/** Everything that a route calls. What has no name is left to the closed schema. */
export function* backendsOfRoute(route: KubeObject): Generator<Backend> {
  for (const [place, role] of places)
    for (const { at, value } of valuesAt(route, place)) {
      const name = textAt(value, 'name');
      const port = valueAt(value, 'port');
      if (name === undefined) continue;
      yield {
        at,
        role,
        group: textAt(value, 'group') ?? '',
        kind: textAt(value, 'kind') ?? 'Service',
        namespace: textAt(value, 'namespace') ?? namespaceOf(route) ?? 'default',
        name,
        ...(typeof port === 'number' && { port }),
      };
    }
}

/** Everything that an Ingress calls. */
export function* backendsOfIngress(ingress: KubeObject): Generator<Backend> {
  const namespace = namespaceOf(ingress) ?? 'default';
  for (const place of ['spec.defaultBackend', 'spec.rules[].http.paths[].backend'])
    for (const { at, value } of valuesAt(ingress, place)) {
      const service = textAt(value, 'service.name');
      const resource = textAt(value, 'resource.name');
      const port = valueAt(value, 'service.port.number') ?? valueAt(value, 'service.port.name');
      const isPort = typeof port === 'number' || typeof port === 'string';
      const common = { role: 'backend', namespace } as const;
      if (service !== undefined)
        yield {
          ...common,
          at: `${at}.service`,
          group: '',
          kind: 'Service',
          name: service,
          ...(isPort && { port }),
        };
      if (resource !== undefined)
        yield {
          ...common,
          at: `${at}.resource`,
          group: textAt(value, 'resource.apiGroup') ?? '',
          kind: textAt(value, 'resource.kind') ?? '',
          name: resource,
        };
    }
}

/** Kinds of routes of Gateway API. */
const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

export const gatewayGroup = 'gateway.networking.k8s.io';

export const isRoute = ({ apiVersion, kind }: KubeObject): boolean =>
  groupOf(apiVersion) === gatewayGroup && routeKinds.includes(kind);

export const isIngress = ({ apiVersion, kind }: KubeObject): boolean =>
  groupOf(apiVersion) === 'networking.k8s.io' && kind === 'Ingress';
