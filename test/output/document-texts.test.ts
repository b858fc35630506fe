import fc from 'fast-check';
import type { KubeObject, TreeFile } from '../../src/kinds/index';
import { DocumentTexts } from '../../src/output/document-texts';
import { textOf } from '../../src/output/index';
import { PlainMaps } from '../../src/output/plain-maps';
import { readFile } from '../../src/output/read-file';
import { json } from './arbitrary';

const file = 'apps/a.yaml';
const objectOf = (name: string, data: unknown): KubeObject =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data }) as KubeObject;
const objects = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), json()).map(([name, data]) => objectOf(name, data)),
  {
    maxLength: 4,
  },
);
const fileOf = (list: readonly KubeObject[]): TreeFile => ({
  path: file,
  comment: 'what it is for',
  objects: list.map(object => ({ object, path: 'shop/a' })),
});

test('documents that are known are the same as those that are parsed', () => {
  fc.assert(
    fc.property(objects, objects, (known, others) => {
      const texts = new DocumentTexts();
      texts.learn(fileOf(known), textOf(fileOf(known)));
      for (const list of [others, [...known, ...others], known]) {
        const text = textOf(fileOf(list));
        // Without the sign of zero, which YAML does not keep.
        const unsigned = (read: unknown): unknown => JSON.parse(JSON.stringify(read));
        expect(unsigned(texts.read(file, text))).toEqual(unsigned(readFile(file, text)));
      }
    }),
  );
});

const byHand = [
  'a: 1\n--- # more\nb: 2\n',
  '%YAML 1.2\n---\na: 1\n',
  'apiVersion: v1\nkind: A\nmetadata:\n  name: a\n...\n---\na: 1\n',
  'apiVersion: v1\nkind: A\nmetadata:\n  name: a\n---\n---\nb: [\n',
  'apiVersion: v1\nkind: A\nmetadata:\n  name: a\ntext: |\n  ---\n  b\n---\n# nothing\n',
  'apiVersion: v1\nkind: A\nmetadata:\n  name: a\n---\n- a\n',
  'a: 1\na: 2\n',
  'a: yes\nb: 0x10\nc: 1_000\n__proto__:\n  d: e\n',
  'a:\n    b: c\n',
  'a:\nb: c',
  'a: "\\u0041"\nb: 1.0\nc: "x" # no\n',
  '',
];

test.each(byHand)('edited by hand: %j', text => {
  expect(new DocumentTexts().read(file, text)).toEqual(readFile(file, text));
});

test('a map of words is read without a parser, and as the parser reads it', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('yes', '1', 'a: b', '#'),
  );
  const peer = fc.record({ address: word, port: word, enabled: word });
  let direct = 0;
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), peer, { minKeys: 1, maxKeys: 5 }),
      peers => {
        const data = { clustermesh: { config: { clusters: peers } } };
        const text = textOf({ path: file, comment: 'peers', data });
        const read = new PlainMaps().read(text);
        if (read !== undefined) direct += 1;
        expect(readFile(file, text)).toEqual({ path: file, data });
        expect(read ?? data).toEqual(data);
      },
    ),
  );
  expect(direct).toBeGreaterThan(20);
});
