import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { mistakesIn } from '../../src/model/shape-mistakes';
import { synthesize } from '../../src/synth/index';
import { load, pair } from './support';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const root = path.join(__dirname, '..', '..');
const schema = JSON.parse(readFileSync(path.join(root, 'schemas/fleet.schema.json'), 'utf8')) as Schema;
const every = readFileSync(path.join(__dirname, 'every-construct.yaml'), 'utf8');
const docs = readFileSync(path.join(root, 'docs/fleet-file.md'), 'utf8');
const example = /^```yaml\n(.*?)^```$/ms.exec(docs)?.[1] ?? '';

const accepts = new Ajv({ strict: true, allowUnionTypes: true, strictTuples: false }).compile(schema);

test('the example of the documentation has no mistakes', async () => {
  const { ok, report, trees } = synthesize(await load(example));
  expect({ ok, findings: report.findings, trees: trees.length }).toEqual({
    ok: true,
    findings: [],
    trees: 2,
  });
  expect(report.silenced).toEqual([]);
});

test.each([
  ['every construct', every],
  ['the example', example],
  ['a pair', pair],
])('the schema for editors takes %s', (_, text) => {
  expect([accepts(parse(text)), accepts.errors]).toEqual([true, null]);
});

test.each([
  ['an unknown key', pair.replace('podCidrs', 'podCidr')],
  ['an unknown key of a choice', pair.replace('fullMesh', 'halfMesh')],
  ['two keys of a choice', pair.replace('fullMesh: {}', 'fullMesh: {}, links: { between: [] }')],
  ['no key of a choice', pair.replace('fullMesh: {}', '')],
  ['a key where there are none', pair.replace('2.9.4 }', '2.9.4, install: { operator: { a: 1 } } }')],
  ['a number for text', pair.replace("'1.34'", '1.34')],
  ['a service without ports', `${pair}namespaces: { a: { globalServices: { b: {} } } }`],
  ['a layer', `${pair}layers: {}`],
])('the schema for editors refuses what the command refuses: %s', (_, text) => {
  expect(accepts(parse(text))).toBe(false);
  expect(mistakesIn('FleetFile', parse(text))).not.toEqual([]);
});

test('every object of the schema is closed, or a map with values of one kind', () => {
  const open = everySchema(schema).filter(
    node => node.type === 'object' && node.additionalProperties === undefined,
  );
  expect(open).toEqual([]);
});

test('every property of the file itself is explained', () => {
  const file = ['FleetFileNamespace', 'FleetFileSilence'].map(name => schema.definitions?.[name] ?? {});
  const bare = [schema, ...file].flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([key, node]) => (explained(node) ? [] : [key])),
  );
  expect(bare).toEqual([]);
});

const explained = ({ description, $ref }: Schema): boolean =>
  description !== undefined || schema.definitions?.[$ref?.split('/').pop() ?? '']?.description !== undefined;

function everySchema(node: unknown): Schema[] {
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(everySchema)];
}
