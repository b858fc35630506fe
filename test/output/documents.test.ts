import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import type { Json, JsonMap, KubeObject } from '../../src/kinds/index';
import { OutputError, textOf } from '../../src/output/index';
import { asJson, json, text } from './arbitrary';

const namespace: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };

/** The same value with the keys of every map the other way round. */
function reversed(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(reversed);
  return Object.fromEntries(
    Object.entries(value as JsonMap)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
}

describe('a file of objects', () => {
  test('has its comment, each path, and what people look for first', () => {
    const policy: KubeObject = {
      status: {},
      spec: { ports: [{ port: 80, name: 'http', labels: { b: 1, a: 2 } }], metadata: { zone: 1, name: 2 } },
      data: { name: 'x', a: 'y' },
      metadata: {
        finalizers: ['x'],
        annotations: { a: 'b' },
        creator: 'c',
        labels: {},
        namespace: 'shop',
        name: 'p',
      },
      kind: 'Policy',
      apiVersion: 'example.com/v1',
    };
    const file = {
      path: 'policies/policies.yaml',
      comment: 'Who may call whom.\n\nTwo paragraphs.',
      objects: [{ object: policy, path: 'shop/p' }, { object: namespace }],
    };
    expect(textOf(file)).toBe(`# Who may call whom.
#
# Two paragraphs.

# shop/p
apiVersion: example.com/v1
kind: Policy
metadata:
  name: p
  namespace: shop
  labels: {}
  annotations:
    a: b
  creator: c
  finalizers:
  - x
spec:
  metadata:
    name: 2
    zone: 1
  ports:
  - name: http
    labels:
      a: 2
      b: 1
    port: 80
data:
  a: "y"
  name: x
status: {}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`);
  });

  test('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(json(), value => {
        const object = { ...namespace, spec: { value, list: [{ name: 1, a: value }] } };
        const other = reversed(object) as KubeObject;
        expect(textOf({ path: 'a', objects: [{ object: other }] })).toBe(
          textOf({ path: 'a', objects: [{ object }] }),
        );
      }),
    );
  });

  test('is read back as its objects, whatever the comments say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(json(), text()), { minLength: 1, maxLength: 4 }),
        text(),
        (parts, comment) => {
          const objects = parts.map(([value, path]) => ({ object: { ...namespace, spec: { value } }, path }));
          const written = textOf({ path: 'a', comment, objects });
          expect(asJson(loadAll(written))).toEqual(asJson(objects.map(placed => placed.object)));
          expect(written).toMatch(/[^\n]\n$/);
        },
      ),
    );
  });
});

describe('a file of data', () => {
  test('keeps the order in which it was made', () => {
    const data = { z: 1, name: 2, a: { c: null, b: [] } };
    expect(textOf({ path: 'cilium/values.yaml', comment: 'Values.', data })).toBe(
      '# Values.\nz: 1\nname: 2\na:\n  c: null\n  b: []\n',
    );
  });
});

describe('a file of text', () => {
  test.each([
    ['a', 'a\n'],
    ['a\n', 'a\n'],
    ['a\nb\n\n\n', 'a\nb\n'],
    ['', '\n'],
  ])('%j ends with one newline', (given, written) => {
    expect(textOf({ path: 'README.md', text: given })).toBe(written);
  });
});

describe('what cannot be written', () => {
  const spec = { list: [{ a: 1 }, { b: 'x\ud800' }] };
  test.each([
    ['an object', { path: 'a.yaml', objects: [{ object: { ...namespace, spec } }] }],
    ['data', { path: 'a.yaml', data: { spec } }],
  ])('is told with its place in %s', (_, file) => {
    expect(() => textOf(file)).toThrow(OutputError);
    expect(() => textOf(file)).toThrow(
      /^a\.yaml(: Namespace shop)?, spec\.list\[1\]\.b: .*holds half a character/,
    );
  });

  test('is told of text', () => {
    expect(() => textOf({ path: 'README.md', text: '\udc00' })).toThrow(
      'README.md: the text holds half a character',
    );
  });
});
