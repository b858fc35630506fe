import { objectsIn, type Check, type Unchecked } from '../checks';
import { objectName } from '../common';
import { integer, list, named, need, object, type TypeOf } from '../node';
import { group, kind, namespace, port, sectionName } from './common';

const parentRef = named(
  'GatewayParentRef',
  object({ group, kind, name: need(objectName), namespace, port, sectionName }),
);
export type GatewayParentRef = TypeOf<typeof parentRef>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const parentOf = ({
  group: of = 'gateway.networking.k8s.io',
  kind: is = 'Gateway',
  name,
  namespace: at,
}: Unchecked) => JSON.stringify([of, is, name, textOf(at)]);

/** Several references to one parent must all name other listeners of it. */
const parentsDiffer: Check = function* (spec) {
  const first = new Map<string, Unchecked>();
  const seen = new Set<string>();
  for (const [at, ref] of objectsIn(spec, 'parentRefs')) {
    const parent = parentOf(ref);
    const other = first.get(parent) ?? ref;
    first.set(parent, other);
    const place = `${parent} ${textOf(ref.sectionName)} ${String(ref.port)}`;
    if (seen.has(place)) yield { at, problem: 'is the same reference as another one' };
    else if (
      ['sectionName', 'port'].some(field => (ref[field] === undefined) !== (other[field] === undefined))
    )
      yield { at, problem: 'must set sectionName and port like the other references to the same parent' };
    seen.add(place);
  }
};

/** What all routes share. */
export const routeFields = {
  parentRefs: list(parentRef, { maxItems: 32 }),
};

/** The checks of what all routes share. */
export const routeChecks = [parentsDiffer];

/** A Service is called by a port; of other kinds, the controller decides. */
const servicesHavePorts: Check = function* ({ group: of = '', kind: is = 'Service', port: number }) {
  if (of === '' && is === 'Service' && number === undefined)
    yield { at: ['port'], problem: 'is missing: a Service is referred to with its port' };
};

const refFields = { group, kind, name: need(objectName), namespace, port };

/** One backend, for what a filter sends. */
export const backendObjectRef = named('GatewayBackendObjectRef', object(refFields, servicesHavePorts));

/** Fields of a backend among others, with its share of the traffic. */
export const backendFields = { ...refFields, weight: integer(0, 1_000_000) };

export const backendChecks = [servicesHavePorts];

/** A backend of a route without filters of its own. */
export const backendRef = named('GatewayBackendRef', object(backendFields, ...backendChecks));
export type GatewayBackendRef = TypeOf<typeof backendRef>;

/** At most so many backends share the requests of one rule. */
export const backendLimit = { maxItems: 16 };

/** A Secret, unless kind and group say something else. */
export const secretRef = named(
  'GatewaySecretRef',
  object({ group, kind, name: need(objectName), namespace }),
);

/** A ConfigMap or another object with certificates of CAs. */
export const caRef = object({ group: need(group), kind: need(kind), name: need(objectName), namespace });
