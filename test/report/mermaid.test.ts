import fc from 'fast-check';
import { fleetData, type FleetData } from '../../src/report/data/index';
import { foldGrid } from '../../src/report/data/fold-grid';
import { mermaid } from '../../src/report/mermaid';
import { synthesize } from '../../src/synth/index';
import { areas } from './areas';

const drawn = (clusters: number, count: number): string =>
  mermaid(fleetData({ synthesis: synthesize(areas(clusters, count, { namespaces: 0 })) }, () => ''));

test('few clusters are drawn with their links, many as groups with counts', () => {
  expect(drawn(3, 2)).toBe(`flowchart LR
  subgraph g0 ["america"]
    c0["america-01"]
  end
  subgraph g1 ["europe"]
    c1["europe-01"]
    c2["europe-02"]
  end
  c0 --- c1
  c0 --- c2
  c1 --- c2
`);
  const many = drawn(30, 3).split('\n');
  expect(many[1]).toBe('  g0["america: 10 clusters, full mesh"]');
  expect(many.slice(4)).toEqual([
    '  g0 ---|"19 links"| g1',
    '  g0 ---|"19 links"| g2',
    '  g1 ---|"19 links"| g2',
    '',
  ]);
});

/** The lines that Mermaid 11 was seen to draw as they are meant; in quotes nothing that it would read as more than text. */
const text = '"[\\w .:,/@-]*(?:#\\d+;[\\w .:,/@-]*)*"';
const lineForms = new RegExp(
  `^flowchart LR$|^ *subgraph g\\d+ \\[${text}\\]$|^ *end$|^ *[cg]\\d+\\[${text}\\]$|^ *[cg]\\d+ ---(?:\\|${text}\\|)? [cg]\\d+$|^$`,
);

test('whatever names have in them stays text', () => {
  const few = fleetData({ synthesis: synthesize(areas(4, 2, { namespaces: 0 })) }, () => '');
  const many = fleetData({ synthesis: synthesize(areas(30, 2, { namespaces: 0 })) }, () => '');
  const named = ({ topology, ...data }: FleetData, area: string): FleetData => ({
    ...data,
    topology: {
      ...topology,
      clusters: topology.clusters.map((cluster, i) => ({
        ...cluster,
        name: i === 1 ? `${area}1` : cluster.name,
        labels: i % 2 === 0 ? { area } : cluster.labels,
      })),
    },
  });
  const evil = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('end', '"]', '`a`', '😀', '#35;', 'a\nend', '-->', '%%', '</b>'),
  );
  fc.assert(
    fc.property(evil, area => {
      for (const data of [few, many])
        for (const line of mermaid(named(data, area)).split('\n')) expect(line).toMatch(lineForms);
    }),
  );
  const shown = mermaid(named(few, '"😀]'));
  expect(shown).toContain('["#34;#128512;#93;1"]');
});

test('pods of one name are one line only where they get the same', () => {
  const cell = (sign: string, at: number) => ({ sign, verdicts: [{ at, why: sign }] });
  const rows = new Map([
    [0, new Map([[2, cell('allow', 0)]])],
    [
      1,
      new Map([
        [2, cell('allow', 1)],
        [3, cell('deny', 2)],
      ]),
    ],
    [4, new Map([[2, cell('deny', 3)]])],
  ]);
  const folded = foldGrid(rows, new Set([2, 3]), member =>
    member === 2 ? 'db' : member === 3 ? 'job' : 'web',
  );
  expect(folded.columns).toEqual([[2], [3]]);
  expect(folded.rows.map(({ members }) => members)).toEqual([[0, 1], [4]]);
  expect(folded.rows[0]?.cells.map(found => found?.verdicts.map(({ at }) => at))).toEqual([[0], [2]]);
});
