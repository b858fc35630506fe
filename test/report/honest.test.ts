import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Fleet } from '../../src/report/client/fleet';
import { meshOf } from '../../src/report/client/mesh';
import type { FleetData, ReportData } from '../../src/report/data/index';
import { nameGroups } from '../../src/report/data/group-names';
import { type Packed, unpack } from '../../src/report/pack';
import { type Group, mistakeInWhatIf, resolve } from '../../src/simulate/index';
import { Without } from '../../src/simulate/services/lost';
import { blueprint, Workplace } from '../support/cli';

// The page says what the commands say, of the blueprints of this repository and of one with findings.

const root = path.resolve(__dirname, '..', '..');
const blueprints = ['edge.ts', 'retail.ts', 'starter.yaml', 'two-clusters.ts'];
const place = new Workplace();
let fleets: ReadonlyMap<string, FleetData>;

const run = (...args: string[]): string => place.run(...args).stdout;
const json = (...args: string[]): unknown => JSON.parse(run(...args));
const dataOf = (name: string): FleetData => fleets.get(path.parse(name).name)!;

beforeAll(() => {
  for (const name of [...blueprints, 'fleet.lock'])
    cpSync(path.join(root, 'blueprints', name), place.at(`blueprints/${name}`));
  const more = ['gamma', 'delta'].map(
    (name, i) => `const ${name} = new Cluster(fleet, '${name}', {
      id: ${i + 3}, kubernetes: '1.34', platform: { generic: { loadBalancerAnnotations: {} } },
      podCidrs: ['10.1.${i}.0/24'], nodeCidrs: ['192.168.${i + 3}.0/24'],
      repository: { url: 'https://git.example.com/${name}.git' },
    });`,
  );
  const silence = "gamma.silence('cluster/few-nodes', 'A lab without people.');";
  place.write('blueprints/clash.ts', blueprint([...more, silence].join('\n'), 'clash'));
  place.run('report', '-o', 'report.html');
  const text = readFileSync(place.at('report.html'), 'utf8');
  const [, packed = ''] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(text) ?? [];
  const page = unpack(JSON.parse(packed) as Packed) as ReportData;
  fleets = new Map(page.fleets.map(fleet => [fleet.fleet, fleet]));
}, 120_000);
afterAll(() => {
  place.remove();
});

test('it has the fleets, and the findings of each as check has them', () => {
  expect([...fleets.keys()].sort()).toEqual(
    ['clash', ...blueprints.map(name => path.parse(name).name)].sort(),
  );
  interface Found {
    readonly severity: string;
  }
  const told = json('check', '-f', 'json') as { findings: Found[]; silenced: Found[] };
  const strip = ({
    rule,
    severity,
    message,
    clusters,
    at,
    source,
    reason,
  }: Record<string, unknown>): unknown => ({ rule, severity, message, clusters, at: at ?? source, reason });
  for (const kind of ['findings', 'silenced'] as const) {
    const shown = [...fleets.values()].flatMap(({ overview }) => overview[kind]);
    expect(shown.map(one => strip({ ...one }))).toEqual(told[kind].map(one => strip({ ...one })));
  }
  expect(new Set(told.findings.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning']));
  expect(told.silenced).toHaveLength(1);
});

describe.each(blueprints)('%s', name => {
  const file = `blueprints/${name}`;

  test('clusters and links are counted as the commands and the documentation count them', () => {
    const { overview, topology, services } = dataOf(name);
    const count = (what: string): number | undefined =>
      overview.counts.find(one => one.what.startsWith(what))?.n;
    expect(run('check', file)).toMatch(new RegExp(`: ${count('cluster')} clusters, no errors\n$`));
    const docs = readFileSync(path.join(root, 'docs', 'topologies.md'), 'utf8');
    expect(docs).toContain(`\`${file}\`: ${count('cluster')} clusters, ${count('link')} link`);
    const fleet = new Fleet(dataOf(name));
    const ends = fleet.names.reduce((sum, one) => sum + fleet.peersOf(one).length, 0);
    expect([ends / 2, topology.linkCount]).toEqual([count('link'), count('link')]);
    expect(count('mesh')).toBe(topology.components.length);
    const whole = services.services.filter(
      ({ cutFrom, path: of }) => cutFrom === undefined && of !== undefined,
    );
    expect(whole.length).toBeGreaterThanOrEqual(count('service') ?? NaN);
  });

  test('what is lost without each cluster is what failover lists', () => {
    const data = dataOf(name);
    const state = meshOf(new Fleet(data));
    interface Loss {
      readonly service: string;
      readonly via: string;
      readonly down: readonly string[];
      readonly consumers: readonly string[];
    }
    const [{ losses }] = json('failover', file, '--json') as [{ losses: Loss[] }];
    const said = [...state.clusters.keys()].flatMap(down => {
      const without = new Without(state, [down]);
      return data.services.services
        .flatMap(({ key }) => without.lost(key))
        .map(({ service, via, consumers }) => ({ service, via, down: [down], consumers }));
    });
    const sorted = (list: readonly Loss[]): string[] =>
      list
        .map(({ service, via, down, consumers }) => JSON.stringify({ service, via, down, consumers }))
        .sort();
    expect(sorted(said)).toEqual(sorted(losses));
    const services = (list: readonly Loss[], down: string): string[] => [
      ...new Set(list.filter(loss => loss.down.includes(down)).map(({ service }) => service)),
    ];
    for (const { cluster, lost } of data.services.alone) expect(lost).toEqual(services(losses, cluster));
    expect(data.services.alone.map(({ cluster }) => cluster).sort()).toEqual(
      [...new Set(losses.flatMap(({ down }) => down))].sort(),
    );
  });

  test('what a client gets is what resolve says', () => {
    const data = dataOf(name);
    const state = meshOf(new Fleet(data));
    for (const { key, members } of data.services.services.slice(0, 4)) {
      const [namespace = '', of = ''] = key.split('/');
      const provider = members.find(({ role }) => role === 'provider')?.cluster ?? '';
      const from = members.find(({ cluster }) => cluster !== provider)?.cluster ?? provider;
      for (const cache of ['before', 'after'] as const) {
        const whatIf = { clustersDown: [provider], cache };
        const asked = ['resolve', key, '-b', file, '-f', from, '-d', provider, '--cache', cache, '--json'];
        const mistake = mistakeInWhatIf(state, from, whatIf);
        if (mistake !== undefined) expect(place.run(...asked).stderr).toBe(`${mistake}\n`);
        else {
          const shown = resolve(state, { from, namespace, name: of, whatIf });
          expect(json(...asked)).toMatchObject(JSON.parse(JSON.stringify(shown)) as object);
        }
      }
    }
  });

  test('who reaches whom is what the matrix of reach says', () => {
    const { groups, grids, verdicts, notes } = dataOf(name).policies;
    expect(notes).toEqual([]);
    const [matrix] = json('reach', '--matrix', '--json', file) as [Matrix];
    const names = nameGroups(matrix.groups);
    const ids = matrix.groups.map(({ clusters }, i) => `${names[i]} in ${clusters.join()}`);
    expect(groups.map(group => `${group.name} in ${group.clusters.join()}`).sort()).toEqual([...ids].sort());
    const shown = groups.map(group => `${group.name} in ${group.clusters.join()}`);
    const isOpen = new Map(matrix.ports.map(one => [portOf(one), one.standsForOthers === true]));
    const told = new Map(
      matrix.cells.map(cell => [
        [cell.clusters, portOf(cell), ids[cell.from], ids[cell.to]].join(' | '),
        cell.outcome,
      ]),
    );
    const unseen = new Set(told.keys());
    for (const { relation, ports, rows, columns, cells } of grids)
      for (const [i, row] of rows.entries())
        for (const [j, column] of columns.entries()) {
          const outcomes = new Set(cells[i]?.[j]?.map(at => verdicts[at]?.outcome));
          if (outcomes.size === 0) continue;
          expect(outcomes.size).toBe(1);
          const asked = [...isOpen].filter(([port, isRest]) => covers(ports, port, isRest));
          const found = asked.flatMap(([port]) =>
            row.flatMap(from =>
              column
                .map(to => [relation, port, shown[from], shown[to]].join(' | '))
                .filter(key => told.has(key)),
            ),
          );
          expect(found).not.toEqual([]);
          for (const key of found) {
            unseen.delete(key);
            expect(`${key}: ${[...outcomes].join()}`).toBe(`${key}: ${told.get(key)}`);
          }
        }
    expect([...unseen]).toEqual([]);
  });
});

interface AskedPort {
  readonly port: number;
  readonly protocol: string;
}

interface Matrix {
  readonly ports: readonly (AskedPort & { readonly standsForOthers?: boolean })[];
  readonly groups: readonly Group[];
  readonly cells: readonly (AskedPort & {
    readonly from: number;
    readonly to: number;
    readonly clusters: string;
    readonly outcome: string;
  })[];
}

const portOf = ({ port, protocol }: AskedPort): string => `${protocol} ${port}`;

/** Whether the text of a table, such as `TCP 53, 8080, UDP 53, all other traffic`, is of a port. */
function covers(text: string, port: string, isRest: boolean): boolean {
  const parts = text.split(', ');
  if (isRest) return parts.some(part => part.startsWith('all '));
  const protocols = parts.map(
    (_, i) => /^[A-Z]\w+(?= )/.exec(parts.slice(0, i + 1).findLast(one => /^[A-Z]/.test(one)) ?? '')?.[0],
  );
  return parts.some((part, i) => {
    const [from = '', to = from] = part.replace(/^[A-Z]\w+ /, '').split('-');
    const [protocol, number = ''] = port.split(' ');
    return protocols[i] === protocol && Number(from) <= Number(number) && Number(number) <= Number(to);
  });
}
