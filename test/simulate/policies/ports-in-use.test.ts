import fc from 'fast-check';
import type { Json, JsonMap, KubeObject } from '../../../src/kinds/index';
import { observe } from '../../../src/mesh/index';
import {
  changes,
  evaluatorOf,
  type Moment,
  podOf,
  type PortSpan,
  portsInUse,
  type Protocol,
  reachability,
  spansOf,
} from '../../../src/simulate/index';
import { meshOf, type Specs, treesOf } from '../trees';
import { cnp, np } from './objects';

const workload = (name: string, ...ports: readonly Json[]): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', ports }] } } },
});
const lets = (...ports: readonly Json[]): KubeObject => cnp({ ingress: [{ toPorts: [{ ports }] }] });
const spanText = ({ protocol, from, to }: PortSpan): string => `${protocol} ${from}-${to}`;
const classesOf = (...objects: readonly KubeObject[]): string[][] =>
  portsInUse([meshOf({ a: { objects } })]).ports.map(({ spans }) => spans.map(spanText));

const every = ['UDP 1-65535', 'SCTP 1-65535', 'ICMP 0-255', 'ICMPv6 0-255'];

test('without policies all ports are one', () => {
  expect(classesOf(workload('db'))).toEqual([['TCP 1-65535', ...every]]);
});

test('ranges are cut where they begin and behind their end', () => {
  const range = { port: '9000', endPort: 9100, protocol: 'SCTP' };
  expect(classesOf(lets(range), lets({ ...range, endPort: 9001 }))).toEqual([
    ['SCTP 9000-9001'],
    ['SCTP 9002-9100'],
    ['TCP 1-65535', 'UDP 1-65535', 'SCTP 1-8999', 'SCTP 9101-65535', 'ICMP 0-255', 'ICMPv6 0-255'],
  ]);
});

test('ANY is TCP, UDP and SCTP', () => {
  expect(classesOf(lets({ port: '9000' }), lets({ port: '9000', protocol: 'TCP' })).slice(0, 2)).toEqual([
    ['TCP 9000-9000'],
    ['UDP 9000-9000', 'SCTP 9000-9000'],
  ]);
});

test('names are the numbers that pods give them', () => {
  const pods = [
    workload('db', { name: 'http', containerPort: 8080 }),
    workload('web', { name: 'http', containerPort: 9090 }),
  ];
  const found = classesOf(...pods, lets({ port: 'http', protocol: 'TCP' }));
  expect(found.slice(0, 2)).toEqual([['TCP 8080-8080'], ['TCP 9090-9090']]);
});

test('types of ICMP are there, and protocols without ports are said not to be', () => {
  const icmps = [
    {
      fields: [
        { type: 'EchoRequest', family: 'IPv4' },
        { type: 1, family: 'IPv6' },
      ],
    },
  ];
  expect(classesOf(cnp({ ingress: [{ icmps }] }))[0]).toEqual(['ICMP 8-8', 'ICMPv6 1-1']);
  const state = meshOf({ a: { objects: [lets({ protocol: 'VRRP', port: '0' })] } });
  expect(portsInUse([state]).unread).toEqual(['VRRP']);
});

test('what nobody can know of a name is of its protocol only', () => {
  const { ports } = portsInUse([
    meshOf({ a: { version: '1.18.12', objects: [lets({ port: 'http', protocol: 'TCP' })] } }),
  ]);
  expect(ports.map(({ spans }) => spans.map(spanText))).toEqual([['TCP 1-65535'], every]);
});

const port = fc
  .record(
    {
      port: fc.constantFrom('0', '79', '80', '8080', '65535', 'http', 'dns'),
      endPort: fc.constantFrom(80, 100, 8080, 65535),
      protocol: fc.constantFrom('TCP', 'UDP', 'SCTP', 'ANY'),
    },
    { requiredKeys: ['port'] },
  )
  .map((one): JsonMap => ({ ...one }));
const field = fc.record({ type: fc.constantFrom(0, 3, 8), family: fc.constantFrom('IPv4', 'IPv6') });
const about = fc.constantFrom('web', 'db').map(app => ({ endpointSelector: { matchLabels: { app } } }));
const rule: fc.Arbitrary<JsonMap> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.array(port, { maxLength: 2 }), { maxLength: 2 })
      .map(lists => ({ toPorts: lists.map(ports => ({ ports })) })),
  },
  {
    weight: 1,
    arbitrary: fc.array(field, { minLength: 1, maxLength: 2 }).map(fields => ({ icmps: [{ fields }] })),
  },
);
const policy = fc.oneof(
  fc
    .tuple(about, fc.constantFrom('ingress', 'ingressDeny', 'egress', 'egressDeny'), rule)
    .map(([subject, list, one]) => cnp({ ...subject, [list]: [one] })),
  fc
    .array(
      fc.record({
        port: fc.constantFrom<Json>(80, 443, 'http'),
        protocol: fc.constantFrom('TCP', 'UDP'),
      }),
      { maxLength: 2 },
    )
    .map(ports => np({ ingress: [{ ports }] })),
);
const container = fc.record({
  name: fc.constantFrom('http', 'dns'),
  containerPort: fc.constantFrom(80, 81, 8080),
  protocol: fc.constantFrom('TCP', 'UDP'),
});
const specs = fc
  .tuple(
    fc.array(policy, { minLength: 1, maxLength: 4 }),
    fc.array(container, { maxLength: 2 }),
    fc.array(container, { maxLength: 1 }),
    fc.constantFrom('1.18.12', '1.20.3'),
  )
  .map(([policies, one, other, version]): Specs => {
    const objects = [...policies, workload('web', ...other), workload('db', ...one)];
    return { a: { version, objects }, b: { version, objects } };
  });

const asked = fc.array(
  fc.tuple(
    fc.constantFrom<Protocol>('TCP', 'UDP', 'SCTP', 'ICMP', 'ICMPv6'),
    fc.oneof(fc.constantFrom(1, 3, 8, 78, 79, 80, 81, 99, 100, 101, 8080, 8081, 65535), fc.nat(65_535)),
  ),
  { minLength: 5, maxLength: 12 },
);

test('a class answers for each of its ports, and every port is in one', () => {
  fc.assert(
    fc.property(specs, asked, (clusters, questions) => {
      const state = observe(treesOf(clusters));
      const evaluator = evaluatorOf(state);
      const { ports } = portsInUse([state]);
      const cells = [...reachability(state, { ports, evaluator })];
      const pods = new Map(
        [...state.clusters].flatMap(([name, { workloads }]) =>
          [...workloads.values()].flat().map(({ value }) => [`${name} ${value.name}`, podOf(name, value)]),
        ),
      );
      for (const [protocol, number] of questions) {
        const asks = protocol.startsWith('ICMP') ? number % 256 : Math.max(number, 1);
        const classes = ports.filter(({ spans }) =>
          spans.some(span => span.protocol === protocol && span.from <= asks && asks <= span.to),
        );
        expect(classes).toHaveLength(1);
        const mine = cells.filter(
          cell => cell.port === classes[0]?.port && cell.protocol === classes[0].protocol,
        );
        expect(mine.length).toBeGreaterThan(0);
        for (const { from, to, example, verdict } of mine) {
          const [source, destination] = [from, to].map((group, i) =>
            pods.get(`${example[i]} ${group.workloads[0]?.split('/')[1]}`),
          );
          if (source === undefined || destination === undefined) throw new Error('no such pod');
          const flow = { from: { pod: source }, to: { pod: destination }, port: asks, protocol };
          expect([flow, evaluator.verdict(flow).verdict]).toEqual([flow, verdict]);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('what changed on any port is among the changes, and nothing else', () => {
  const pairs = fc.tuple(specs, specs).map(([before, after]) => [before, after] as const);
  fc.assert(
    fc.property(pairs, asked, (both, questions) => {
      const [before, after] = both.map((spec): Moment => {
        const state = observe(treesOf(spec));
        return { state, evaluator: evaluatorOf(state) };
      }) as [Moment, Moment];
      const { ports } = portsInUse([before.state, after.state]);
      const found = [...changes([before, after], { ports })];
      const pod = (at: Moment, name: string) =>
        [...(at.state.clusters.get('a')?.workloads.get('shop') ?? [])].find(
          ({ value }) => value.name === name,
        );
      for (const [protocol, number] of questions) {
        const port = protocol.startsWith('ICMP') ? number % 256 : Math.max(number, 1);
        const [verdictBefore, verdictAfter] = [before, after].map(at => {
          const [from, to] = ['web', 'db'].map(name => pod(at, name)?.value);
          if (from === undefined || to === undefined) throw new Error('no such pod');
          const flow = { from: { pod: podOf('a', from) }, to: { pod: podOf('a', to) }, port, protocol };
          return { verdict: at.evaluator.verdict(flow).verdict, ports: [from.ports, to.ports] };
        });
        // Pods whose ports are others are other pods: gone and new.
        const isSame = JSON.stringify(verdictBefore?.ports) === JSON.stringify(verdictAfter?.ports);
        const isChange = isSame && verdictBefore?.verdict !== verdictAfter?.verdict;
        const cells = found.filter(
          cell =>
            [cell.from.workloads[0], cell.to.workloads[0]].join() === 'shop/web,shop/db' &&
            cell.clusters.join() === 'same cluster,same cluster' &&
            cell.before !== undefined &&
            cell.after !== undefined &&
            spansOf([cell], ports).some(
              span => span.protocol === protocol && span.from <= port && port <= span.to,
            ),
        );
        expect([protocol, port, cells.length]).toEqual([protocol, port, isChange ? 1 : 0]);
      }
    }),
    { numRuns: 100 },
  );
});
