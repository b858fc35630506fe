import { expect as about, type Flow, pod, withOptions } from 'meshprint/testing';
import { readEnd } from '../../src/cli/reach/end-text';
import { answerFlow } from '../../src/cli/reach/flow';
import { observe } from '../../src/mesh/index';
import { DefaultDeny, MeshNamespace, RawPolicy, Workload } from '../../src/model/index';
import { synthesize } from '../../src/synth/index';
import { fleetOf, now } from '../support/fleets';
import { failure } from './support';

/** A shop that is open, and a bank whose database is reached by everybody on its port `http`. */
function bankFleet() {
  const fleet = fleetOf({ berlin: {}, paris: {} });
  const shop = new MeshNamespace(fleet, 'shop');
  new Workload(shop, 'web', { labels: { app: 'web', tier: 'front' }, serviceAccount: 'web' });
  const bank = new MeshNamespace(fleet, 'bank');
  new Workload(bank, 'db', { labels: { app: 'db' }, ports: [{ name: 'http', port: 8080 }] });
  new DefaultDeny(bank, 'closed');
  const toPorts = [{ ports: [{ port: 'http', protocol: 'TCP' as const }] }];
  new RawPolicy(bank, 'open', {
    spec: { endpointSelector: {}, ingress: [{ fromEntities: ['all'], toPorts }] },
  });
  new RawPolicy(shop, 'accounts', {
    spec: {
      endpointSelector: { matchLabels: { app: 'web' } },
      ingress: [
        { fromEndpoints: [{ matchLabels: { app: 'web', 'io.cilium.k8s.policy.serviceaccount': 'web' } }] },
      ],
    },
  });
  return fleet;
}

const fleet = withOptions(bankFleet(), { now });
const web = pod('berlin', 'shop', { app: 'web' });
const db = pod('berlin', 'bank', { app: 'db' });

/** What each of the four assertions about a flow says; empty for one that passes. */
const four = (flow: unknown): string[] => {
  const asked = flow as Flow;
  return [
    () => {
      about(fleet).toAllow(asked);
    },
    () => {
      about(fleet).toDeny(asked);
    },
    () => {
      about(fleet).not.toAllow(asked);
    },
    () => {
      about(fleet).not.toDeny(asked);
    },
  ].map(failure);
};

describe('the pods of a workload that fits', () => {
  test('have its ports, as they have for the command', () => {
    about(fleet).toAllow({ from: web, to: db, port: 8080 });
    about(fleet).toDeny({ from: web, to: db, port: 8081 });
    const { trees } = synthesize(bankFleet(), { now });
    const [from, to] = [readEnd('--from', 'berlin/shop/app=web'), readEnd('--to', 'berlin/bank/app=db')];
    const fleets = { fleet: 'f', state: observe(trees), plan: undefined, trees };
    expect(answerFlow(fleets, { from, to, port: 8080, protocol: 'TCP' }).verdict).toBe('allow');
    expect(answerFlow(fleets, { from, to, port: 8081, protocol: 'TCP' }).verdict).toBe('deny');
  });

  test('have its service account and its other labels', () => {
    about(fleet).toAllow({ from: web, to: web, port: 80 });
  });

  test('are taken as they are where their ports are given', () => {
    const plain = { pod: { ...db.pod, ports: [{ name: 'http', port: 9000, protocol: 'TCP' }] } };
    about(fleet).toAllow({ from: web, to: plain, port: 9000 });
    about(fleet).toDeny({ from: web, to: plain, port: 8080 });
  });
});

test('of a pod that no workload makes nobody knows the ports', () => {
  const messages = four({ from: web, to: pod('berlin', 'bank', { app: 'cache' }), port: 8080 });
  for (const message of messages)
    expect(message).toContain('which port of the pod has the name http, if any, is not known');
});

test('where the pods that fit get different verdicts, neither passes', () => {
  const more = bankFleet();
  const bank = more.node.tryFindChild('bank') as MeshNamespace;
  new Workload(bank, 'cache', { labels: { app: 'cache' }, ports: [] });
  const flow = { from: web, to: pod('berlin', 'bank'), port: 8080 };
  const tested = withOptions(more, { now });
  expect(
    failure(() => {
      about(tested).toDeny(flow);
    }),
  ).toContain('The flow means several pods, and not all get the same; say more labels.');
});

test.each<[string, unknown, string]>([
  ['no flow', undefined, 'The flow is undefined; it is to be { from, to, port }.'],
  [
    'an end as a text',
    { from: 'berlin/shop/app=x', to: db },
    "'from' is 'berlin/shop/app=x'; an end is an object",
  ],
  ['no end', { from: web }, "'to' is undefined; an end is an object"],
  [
    'an end that is two',
    { from: { ...web, world: {} }, to: db },
    "'from' has pod and world; an end has exactly one",
  ],
  ['an end that is nothing', { from: {}, to: db }, "'from' has no key"],
  ['a kind with a slip', { from: { wrld: {} }, to: db }, "Did you mean 'world'?"],
  [
    'a key with a slip',
    { from: web, to: db, ports: [8080] },
    "A flow has no 'ports'; it has from, to, port, protocol. Did you mean 'port'?",
  ],
  [
    'a label that is a number',
    { from: pod('berlin', 'shop', { app: 1 } as never), to: db },
    "'app' is 1, not a text",
  ],
  [
    'a pod without a namespace',
    { from: { pod: { cluster: 'berlin', labels: {} } }, to: db },
    "The pod of 'from' has no namespace",
  ],
  ['a port below 0', { from: web, to: db, port: -1 }, 'The port is -1, not a number from 0 to 65535.'],
  ['a port as a text', { from: web, to: db, port: '80' }, "The port is '80', not a number"],
  [
    'a type that ICMP has not',
    { from: web, to: db, port: 256, protocol: 'icmp' },
    'a type of ICMP is at most 255',
  ],
  [
    'a protocol that is none',
    { from: web, to: db, port: 1, protocol: 'http' },
    "The protocol is 'http'; it is one of TCP, UDP",
  ],
  [
    'no address',
    { from: { world: { ip: '010.1.1.1' } }, to: db },
    "'ip' of the world of 'from' is '010.1.1.1', not an address.",
  ],
  [
    'ports that are none',
    { from: web, to: { pod: { ...db.pod, ports: [80] } } },
    'no list of ports: 80 is not',
  ],
  [
    'nothing of the fleet',
    { from: { world: {} }, to: { world: {} }, port: 1 },
    'Neither end is in a cluster',
  ],
  [
    'an address of pods',
    { from: { world: { ip: '10.1.1.1' } }, to: db, port: 443 },
    '10.1.1.1 is among the pods of berlin (10.1.0.0/16)',
  ],
  ['a cluster that is not there', { from: pod('rome', 'shop'), to: db }, "The fleet has no cluster 'rome'."],
  ['a cluster of an entity', { from: { remoteNode: { cluster: 'pari' } }, to: db }, "Did you mean 'paris'?"],
  [
    'a namespace that nobody has',
    { from: pod('berlin', 'monitoring'), to: db },
    "Nothing in berlin is in a namespace 'monitoring'",
  ],
])('%s fails whatever is asserted', (_, flow, message) => {
  const messages = four(flow);
  expect(messages).toHaveLength(4);
  for (const text of messages) expect(text).toContain(message);
});

test('a protocol may be written in any case', () => {
  about(fleet).toAllow({ from: web, to: db, port: 8080, protocol: 'tcp' as 'TCP' });
  about(fleet).toDeny({ from: web, to: db, port: 8080, protocol: 'udp' as 'UDP' });
});
