// Writes schemas/props.schema.json from the props interfaces of src/model, so that their TSDoc and types stay the one
// source of the shape. `--check` only says whether the committed file is what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const file = path.join(root, 'schemas', 'props.schema.json');

/** Class of src/model -> the type of its props. */
export const propsTypes = {
  Fleet: 'FleetProps',
  Cluster: 'ClusterProps',
  MeshNamespace: 'NamespaceProps',
  GlobalService: 'GlobalServiceProps',
  ExportedService: 'ExportedServiceProps',
  MeshPolicy: 'MeshPolicyShape',
  DefaultDeny: 'DefaultDenyProps',
  Layer: 'LayerShape',
};

export function propsSchema() {
  const generator = createGenerator({
    path: path.join(root, 'src/model/index.ts'),
    tsconfig: path.join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    topRef: false,
    expose: 'export',
    jsDoc: 'extended',
  });
  const definitions = {};
  for (const type of Object.values(propsTypes)) {
    const { definitions: shared, ...schema } = generator.createSchema(type);
    delete schema.$schema;
    Object.assign(definitions, shared, { [type]: schema });
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'What the constructs of Meshprint take',
    definitions: sortKeys(exactUnions(definitions, definitions)),
  };
}

/**
 * A union of objects that differ by one key each becomes "exactly one of these keys, and then that alternative", so
 * that an error names the mistake instead of every alternative that it is not.
 */
function exactUnions(node, definitions) {
  if (Array.isArray(node)) return node.map(item => exactUnions(item, definitions));
  if (typeof node !== 'object' || node === null) return node;
  const { anyOf, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, exactUnions(value, definitions)]),
  );
  if (anyOf === undefined) return rest;
  const keys = discriminators(anyOf.map(alternative => resolve(alternative, definitions)));
  if (keys === undefined) return { ...rest, anyOf };
  return {
    ...rest,
    type: 'object',
    exactlyOneOf: keys,
    allOf: keys.map((key, i) => ({ if: { type: 'object', required: [key] }, then: anyOf[i] })),
  };
}

const resolve = (schema, definitions) =>
  schema.$ref === undefined ? schema : definitions[decodeURIComponent(schema.$ref.split('/').pop())];

/** The required key that each alternative has for itself; undefined when the union is of another kind. */
function discriminators(alternatives) {
  const keys = alternatives.map((alternative, i) =>
    (alternative?.required ?? []).find(key =>
      alternatives.every((other, j) => i === j || !(key in (other?.properties ?? {}))),
    ),
  );
  return keys.every(key => key !== undefined) ? keys : undefined;
}

function sortKeys(value) {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map(key => [key, sortKeys(value[key])]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(propsSchema(), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error('schemas/props.schema.json is stale: run `npm run schema`.');
    process.exit(1);
  }
}
