import { comparison, comparisonJson } from '../../../src/cli/reach/compare';
import { matrixJson, matrixOf } from '../../../src/cli/reach/matrix';
import { showComparison } from '../../../src/cli/reach/show-changes';
import { showMatrix } from '../../../src/cli/reach/show-matrix';
import type { Json, JsonMap, KubeObject } from '../../../src/kinds/index';
import { evaluatorOf, type Moment } from '../../../src/simulate/index';
import { connectionDifferences } from '../../../src/review/mesh/connections';
import { cnp } from '../../simulate/policies/objects';
import { meshOf } from '../../simulate/trees';

const workload = (name: string, ...ports: readonly Json[]): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', ports }] } } },
});
const pods = [workload('web'), workload('db', { name: 'http', containerPort: 8080 })];
const db = (...ingress: readonly JsonMap[]): KubeObject =>
  cnp({ endpointSelector: { matchLabels: { app: 'db' } }, ingress });
const ports = (...list: readonly Json[]): JsonMap => ({ fromEntities: ['all'], toPorts: [{ ports: list }] });

const at = (...policies: readonly KubeObject[]): Moment => {
  const state = meshOf({ a: { objects: [...pods, ...policies] } });
  return { state, evaluator: evaluatorOf(state) };
};
const look = { colour: false, width: 100, all: false };
const question = { ports: [], namespaces: [] };
const matrix = (moment: Moment) =>
  matrixOf({ fleet: 'mesh', plan: undefined, trees: [], state: moment.state }, question);
const changed = (before: Moment, after: Moment): string =>
  showComparison(comparison('mesh', [before, after], question), look);
const reviewed = (before: Moment, after: Moment): string[] =>
  connectionDifferences([before.state, after.state], undefined).connections.map(
    ({ kind, from, to, ports: list }) => `${kind} ${from} ${to} ${list.join(', ')}`,
  );

const named = at(db(ports({ port: 'http', protocol: 'TCP' })));
const nothing = at(db());
const closed = at(db({ fromEntities: ['none'] }));

test('a port that a policy names by its name is in the matrix', () => {
  expect(showMatrix(matrix(named), look)).toBe(`mesh: 1 cluster

Within a cluster, TCP 8080
  everything reaches everything

Within a cluster, all other traffic
  reached by everybody: shop/app=web in a
  reached by nobody: shop/app=db in a
`);
  expect(matrixJson(matrix(named))).toMatchObject({
    ports: [
      { port: 8080, protocol: 'TCP', covers: [{ protocol: 'TCP', from: 8080, to: 8080 }] },
      { port: 65535, protocol: 'TCP', standsForOthers: true },
      { port: 65535, protocol: 'UDP', standsForOthers: true },
    ],
  });
});

test('what changes on it is told', () => {
  expect(changed(named, closed)).toBe(`mesh

Removed: no longer get through
  - shop/app=db, shop/app=web in a to shop/app=db in a, TCP 8080, within a cluster
`);
  expect(reviewed(named, closed)).toEqual([
    'closed shop/db shop/db 8080/TCP',
    'closed shop/web shop/db 8080/TCP',
  ]);
  expect(changed(named, nothing)).toContain('Added: get through now');
});

test('ranges of other protocols, and types of ICMP', () => {
  const range = (endPort: number): JsonMap => ports({ port: '9000', endPort, protocol: 'SCTP' });
  const echo = { fromEntities: ['all'], icmps: [{ fields: [{ type: 8, family: 'IPv4' }] }] };
  const [before, after] = [at(db(range(9100), echo)), at(db(range(9001)))];
  expect(changed(before, after)).toBe(`mesh

Removed: no longer get through
  - shop/app=db, shop/app=web in a to shop/app=db in a, SCTP 9002-9100, ICMP 8, within a cluster
`);
  expect(reviewed(before, after)).toContain('closed shop/web shop/db 8/ICMP, 9002-9100/SCTP');
});

test('ANY that becomes TCP loses UDP and SCTP', () => {
  const before = at(db(ports({ port: '9000', protocol: 'ANY' })));
  const after = at(db(ports({ port: '9000', protocol: 'TCP' })));
  expect(changed(before, after)).toContain('to shop/app=db in a, UDP 9000, SCTP 9000, within a cluster');
});

test('of what changed, ports that no policy names do not stand for those that one does', () => {
  const tcp = ports({ port: '443', protocol: 'TCP' });
  expect(changed(at(db(tcp)), at(db(tcp, ports({ port: '0', protocol: 'TCP' }))))).toContain(
    'to shop/app=db in a, any port of TCP but TCP 443, within',
  );
  expect(changed(at(db(tcp)), at())).toContain('to shop/app=db in a, all traffic but TCP 443, within');
});

test('protocols without ports are not asked about, which is said', () => {
  const vrrp = at(db(ports({ protocol: 'VRRP', port: '0' })));
  expect(showMatrix(matrix(vrrp), look)).toContain(
    'Policies name protocols without ports, which are not looked at: VRRP.',
  );
  expect(changed(vrrp, vrrp)).toContain('not looked at: VRRP.');
  expect(comparisonJson(comparison('mesh', [vrrp, vrrp], question))).toMatchObject({ unread: ['VRRP'] });
});
