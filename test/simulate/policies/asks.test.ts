import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import { asksForSeveral } from '../../../src/simulate/policies/asks';
import { policiesOf } from '../../../src/simulate/policies/compile';
import { meshOf } from '../trees';

const port = { ports: [{ port: '80', protocol: 'TCP' }] };
const items: Readonly<Record<string, JsonMap>> = {
  plain: { toPorts: [port] },
  http: { toPorts: [{ ...port, rules: { http: [{}] } }] },
  dns: { toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }] },
  tls: { toPorts: [{ ...port, serverNames: ['a.example.com'] }] },
  listener: {
    toPorts: [{ ...port, listener: { envoyConfig: { kind: 'CiliumEnvoyConfig', name: 'a' }, name: 'b' } }],
  },
  required: { authentication: { mode: 'required' } },
  disabled: { authentication: { mode: 'disabled' } },
};
const pairs = Object.keys(items).flatMap((one, i) =>
  Object.keys(items)
    .slice(i)
    .map(two => [one, two] as const),
);

const policyOf = (item: JsonMap | undefined, name: string): KubeObject => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  metadata: { name, namespace: 'shop' },
  spec: { endpointSelector: {}, egress: [{ toEntities: ['cluster'], ...item }] },
});

test.each(pairs)('rules of the kinds %s and %s may clash as a full reading says', (one, two) => {
  const state = meshOf({ a: { objects: [policyOf(items[one], 'one'), policyOf(items[two], 'two')] } });
  const cluster = state.clusters.get('a');
  if (cluster === undefined) throw new Error('no cluster');
  expect(asksForSeveral(cluster)).toBe(policiesOf(cluster).mayClash);
});
