import { stepped } from '../../src/report/client/elements/stepping';
import { changed } from '../../src/report/client/state';
import { chosenGrid, gridWith, openingGrids } from '../../src/report/client/views/policies/grid-choice';
import { readPair, sayPair } from '../../src/report/client/views/policies/pair';
import { shortNames } from '../../src/report/client/views/policies/short-names';
import { fleetData, type FleetData } from '../../src/report/data/index';
import type { GridData } from '../../src/report/data/policies-data';
import { reviewTrees } from '../../src/review/index';
import { synthesize } from '../../src/synth/index';
import { areas } from './areas';

const before = synthesize(areas(12, 3));
const after = synthesize(areas(12, 3, { more: true }));
const review = reviewTrees(after.fleet, before.trees, after.trees);
const base = { shown: 'dist', review, trees: before.trees, notes: [] };
const { policies }: FleetData = fleetData({ synthesis: after, base }, () => '');

const grid = (relation: string, ports: string): GridData => ({
  relation,
  ports,
  rows: [],
  columns: [],
  cells: [],
});
const grids = [
  grid('same cluster', 'TCP 7000'),
  grid('linked', 'TCP 7000'),
  grid('linked', 'TCP 8080'),
  grid('same cluster', 'TCP 443, 8080, UDP 53'),
  grid('not linked', 'all other traffic'),
];
const [own7000, linked7000, linked8080, own8080, other] = grids;

test('a port stays chosen where the other relation has it too, by itself or among others', () => {
  const ports = 'TCP 8080';
  expect(chosenGrid(grids, { relation: 'linked', ports })).toBe(linked8080);
  expect(chosenGrid(grids, { relation: 'same cluster', ports })).toBe(own8080);
  expect(chosenGrid(grids, { relation: 'not linked', ports })).toBe(other);
  expect(gridWith(grids, 'UDP 8080')).toBeUndefined();
  expect(gridWith(grids, 'UDP 53, all other traffic')).toBe(own8080);
});

test('without a choice it is a table in which the change opens something, else one of linked clusters', () => {
  expect(chosenGrid(grids, {})).toBe(linked7000);
  expect(
    chosenGrid(
      grids,
      {},
      [own8080, linked8080].flatMap(one => one ?? []),
    ),
  ).toBe(linked8080);
  expect(chosenGrid(grids, {}, own8080 && [own8080])).toBe(own8080);
  expect(chosenGrid(grids, { relation: 'same cluster', ports: 'TCP 7000' }, own8080 && [own8080])).toBe(
    own7000,
  );
});

test('the tables are found in which the change opens something, between pods that are asked for', () => {
  const find = (namespace: string): string[] => {
    const isIn = (members: readonly number[]): boolean =>
      members.some(member => policies.groups[member]?.namespace === namespace);
    return openingGrids(policies.grids, policies.verdicts, isIn, isIn).map(
      ({ relation, ports }) => `${relation} ${ports}`,
    );
  };
  expect(find('team-0')).toEqual(['same cluster TCP 80', 'linked TCP 80']);
  expect(find('team-1')).toEqual([]);
});

test('every cell has names that lead back to it', () => {
  const { groups } = policies;
  for (const one of policies.grids)
    one.rows.forEach((_, row) => {
      one.columns.forEach((__, column) => {
        expect(readPair(one, groups, sayPair(one, groups, { row, column }))).toEqual({ row, column });
      });
    });
});

test('a name means the same pods after a change, and nothing rather than others', () => {
  const group = (name: string, ...clusters: string[]) => ({
    name,
    namespace: 'shop',
    workloads: [],
    clusters,
  });
  const groups = [
    group('shop/a', 'x'),
    group('shop/b', 'x'),
    group('shop/b', 'y', 'z'),
    group('shop/b', 'y'),
  ];
  const small = { ...grid('linked', 'TCP 80'), rows: [[0], [1]], columns: [[1], [0]] };
  const text = sayPair(small, groups, { row: 1, column: 1 });
  expect(text).toBe('shop/b>shop/a');
  const grown = { ...small, rows: [[2], [1], [0]], columns: [[0], [1]] };
  expect(readPair(grown, groups, text)).toBeUndefined();
  expect(sayPair(grown, groups, { row: 0, column: 1 })).toBe('shop/b@y>shop/b');
  expect(readPair(grown, groups, 'shop/a>shop/b')).toEqual({ row: 2, column: 1 });
  const alike = { ...small, rows: [[3], [2], [1]] };
  expect(sayPair(alike, groups, { row: 0, column: 0 })).toBe('shop/b@y#1>shop/b');
  expect(readPair(alike, groups, 'shop/b@y#1>shop/b')).toEqual({ row: 0, column: 0 });
  for (const nothing of [undefined, '', '4.4', 'shop/b>', 'shop/c>shop/a', 'shop/b@y#3>shop/a'])
    expect(readPair(alike, groups, nothing)).toBeUndefined();
});

test('only the policies keep a cell', () => {
  const state = { view: 'policies', cell: 'a>b', ports: 'TCP 80' };
  expect(changed(state, { ports: 'TCP 81' })).toEqual({ ...state, ports: 'TCP 81' });
  expect(changed(state, { view: 'rollout' })).toEqual({ view: 'rollout', cell: '', ports: 'TCP 80' });
});

test('long names fit their place, and still differ', () => {
  const long = `${'a'.repeat(30)}-${'b'.repeat(32)}`;
  const inside = (sign: string): string => `${'a'.repeat(30)}${sign}${'b'.repeat(32)}/other pods`;
  const names = ['shop/app=x', `${long}/app=x`, `${long}/app=${long}`, `${long}/other pods`, inside('1')];
  const shown = shortNames([...names, inside('2'), ...names], 26);
  expect(shown.get('shop/app=x')).toBe('shop/app=x');
  expect(shown.get(`${long}/app=x`)).toMatch(/^a{5,}…b+\/app=x$/);
  expect(new Set(shown.values()).size).toBe(6);
  for (const short of shown.values()) expect(short.length).toBeLessThanOrEqual(27);
});

test('Home and End go to the ends of a row, and with the control key to those of the table', () => {
  const press = (key: string, ctrlKey = false, by = 1) => stepped({ key, ctrlKey }, [2, 3], [5, 9], by);
  expect([press('Home'), press('End')]).toEqual([
    [2, 0],
    [2, 8],
  ]);
  expect([press('Home', true), press('End', true)]).toEqual([
    [0, 0],
    [4, 8],
  ]);
  expect([press('ArrowUp'), press('ArrowRight', false, 10)]).toEqual([
    [1, 3],
    [2, 8],
  ]);
  expect(press('a')).toBeUndefined();
});
