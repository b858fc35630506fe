import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import type { Json, JsonMap, KubeObject } from '../../src/kinds/index';
import { textOf } from '../../src/output/index';
import { kustomize, testWithKubectl, testWithKustomize } from '../support/kustomize';
import { asJson, everywhere, json, text, type Accepts } from './arbitrary';
import { traps } from './traps';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'meshprint-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** How many values go into one object: kustomize compares every object with every other. */
const share = 50;

/** One file of objects around the values; many in one file, since each run of a tool takes a tenth of a second. */
function write(values: readonly Json[]): Thing[] {
  const objects = Array.from({ length: Math.ceil(values.length / share) }, (_, index) => ({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: `thing-${index}` },
    spec: { values: values.slice(index * share, (index + 1) * share) },
  }));
  const comment = 'Things.\n\u2028--- \u0007';
  const placed = objects.map(object => ({ object, path: 'a/b\n---\n' }));
  writeFileSync(path.join(folder, 'things.yaml'), textOf({ path: 'things.yaml', comment, objects: placed }));
  return objects;
}

/** What is looked at of an object that was written or read. */
interface Thing extends KubeObject {
  readonly spec: { readonly values: readonly Json[] };
}

/** The values that did not come back as they were, each with what came. */
function lost(written: readonly Thing[], read: readonly Thing[]): unknown[] {
  const byName = new Map(read.map(thing => [thing.metadata.name, thing.spec.values]));
  return written.flatMap(({ metadata, spec }) => {
    const found = byName.get(metadata.name) ?? [];
    const pairs = spec.values.map((value, index) => ({
      written: asJson(value),
      read: asJson(found[index] ?? null),
    }));
    return pairs.filter(pair => !isDeepStrictEqual(pair.written, pair.read));
  });
}

const sample = (accepts?: Accepts): Json[] => fc.sample(json(accepts), 3000);

testWithKubectl('kubectl reads back what was written', () => {
  const written = write([...traps.map(everywhere), ...sample()]);
  const command = ['annotate', '--local', '-o', 'json', '-f', path.join(folder, 'things.yaml'), 'a=b'];
  const output = execFileSync('kubectl', command, { maxBuffer: 2 ** 30 }).toString();
  const read = output.split(/^(?=\{$)/m).map(document => JSON.parse(document) as Thing);
  expect(lost(written, read)).toEqual([]);
});

/**
 * What kustomize 5.5 cannot carry, however it is written, since it writes it wrongly itself: some characters, a text
 * of several lines that starts with a tab, a key `<<`, keys that no parser takes for simple ones.
 */
const kustomizeCarries: Accepts = value =>
  !/[\u007f-\u009f\u2028\u2029\ufffe\uffff]|^\t[^]*\n/.test(value) && value !== '<<' && value.length < 1000;

const build = (): Json[] => loadAll(kustomize(folder)) as Json[];

testWithKustomize('kustomize carries what was written', () => {
  const written = write([...traps.filter(kustomizeCarries).map(everywhere), ...sample(kustomizeCarries)]);
  writeFileSync(path.join(folder, 'kustomization.yaml'), 'resources: [things.yaml]\n');
  expect(lost(written, build() as Thing[])).toEqual([]);
});

testWithKustomize('kustomize carries a values file into a ConfigMap', () => {
  const values = fc.sample(fc.dictionary(text(kustomizeCarries), json(kustomizeCarries)), 50);
  const files = values.map((data, index) => [
    `values-${index}.yaml`,
    textOf({ path: '', comment: 'Values.', data }),
  ]);
  for (const [name = '', content = ''] of files) writeFileSync(path.join(folder, name), content);
  const configMapGenerator = [{ name: 'values', files: files.map(([name = '']) => name) }];
  writeFileSync(path.join(folder, 'kustomization.yaml'), textOf({ path: '', data: { configMapGenerator } }));
  expect(build()).toMatchObject([{ data: Object.fromEntries(files) as JsonMap }]);
});
