import fc from 'fast-check';
import { type Cell, type Grid, gridsOf } from '../../../src/cli/reach/grid';
import type { Group } from '../../../src/simulate/index';

const group = (app: string, clusters: readonly string[]): Group => ({
  id: `${clusters[0]} ${app}`,
  clusters,
  namespace: 'shop',
  labels: { app },
  workloads: [`shop/${app}`],
});

const cell = <V>(from: Group, to: Group, value: V, port = 80): Cell<V> => ({
  from,
  to,
  table: 'linked',
  port: { port },
  value,
});

/** Rows as `web@a+b: + .`, columns as `db@c`. */
const text = <V extends string>(grids: readonly Grid<V>[]): string[] =>
  grids.map(({ ports, rows, columns }) => {
    const name = (groups: readonly Group[]): string =>
      groups.map(({ labels, clusters }) => `${labels.app}@${clusters.join('+')}`).join(' ');
    const lines = rows.map(
      ({ groups, cells }) => `${name(groups)}: ${cells.map(value => value ?? '.').join(' ')}`,
    );
    return `${ports.map(({ port }) => port).join()} | ${lines.join(' | ')} | ${columns.map(name).join(', ')}`;
  });

const [web, db, job] = [group('web', ['a']), group('db', ['a']), group('job', ['a'])];

test('pods that get the same share a line, and ports with one table share it', () => {
  const cells = [80, 443].flatMap(port => [
    cell(web, db, 'allow', port),
    cell(job, db, 'allow', port),
    cell(db, db, 'deny', port),
  ]);
  expect(text(gridsOf(cells))).toEqual(['80,443 | web@a job@a: allow | db@a: deny | db@a']);
});

test('a cluster and itself are no reason for a line more', () => {
  const [there, back] = [group('web', ['b']), group('db', ['b'])];
  const cells = [
    cell(web, back, 'allow'),
    cell(there, db, 'allow'),
    cell(db, back, 'deny'),
    cell(back, db, 'deny'),
  ];
  expect(text(gridsOf(cells))).toEqual(['80 | web@a web@b: allow | db@a db@b: deny | db@b db@a']);
});

test('where clusters are apart, no more is claimed than there is', () => {
  const hub = group('db', ['hub']);
  const cells = [cell(web, hub, 'allow'), cell(job, hub, 'deny')];
  const asked = [...cells, cell(hub, db, 'deny')];
  expect(text(gridsOf(asked, (from, to) => from !== hub && to === db))).toEqual([
    '80 | web@a: allow apart | job@a: deny apart | db@hub: . deny | db@hub, db@a',
  ]);
});

test('every cell is in some table, with what it says', () => {
  const apps = fc.constantFrom('web', 'db', 'job');
  const groups = fc.constantFrom(['a'], ['b'], ['c', 'd']);
  const any = fc.tuple(apps, groups).map(([app, clusters]) => group(app, clusters));
  const cells = fc
    .uniqueArray(fc.tuple(any, any, fc.constantFrom(80, 443)), {
      selector: ([from, to, port]) => `${from.id} ${to.id} ${port}`,
      maxLength: 60,
    })
    .chain(keys =>
      fc
        .array(fc.constantFrom('allow', 'deny', 'unknown'), {
          minLength: keys.length,
          maxLength: keys.length,
        })
        .map(values => keys.map(([from, to, port], i) => cell(from, to, values[i] ?? 'deny', port))),
    );
  fc.assert(
    fc.property(cells, fc.boolean(), (all, apart) => {
      const said = new Map<string, string | undefined>();
      for (const { ports, rows, columns } of gridsOf(all, () => apart))
        for (const { port } of ports)
          for (const { groups: sources, cells: values } of rows)
            for (const [i, destinations] of columns.entries())
              for (const from of sources)
                for (const to of destinations) said.set(`${from.id} ${to.id} ${port}`, values[i]);
      for (const { from, to, port, value } of all)
        expect(said.get(`${from.id} ${to.id} ${port.port}`)).toBe(value);
    }),
  );
});
