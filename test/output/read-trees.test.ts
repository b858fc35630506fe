import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { JsonMap, KubeObject, Tree, TreeFile } from '../../src/kinds/index';
import { type MeshState, observe } from '../../src/mesh/index';
import { manifestName, readTrees, textOf, writeTrees } from '../../src/output/index';
import { readFile } from '../../src/output/read-file';
import { synthesize } from '../../src/synth/index';
import demo from '../../blueprints/two-clusters';
import corners from '../golden/fleets/corners';
import minors from '../golden/fleets/minors';
import needs from '../golden/fleets/needs';
import services from '../golden/fleets/services';
import values from '../golden/fleets/values';
import { policies } from '../simulate/policies/arbitrary';
import { treesOf } from '../simulate/trees';
import { asJson, json } from './arbitrary';
import { fleet, put, useFolder } from './disk';

const folder = useFolder();

function write(root: string, name: string, trees: readonly Tree[]): void {
  const texts = trees.map(({ cluster, files }) => ({
    cluster,
    files: files.map(file => ({ path: file.path, text: textOf(file) })),
  }));
  writeTrees(root, [{ fleet: name, trees: texts }]);
}

/** Of a state, what a repository can say: places in the blueprint it cannot. */
function without(state: MeshState): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)].map(plain);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    const isFound = 'file' in value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !(isFound && key === 'path'))
        .map(([key, below]) => [key, plain(below)]),
    );
  };
  return plain(state);
}

/** What is declared of other manifests is never written. */
const undeclared = (trees: readonly Tree[]): Tree[] =>
  trees.map(({ cluster, files }) => ({ cluster, files }));

const read = (root: string): Tree[] => readTrees(root).trees.map(({ tree }) => tree);

describe('what was written reads back', () => {
  test.each([['the demo', demo], ...Object.entries({ corners, minors, needs, services, values })])(
    'as the same mesh: %s',
    (_, blueprint) => {
      const { fleet: name, trees } = synthesize(blueprint);
      write(folder.root, name, trees);
      const { trees: found, flaws } = readTrees(folder.root);
      expect(flaws).toEqual([]);
      expect(found.map(({ tree }) => tree.cluster)).toEqual(trees.map(({ cluster }) => cluster));
      expect(found[0]?.fleet).toBe(name);
      expect(without(observe(found.map(({ tree }) => tree)))).toEqual(without(observe(undeclared(trees))));
    },
  );

  test('as the same mesh: any policies', () => {
    fc.assert(
      fc.property(policies, policies, (one, two) => {
        const trees = treesOf({ a: { objects: one }, b: { objects: two, version: '1.18.12' } });
        rmSync(folder.root, { recursive: true, force: true });
        write(folder.root, 'fleet', trees);
        expect(without(observe(read(folder.root)))).toEqual(without(observe(trees)));
      }),
      { numRuns: 25 },
    );
  });

  const anyObject = fc
    .dictionary(fc.constantFrom('spec', 'data', 'status', 'x'), json())
    .map((more): KubeObject => ({ ...more, apiVersion: 'v1', kind: 'X', metadata: { name: 'x' } }));
  const anyFile: fc.Arbitrary<TreeFile> = fc.oneof(
    fc.array(anyObject, { maxLength: 3 }).map(list => ({
      path: 'a/b.yaml',
      comment: 'For people.',
      objects: list.map(object => ({ object })),
    })),
    json()
      .filter(value => typeof value === 'object' && value !== null && !Array.isArray(value))
      .map(data => ({ path: 'values.yml', data: data as JsonMap })),
  );

  test('as the same objects and values', () => {
    fc.assert(
      fc.property(anyFile, file => {
        const found = readFile(file.path, textOf(file));
        if (typeof found === 'string') throw new Error(found);
        const said = (of: TreeFile): unknown =>
          'objects' in of ? of.objects.map(({ object }) => object) : 'data' in of ? of.data : of;
        expect(asJson(said(found))).toEqual(asJson(said(file)));
      }),
    );
  });
});

const namespace = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;
const names = (tree: Tree | undefined): string[] =>
  (tree?.files ?? []).flatMap(file =>
    'objects' in file ? file.objects.map(({ object }) => object.metadata.name) : [],
  );

describe('a folder of trees', () => {
  const two = { a: { 'x/x.yaml': namespace('in-a') }, b: { 'x/x.yaml': namespace('in-b') } };
  beforeEach(() =>
    writeTrees(folder.root, [fleet('one', two), fleet('two', { c: { 'x/x.yaml': namespace('in-c') } })]),
  );

  test.each([
    ['dist', '.', ['one/a', 'one/b', 'two/c']],
    ['a fleet', 'one', ['one/a', 'one/b']],
    ['a cluster', 'one/b', ['one/b']],
    ['nothing', 'three', []],
  ])('may be %s', (_, at, clusters) => {
    const { trees, flaws } = readTrees(path.join(folder.root, at));
    expect(trees.map(({ fleet: name, tree }) => `${name}/${tree.cluster}`)).toEqual(clusters);
    expect(flaws).toEqual([]);
  });

  test('a clone of another name is the cluster that its manifest says, and its .git is nobody’s', () => {
    renameSync(path.join(folder.root, 'one/b'), path.join(folder.root, 'one/clone'));
    put(folder.root, 'one/clone/.git/config', 'x');
    expect(readTrees(folder.root)).toMatchObject({ trees: [{}, { tree: { cluster: 'b' } }, {}], flaws: [] });
  });

  test('equal files of clusters are one object', () => {
    writeTrees(folder.root, [fleet('one', { a: two.a, b: two.a })]);
    const [a, b] = read(path.join(folder.root, 'one'));
    expect(a?.files[0]).toBe(b?.files[0]);
  });

  /** What is said after a change of the folder, and what is still read of the cluster a. */
  function after(change: (at: (file: string) => string) => void): { said: string[]; names: string[] } {
    change(file => path.join(folder.root, file));
    const { trees, flaws } = readTrees(path.join(folder.root, 'one'));
    return {
      said: flaws.map(({ place, what }) => `${path.relative(folder.root, path.resolve(place))} ${what}`),
      names: names(trees.find(({ tree }) => tree.cluster === 'a')?.tree),
    };
  }

  test.each<[string, (at: (file: string) => string) => void, string, string[]]>([
    [
      'a file that was edited',
      at => {
        writeFileSync(at('one/a/x/x.yaml'), namespace('by-hand'));
      },
      'one/a/x/x.yaml was changed after Meshprint wrote it; it is read as it stands',
      ['by-hand'],
    ],
    [
      'a file that is gone',
      at => {
        rmSync(at('one/a/x/x.yaml'));
      },
      'one/a/x/x.yaml is missing; it is left out',
      [],
    ],
    [
      'a file that nobody lists',
      at => {
        writeFileSync(at('one/a/x/more.yaml'), namespace('more'));
      },
      'one/a/x/more.yaml is not in .meshprint.json; it is left out',
      ['in-a'],
    ],
    [
      'a link out of the folder',
      at => {
        rmSync(at('one/a/x'), { recursive: true });
        symlinkSync(at('one/b/x'), at('one/a/x'));
      },
      'one/a/x is not in .meshprint.json; it is left out',
      [],
    ],
    [
      'a folder in place of a file',
      at => {
        rmSync(at('one/a/x/x.yaml'));
        mkdirSync(at('one/a/x/x.yaml'));
      },
      'one/a/x/x.yaml is a folder; it is left out',
      [],
    ],
    [
      'a manifest that leaves its folder',
      at => {
        writeFileSync(
          at(`one/a/${manifestName}`),
          JSON.stringify({
            format: 1,
            fleet: 'one',
            cluster: 'a',
            files: { '../b/x/x.yaml': '0'.repeat(64) },
          }),
        );
      },
      'one/a/.meshprint.json lists "../b/x/x.yaml", which leaves its folder; its tree is left out',
      [],
    ],
    [
      'no manifest',
      at => {
        writeFileSync(at(`one/a/${manifestName}`), '{');
      },
      'one/a/.meshprint.json is not JSON; its tree is left out',
      [],
    ],
    [
      'a copy of another cluster',
      at => {
        rmSync(at('one/a'), { recursive: true });
        renameSync(at('one/b'), at('one/a'));
        put(
          at('one'),
          `z/${manifestName}`,
          JSON.stringify({ format: 1, fleet: 'one', cluster: 'b', files: {} }),
        );
      },
      'one/z is another repository of "one/b"; it is left out',
      [],
    ],
  ])('%s is said', (_, change, sentence, still) => {
    const found = after(change);
    expect(found.said).toContain(sentence);
    expect(found.names).toEqual(still);
  });

  test.each<[string, string | Buffer, RegExp]>([
    ['no UTF-8', Buffer.from([0xff, 0xfe]), /is not UTF-8; it is left out$/],
    ['no YAML', 'a: [', /is left out: line 1: this is not YAML: /],
    ['a list', '- a\n', /is left out: it holds something that is neither an object nor a map of values$/],
    ['an object and something else', `${namespace('x')}---\na: 1\n`, /neither an object nor a map/],
    ['an alias', 'a: &a 1\nb: *a\n', /is left out: line 1: anchors and aliases are not read$/],
    ['a tag', 'a: !!binary x\n', /is left out: line 1: tags such as !!binary are not allowed/],
    ['brackets', '['.repeat(100_000), /nested more than 64 levels deep$/],
    ['maps without end', `[${'a: '.repeat(20_000)}]`, /nested more than 64 levels deep$/],
    ['33 MiB', Buffer.alloc(33 * 1024 * 1024, '# x\n'), /is larger than 32 MiB; it is left out$/],
  ])('a file with %s is left out, and said', (_, text, sentence) => {
    const { said, names: still } = after(at => {
      writeFileSync(at('one/a/x/x.yaml'), text);
    });
    expect(said.at(-1)).toMatch(sentence);
    expect(still).toEqual([]);
  });
});
