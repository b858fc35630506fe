// Writes schemas/props.schema.json and schemas/fleet.schema.json from the props interfaces of src/model and the fleet
// file of src/fleetfile, so that their TSDoc and types stay the one source of the shape. The first is what Meshprint
// checks with; the second says the same for editors. `--check` only says whether the committed files are what would be
// written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const draft = 'http://json-schema.org/draft-07/schema#';

/** Class of src/model -> the type of its props. */
export const propsTypes = {
  Fleet: 'FleetProps',
  Cluster: 'ClusterProps',
  MeshNamespace: 'NamespaceProps',
  GlobalService: 'GlobalServiceProps',
  ExportedService: 'ExportedServiceProps',
  MeshPolicy: 'MeshPolicyShape',
  DefaultDeny: 'DefaultDenyProps',
  Gateway: 'GatewayProps',
  HttpRoute: 'HttpRouteProps',
  GrpcRoute: 'GrpcRouteProps',
  TlsRoute: 'TlsRouteProps',
  Ingress: 'IngressProps',
  RawPolicy: 'RawPolicyShape',
  RawNetworkPolicy: 'RawNetworkPolicyShape',
  PolicyFiles: 'PolicyFilesProps',
  AllowDns: 'AllowDnsProps',
  AllowWithinNamespace: 'AllowWithinNamespaceProps',
  AllowFromIngress: 'AllowSystemProps',
  AllowFromApiServer: 'AllowSystemProps',
  AllowToApiServer: 'AllowSystemProps',
  Layer: 'LayerShape',
  SecretFiles: 'SecretFilesProps',
  Workload: 'WorkloadProps',
};

const fleetFileType = 'FleetFile';

/** Name in schemas/ -> the schema. */
export function makeSchemas() {
  const generator = createGenerator({
    path: path.join(root, 'src/fleetfile/file.ts'),
    tsconfig: path.join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    topRef: false,
    expose: 'export',
    jsDoc: 'extended',
  });
  const definitions = {};
  for (const type of [...Object.values(propsTypes), fleetFileType]) {
    const { definitions: shared, ...schema } = generator.createSchema(type);
    delete schema.$schema;
    Object.assign(definitions, shared, { [type]: schema });
  }
  return {
    'props.schema.json': {
      $schema: draft,
      title: 'What the constructs of Meshprint take',
      definitions: sortKeys(exactUnions(definitions, definitions)),
    },
    'fleet.schema.json': sortKeys({
      ...forEditors(generator.createSchema(fleetFileType)),
      title: 'A fleet of Meshprint',
    }),
  };
}

/**
 * An editor completes the alternatives of a plain `anyOf`, and explains an unknown key where `additionalProperties` is
 * simply false.
 */
function forEditors(node) {
  if (Array.isArray(node)) return node.map(forEditors);
  if (typeof node !== 'object' || node === null) return node;
  const isNone = (key, value) => key === 'additionalProperties' && value.not !== undefined;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, isNone(key, value) ? false : forEditors(value)]),
  );
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
  for (const [name, schema] of Object.entries(makeSchemas())) {
    const file = path.join(root, 'schemas', name);
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
      console.error(`schemas/${name} is stale: run \`npm run schema\`.`);
      process.exitCode = 1;
    }
  }
}
