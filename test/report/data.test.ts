import { synthesize } from '../../src/synth/index';
import { linksIn } from '../../src/plan/index';
import { observe } from '../../src/mesh/index';
import { reviewTrees } from '../../src/review/index';
import { lostWithout } from '../../src/simulate/index';
import { fleetData, type FleetData } from '../../src/report/data/index';
import { Fleet as PageFleet } from '../../src/report/client/fleet';
import { meshOf } from '../../src/report/client/mesh';
import { search } from '../../src/report/client/frame/search';
import { pack, unpack } from '../../src/report/pack';
import { resolve } from '../../src/simulate/index';
import { areas, type AreasChange } from './areas';
import { twoGenericClusters } from '../support/fleets';

const show = ({ file, line }: { readonly file: string; readonly line: number }): string =>
  `${file.slice(file.lastIndexOf('/') + 1)}:${line}`;

const made = (n: number, k: number, change?: AreasChange): ReturnType<typeof synthesize> =>
  synthesize(areas(n, k, change));
const plain = made(12, 3);
const data = fleetData({ synthesis: plain }, show);

test('a page of twelve clusters says what the plan says', () => {
  expect(data.overview.counts.slice(0, 3)).toEqual([
    { n: 12, what: 'clusters' },
    { n: plain.plan && linksIn(plain.plan).length, what: 'links' },
    { n: 1, what: 'mesh' },
  ]);
  expect(data.overview.cilium.map(({ of, clusters }) => [of, clusters.length])).toEqual([
    ['1.20.3', 10],
    ['1.19.7', 2],
  ]);
  expect(data.sources['europe-01']).toMatch(/^areas\.ts:\d+$/);
  expect(data.sources['team-0/api']).toMatch(/^areas\.ts:\d+$/);
  const fleet = new PageFleet(data);
  expect(fleet.peersOf('europe-02')).toEqual(
    plain.plan?.clusters.find(({ name }) => name === 'europe-02')?.peers,
  );
  expect(fleet.groupsBy('area').map(({ name, clusters }) => [name, clusters.length])).toEqual([
    ['america', 4],
    ['asia', 4],
    ['europe', 4],
  ]);
});

test('the page answers for services as the command line does', () => {
  const fleet = new PageFleet(unpack(pack(data)) as FleetData);
  const state = observe(plain.trees);
  const own = meshOf(fleet);
  for (const down of [['europe-01'], ['america-01', 'asia-01', 'europe-01']])
    expect(lostWithout(own, down)).toEqual(
      lostWithout(state, down).filter(({ service }) => service.startsWith('team-')),
    );
  for (const name of ['api', 'store'])
    for (const from of ['asia-02', 'america-04'])
      for (const clustersDown of [[], ['europe-01']]) {
        const query = { from, namespace: 'team-0', name, whatIf: { clustersDown } };
        expect(resolve(own, query)).toEqual(resolve(state, query));
      }
});

test('clusters that callers cannot do without are said, as failover finds them', () => {
  const { alone } = data.services;
  expect(alone).toEqual([{ cluster: 'europe-01', lost: ['team-0/api'], callers: expect.any(Number) }]);
  const [loss] = lostWithout(observe(plain.trees), ['europe-01']);
  expect(alone[0]?.callers).toBe(loss?.consumers.length);
});

test('addresses that overlap are said, with whether it matters', () => {
  const { addresses, overview } = fleetData({ synthesis: made(4, 2, { clash: true }) }, show);
  expect(addresses.overlaps).toEqual([
    {
      a: { cluster: 'america-01', kind: 'pods', cidr: '10.0.64.0/18' },
      b: { cluster: 'europe-01', kind: 'pods', cidr: '10.0.64.0/18' },
      isConnected: true,
    },
  ]);
  expect(overview.findings[0]).toMatchObject({ severity: 'error', rule: 'cluster/pod-cidrs-overlap' });
});

test('a matrix explains its cells, and marks what a change opens', () => {
  const after = made(12, 3, { more: true });
  const review = reviewTrees(after.fleet, plain.trees, after.trees);
  const base = { shown: 'dist', review, trees: plain.trees, notes: [] };
  const { policies, change } = fleetData({ synthesis: after, base }, show);
  const opened = policies.grids.flatMap(({ relation, ports, rows, columns, cells }) =>
    cells.flatMap((row, i) =>
      row.flatMap((numbers, j) => {
        const verdict = policies.verdicts[numbers[0] ?? -1];
        if (verdict?.outcome !== 'allow' || verdict.before !== 'deny') return [];
        const [from, to] = [rows[i]?.[0], columns[j]?.[0]].map(number => policies.groups[number ?? -1]?.name);
        return [{ relation, ports, from, to, by: verdict.ingress.because[0]?.path }];
      }),
    ),
  );
  expect(opened).toEqual(
    ['same cluster', 'linked'].map(relation => ({
      relation,
      ports: 'TCP 80',
      from: 'team-0/app=job',
      to: 'team-0/app=api',
      by: 'team-0/jobs-to-api',
    })),
  );
  expect(change?.connections.map(({ kind }) => kind)).toContain('opened');
});

test('a rollout says what runs after each wave', () => {
  const after = made(12, 3, { upgraded: true });
  const review = reviewTrees(after.fleet, plain.trees, after.trees);
  const base = { shown: 'dist', review, trees: plain.trees, notes: [] };
  const { rollout } = fleetData({ synthesis: after, base }, show);
  expect(rollout.before?.map(({ of, clusters }) => [of, clusters.length])).toEqual([
    ['1.20.3', 10],
    ['1.19.7', 2],
  ]);
  expect(rollout.waves.map(({ wave }) => wave)).toEqual([1, 2, 3]);
  expect(rollout.waves.at(-1)?.after?.map(({ of }) => of)).toEqual(['1.20.3']);
  expect(rollout.waves.flatMap(({ changed = [] }) => changed).sort()).toEqual(['america-02', 'europe-04']);
});

test.each([
  'https://bot:hunter2@git.example.com/a.git',
  'https://hunter2@git.example.com/a.git',
  'https://bot:p@hunter2@git.example.com/a.git',
  'https://bot%3Ahunter2@git.example.com/a.git',
  'HTTPS://bot:hunter2@git.example.com/a.git',
  'git+https://bot:hunter2@git.example.com/a.git',
  '//bot:hunter2@git.example.com/a.git',
  'bot:hunter2@git.example.com:a.git',
  'ssh://git:hunter2@git.example.com/a.git',
  'https://git.example.com/a.git?token=hunter2',
  'https://git.example.com/a.git#hunter2',
  'https://bot:hunter2@git.exam ple.com/a.git',
])('a token in the address %s is neither told nor shown', url => {
  const synthesis = synthesize(twoGenericClusters({ alpha: { repository: { url } } }));
  expect(synthesis.report.findings.map(({ rule }) => rule)).toContain('cluster/repository');
  expect(JSON.stringify([synthesis.report, fleetData({ synthesis }, show)])).not.toContain('hunter2');
});

test.each(['https://git.example.com/a.git', 'ssh://git@git.example.com:2222/a.git'])('%s is shown', url => {
  const synthesis = synthesize(twoGenericClusters({ alpha: { repository: { url } } }));
  expect(fleetData({ synthesis }, show).topology.clusters[0]?.repository.url).toBe(url);
});

test('a search finds clusters, services, labels, and the range of an address', () => {
  const fleet = new PageFleet(data);
  expect(search(fleet, 'europe-02')[0]).toMatchObject({ kind: 'cluster', text: 'europe-02' });
  expect(search(fleet, 'TEAM-0/api')[0]).toMatchObject({ kind: 'service', text: 'team-0/api' });
  expect(search(fleet, 'area=asia').map(({ text }) => text)).toEqual([
    'asia-01',
    'asia-02',
    'asia-03',
    'asia-04',
  ]);
  expect(search(fleet, '10.0.65.1')[0]).toMatchObject({ kind: 'range', text: '10.0.64.0/18' });
  const both = twoGenericClusters({ alpha: { podCidrs: ['10.1.0.0/16', '2001:db8:1::/64'] } });
  const dual = new PageFleet(fleetData({ synthesis: synthesize(both) }, show));
  for (const asked of ['2001:db8:1::5', '2001:DB8:1:0:0::ffff', '2001:0db8:1::'])
    expect(search(dual, asked)).toEqual([
      expect.objectContaining({ kind: 'range', text: '2001:db8:1::/64', more: 'pods of alpha' }),
    ]);
  expect(search(dual, '10.1.255.255')[0]).toMatchObject({ kind: 'range', text: '10.1.0.0/16' });
  for (const asked of ['2001:db8:1:1::', '2001:db8::1::5', '::5']) expect(search(dual, asked)).toEqual([]);
  expect(search(fleet, 'nothing is called so')).toEqual([]);
});

test('511 clusters stay far below the budget', () => {
  const synthesis = synthesize(areas(511, 9, { namespaces: 20 }), { errorsOnly: true });
  const text = JSON.stringify(pack(fleetData({ synthesis }, show)));
  // The page may have 1.5 MB, of which its own code and style are less than 0.25.
  expect(text.length).toBeLessThan(1_200_000);
}, 300_000);
