import type { Json, KubeObject, Tree } from '../../src/kinds/index';
import { sayPath } from '../../src/review/change';
import { valueDeltas } from '../../src/review/compare/values';
import { compareTrees, foldChanges } from '../../src/review/index';
import { changesOf } from './changes';
import { fileOf, layer, object, treeOf } from './trees';

const text = (value: Json | undefined): string => (value === undefined ? '' : JSON.stringify(value));

const said = (before: Json, after: Json): string[] =>
  valueDeltas(before, after).map(
    ({ path, kind, before: was, after: is }) => `${kind} ${sayPath(path)} ${text(was)}>${text(is)}`,
  );

describe('documents', () => {
  test.each<[what: string, before: Json, after: Json, deltas: string[]]>([
    ['the order of keys says nothing', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    [
      'a key comes, goes, changes',
      { a: 1, b: 1 },
      { b: 2, c: 1 },
      ['removed a 1>', 'changed b 1>2', 'added c >1'],
    ],
    ['null is a value', { a: null }, {}, ['removed a null>']],
    ['another type is a change', { a: '1' }, { a: 1 }, ['changed a "1">1']],
    ['keys with dots are quoted', { 'a.b/c': 1 }, { 'a.b/c': 2 }, ['changed ["a.b/c"] 1>2']],
    [
      'entries by name, wherever they stand',
      { containers: [{ name: 'a', image: '1' }, { name: 'b' }] },
      { containers: [{ name: 'a', image: '2' }, { name: 'b' }] },
      ['changed containers[a].image "1">"2"'],
    ],
    [
      'the order of entries with names is a change of its own',
      { initContainers: [{ name: 'a' }, { name: 'b' }] },
      { initContainers: [{ name: 'b' }, { name: 'a' }] },
      ['changed initContainers (order) ["a","b"]>["b","a"]'],
    ],
    [
      'ports by number and protocol',
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP', name: 'x' },
        ],
      },
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP', name: 'y' },
        ],
      },
      ['changed ports[53/TCP].name "x">"y"'],
    ],
    ['an entry of a list of texts', { l: ['a', 'b'] }, { l: ['a', 'c', 'b'] }, ['added l[c] >"c"']],
    ['the only text of a list', { l: ['a'] }, { l: ['b'] }, ['changed l[0] "a">"b"']],
    ['the same text twice', { l: ['a', 'a'] }, { l: ['a'] }, ['removed l[a] "a">']],
    [
      'another order of texts',
      { l: ['a', 'b'] },
      { l: ['b', 'a'] },
      ['changed l (order) ["\\"a\\"","\\"b\\""]>["\\"b\\"","\\"a\\""]'],
    ],
    [
      'rules without names in turn',
      { ingress: [{ a: 1 }, { b: 1 }] },
      { ingress: [{ a: 1 }, { b: 2 }] },
      ['changed ingress[1].b 1>2'],
    ],
    [
      'one rule more',
      { ingress: [{ b: 1 }] },
      { ingress: [{ a: 1 }, { b: 1 }] },
      ['added ingress[0] >{"a":1}'],
    ],
    [
      'peers as a list and as a map',
      { clustermesh: { config: { clusters: [{ name: 'rome', port: 2379 }] } } },
      { clustermesh: { config: { clusters: { rome: { port: 2379 }, oslo: { port: 2379 } } } } },
      ['added clustermesh.config.clusters.oslo >{"port":2379}'],
    ],
  ])('%s', (_, before, after, deltas) => {
    expect(said(before, after)).toEqual(deltas);
  });
});

const changes = (before: readonly Tree[], after: readonly Tree[]): string[] =>
  foldChanges(compareTrees(before, after)).map(
    ({ clusters, kind, layer: of, object: name, file, path, fate }) =>
      `${clusters.join(' ')}: ${kind} ${of} ${name === undefined ? file : name.name} ${sayPath(path)}${fate === undefined ? '' : ` ${fate}`}`,
  );

describe('trees', () => {
  test('the same change of different documents is one change', () => {
    const names = Array.from({ length: 20 }, (_, i) => `c${String(i).padStart(2, '0')}`);
    const trees = (more: string[]): Tree[] =>
      names.map(name =>
        treeOf(name, {
          cluster: { name },
          clustermesh: {
            config: {
              clusters: Object.fromEntries(
                [...names, ...more].filter(n => n !== name).map(n => [n, { address: n }]),
              ),
            },
          },
        }),
      );
    const found = foldChanges(compareTrees(trees(['gone']), trees([])));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'removed', clusters: names });
  });

  test('an outlier stands apart', () => {
    const trees = (mtu: (name: string) => number): Tree[] =>
      ['a', 'b', 'c', 'd'].map(name => treeOf(name, { MTU: mtu(name) }));
    const found = foldChanges(
      compareTrees(
        trees(() => 1500),
        trees(name => (name === 'c' ? 9000 : 1450)),
      ),
    );
    expect(found.map(({ after, clusters, outlier }) => ({ after, clusters, outlier }))).toEqual([
      { after: 1450, clusters: ['a', 'b', 'd'], outlier: false },
      { after: 9000, clusters: ['c'], outlier: true },
    ]);
  });

  test('an object is the same in another file of its layer, and in another version of its API', () => {
    const service = (version: string): KubeObject => object(`example.com/${version}`, 'Thing', 'a');
    const before = treeOf('x', {}, fileOf('services/a.yaml', service('v1')));
    const after = treeOf('x', {}, fileOf('services/b.yaml', service('v2')));
    expect(changes([before], [after])).toEqual(['x: changed services a apiVersion']);
  });

  test('a repository that is new or gone is one change', () => {
    const tree = treeOf('x', { a: 1 }, fileOf('services/a.yaml', object('v1', 'Service', 'a')));
    expect(changes([], [tree])).toEqual(['x: added   ']);
    expect(changesOf(compareTrees([tree], []))).toEqual([
      { cluster: 'x', layer: '', file: '', path: [], kind: 'removed', before: { files: 2, objects: 1 } },
    ]);
  });

  test('values are compared one by one also where a file or a map is new', () => {
    const before: Tree = { cluster: 'x', files: [] };
    const after = treeOf('x', { cluster: { id: 3 } });
    expect(changes([before], [after])).toEqual(['x: added cilium cilium/values.yaml cluster.id']);
    expect(changes([before], [treeOf('x', {})])).toEqual(['x: added cilium cilium/values.yaml ']);
  });

  test('neither Secrets nor private keys are shown', () => {
    const pem = '-----BEGIN EC PRIVATE KEY-----\nabc\n-----END EC PRIVATE KEY-----\n';
    const secret = (text: string): KubeObject =>
      object('v1', 'Secret', 's', { stringData: { password: text } });
    const before = treeOf(
      'x',
      { tls: { ca: { key: Buffer.from(pem).toString('base64') } } },
      fileOf('a/a.yaml', secret('hunter2')),
    );
    const after = treeOf(
      'x',
      { tls: { ca: { key: pem } } },
      fileOf('a/a.yaml', secret('hunter3'), object('v1', 'Secret', 't', { data: { k: 'aHVudGVyMw==' } })),
    );
    const found = changesOf(compareTrees([before], [after]));
    expect(found).toHaveLength(3);
    expect(JSON.stringify(found)).not.toMatch(/hunter|aHVudGVy|PRIVATE|LS0tLS1/);
  });
});

describe('what Flux deletes', () => {
  const thing = object('v1', 'ConfigMap', 'a', { metadata: { namespace: 'x' } });
  const kept = object('v1', 'ConfigMap', 'a', {
    metadata: { namespace: 'x', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } },
  });
  const tree = (kustomization: KubeObject | undefined, content?: KubeObject): Tree =>
    treeOf(
      'x',
      {},
      fileOf('flux/layers.yaml', ...(kustomization === undefined ? [] : [kustomization])),
      fileOf('apps/apps.yaml', ...(content === undefined ? [] : [content])),
    );
  const fateOf = (before: Tree, after: Tree): string | undefined =>
    changesOf(compareTrees([before], [after])).find(change => change.object?.kind === 'ConfigMap')?.fate;

  test.each<[what: string, before: Tree, after: Tree, fate: string]>([
    ['a layer that prunes', tree(layer('apps'), thing), tree(layer('apps')), 'deleted'],
    [
      'a layer that does not prune',
      tree(layer('apps'), thing),
      tree(layer('apps', { prune: false })),
      'kept',
    ],
    ['an object that is kept', tree(layer('apps'), kept), tree(layer('apps')), 'kept'],
    ['a layer that goes too', tree(layer('apps'), thing), tree(undefined), 'deleted'],
    [
      'a layer that leaves its objects',
      tree(layer('apps', { deletionPolicy: 'Orphan' }), thing),
      tree(undefined),
      'kept',
    ],
    [
      'a layer without pruning that deletes',
      tree(layer('apps', { prune: false, deletionPolicy: 'Delete' }), thing),
      tree(undefined),
      'deleted',
    ],
    ['a layer of which nothing is known', tree(undefined, thing), tree(undefined), 'deleted'],
  ])('%s', (_, before, after, fate) => {
    expect(fateOf(before, after)).toBe(fate);
  });

  test('an object that goes to another layer', () => {
    const before = treeOf(
      'x',
      {},
      fileOf('flux/l.yaml', layer('apps'), layer('web')),
      fileOf('apps/a.yaml', thing),
    );
    const after = treeOf(
      'x',
      {},
      fileOf('flux/l.yaml', layer('apps'), layer('web')),
      fileOf('web/a.yaml', thing),
    );
    expect(changes([before], [after])).toEqual(['x: changed web a (layer) deleted']);
  });
});
