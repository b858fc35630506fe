import fc from 'fast-check';
import { validateObject, type KubeObject } from '../../src/kinds/index';
import { placesIn } from './changes';
import { refuses } from './refuses';
import { foreignSamples, samples, withAt } from './samples';

const statefulSet = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web.v1', namespace: 'shop', labels: { app: 'web' }, creationTimestamp: null },
  spec: { anything: ['goes'] },
  status: {},
};
const role = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'system:node' },
};
const thing = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' } };

test.each([statefulSet, role, thing, ...Object.values(foreignSamples)])('takes a good $kind', object => {
  expect(validateObject(object)).toEqual([]);
});

refuses('an object of an unknown kind', statefulSet, [
  ['apiVersion', 'v2', "must be 'v1' or 'group/version', such as 'apps/v1'"],
  ['apiVersion', 'apps/v1/x', "must be 'v1' or 'group/version', such as 'apps/v1'"],
  ['kind', 'deployment', 'must be a kind in CamelCase, such as ConfigMap'],
  ['metadata.name', 5, 'must be a string, not 5'],
  ['metadata.name', undefined, 'is missing'],
  [
    'metadata.name',
    'Web',
    "must be lower case letters, digits, '-' and '.', with a letter or digit at both ends of every part",
  ],
  ['metadata.namespace', undefined, 'is missing: a StatefulSet is in a namespace'],
  ['metadata.lables', {}, "is not a known field; did you mean 'labels'?"],
  ['metadata.labels.app', 1, 'must be a string, not 1'],
  [
    'metadata.labels.a b',
    '',
    "is no label key: it must be letters, digits, '-', '_' and '.', with a letter or digit at both ends, after an optional 'domain/'",
    'metadata.labels["a b"]',
  ],
  ['metadata.annotations', { a: true }, 'must be a string, not true', 'metadata.annotations.a'],
]);

refuses('an RBAC object', role, [
  ['metadata.name', 'a/b', "must not contain '/' or '%'"],
  ['metadata.namespace', 'a', 'must not be set: a ClusterRole is in no namespace'],
]);

test('problems carry what was expected and what was there', () => {
  expect(validateObject({ ...statefulSet, kind: 5 } as unknown as KubeObject)).toEqual([
    { pointer: 'kind', at: ['kind'], problem: 'must be a string, not 5', expected: 'a string', actual: '5' },
  ]);
});

test('annotations hold 256 KiB', () => {
  const full = withAt(statefulSet, ['metadata', 'annotations'], { a: 'ü'.repeat(128 * 1024) });
  expect(validateObject(full)).toMatchObject([
    { pointer: 'metadata.annotations', expected: 'at most 262144 bytes', actual: '262145 bytes' },
  ]);
});

test('a text that breaks several limits is one problem', () => {
  const bad = withAt(samples.helmRelease, ['spec', 'valuesFrom', 0, 'valuesKey'], '/'.repeat(300));
  expect(validateObject(bad)).toHaveLength(1);
});

test('long lists of problems end', () => {
  const labels = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`x${i}`, i]));
  const problems = validateObject(withAt(statefulSet, ['metadata', 'labels'], labels));
  expect(problems).toHaveLength(51);
  expect(problems.at(-1)).toEqual({ pointer: '', at: [], problem: 'has 30 more problems' });
});

describe('never throws, and every problem has a sentence', () => {
  const survives = (value: unknown): void => {
    for (const { pointer, problem } of validateObject(value as KubeObject)) {
      expect(typeof pointer).toBe('string');
      expect(problem).not.toBe('');
    }
  };

  test.each([
    null,
    undefined,
    5,
    'a',
    [],
    {},
    { metadata: null },
    { metadata: [] },
    { kind: {}, apiVersion: [] },
  ])('%j', survives);

  test('on any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), survives));
  });

  test('on any JSON somewhere in a good object', () => {
    const objects = [...Object.values(samples), ...Object.values(foreignSamples)];
    const places = objects.flatMap(object => [...placesIn(object)].map(([path]) => ({ object, path })));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), ({ object, path }, value) => {
        survives(withAt(object, path, value));
      }),
      { numRuns: 2000 },
    );
  });
});
