import fc from 'fast-check';
import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import type { Endpoint, Flow } from '../../../src/simulate/index';
import { ccnp, cnp, pod, world } from './objects';

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const without = (map: Readonly<Record<string, unknown>>): JsonMap =>
  Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as JsonMap;

const key = fc.constantFrom(
  'app',
  'k8s:app',
  'any:tier',
  'io.kubernetes.pod.namespace',
  'io.cilium.k8s.policy.cluster',
);

/** Values that fit some key, so that selectors find something. */
const value = fc.constantFrom('web', 'db', 'shop', 'other', 'a', 'b');

const expression = fc.oneof(
  fc.record({
    key,
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.uniqueArray(value, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);

export const selector: fc.Arbitrary<JsonMap> = fc
  .record({
    matchLabels: optional(fc.dictionary(key, value, { maxKeys: 2 })),
    matchExpressions: optional(fc.array(expression, { maxLength: 2 })),
  })
  .map(without);

const port = fc
  .record({
    port: fc.constantFrom('0', '80', '443', '8080'),
    endPort: optional(fc.constantFrom(100, 9000)),
    protocol: optional(fc.constantFrom('TCP', 'UDP', 'ANY')),
  })
  .map(without);

const peers = (prefix: string): fc.Arbitrary<JsonMap> =>
  fc.oneof(
    fc.constant({}),
    fc.array(selector, { maxLength: 2 }).map(list => ({ [`${prefix}Endpoints`]: list })),
    fc
      .array(fc.constantFrom('all', 'world', 'cluster', 'host', 'remote-node'), { maxLength: 2 })
      .map(list => ({ [`${prefix}Entities`]: list })),
    fc
      .array(fc.constantFrom('192.0.2.0/24', '0.0.0.0/0'), { maxLength: 2 })
      .map(list => ({ [`${prefix}CIDR`]: list })),
  );

const item = (prefix: string): fc.Arbitrary<JsonMap> =>
  fc
    .tuple(peers(prefix), optional(fc.array(port, { maxLength: 2 })))
    .map(([peer, ports]) => ({ ...peer, ...(ports !== undefined && { toPorts: [{ ports }] }) }));

const items = (prefix: string): fc.Arbitrary<readonly JsonMap[]> =>
  fc.array(item(prefix), { minLength: 1, maxLength: 2 });

/** A rule, by the lists that it has. */
const rule = (ingress: string, egress: string): fc.Arbitrary<JsonMap> =>
  fc.oneof(
    items('from').map(list => ({ [ingress]: list })),
    items('to').map(list => ({ [egress]: list })),
    fc.tuple(items('from'), items('to')).map(([i, e]) => ({ [ingress]: i, [egress]: e })),
  );

export const allowRule = rule('ingress', 'egress');
export const denyRule = rule('ingressDeny', 'egressDeny');

const policyOf = (spec: fc.Arbitrary<JsonMap>): fc.Arbitrary<KubeObject> =>
  fc
    .tuple(spec, selector, fc.constantFrom('shop', 'other', undefined))
    .map(([rules, endpointSelector, namespace]) => {
      const body = { endpointSelector, ...rules };
      return namespace === undefined ? ccnp(body) : cnp(body, namespace);
    });

/** A policy whose rules are of one kind. */
export const allow = policyOf(allowRule);
export const denial = policyOf(denyRule);
export const policies = fc.array(fc.oneof(allow, denial), { maxLength: 5 });

const endpoint: fc.Arbitrary<Endpoint> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom('a', 'b'),
        fc.constantFrom('shop', 'other'),
        fc.constantFrom('app=web', 'app=db', 'app=web,tier=db', ''),
      )
      .map(parts => pod(parts.join('/'))),
  },
  { weight: 1, arbitrary: fc.constantFrom(world('192.0.2.1'), world('198.51.100.1'), world()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Endpoint>({ host: { cluster: 'a' } }, { remoteNode: { cluster: 'b' } }),
  },
);

export const flow: fc.Arbitrary<Flow> = fc.record({
  from: endpoint,
  to: endpoint,
  port: fc.constantFrom(80, 443, 8080),
  protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
});

export const flows = fc.array(flow, { minLength: 1, maxLength: 8 });
