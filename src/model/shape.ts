import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { Finding } from '../findings/index';
import { Cluster } from './cluster';
import { Fleet } from './fleet';
import { Layer } from './layer';
import { MeshNamespace } from './namespace';
import { type Part, pathOf } from './part';
import { DefaultDeny, MeshPolicy } from './policy';
import { ExportedService, GlobalService } from './service';

/** Each construct and the definition of its props in the schema. */
const definitions: readonly (readonly [abstract new (...args: never[]) => object, string])[] = [
  [Fleet, 'FleetProps'],
  [Cluster, 'ClusterProps'],
  [MeshNamespace, 'NamespaceProps'],
  [GlobalService, 'GlobalServiceProps'],
  [ExportedService, 'ExportedServiceProps'],
  [MeshPolicy, 'MeshPolicyShape'],
  [DefaultDeny, 'DefaultDenyProps'],
  [Layer, 'LayerShape'],
];

let compiled: Ajv | undefined;

/** The schema is made from the props interfaces (`npm run schema`); it lies beside the code in the package. */
function validator(definition: string): ValidateFunction {
  if (compiled === undefined) {
    const file = path.join(__dirname, '..', '..', 'schemas', 'props.schema.json');
    compiled = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
    compiled.addKeyword({
      keyword: 'exactlyOneOf',
      type: 'object',
      schemaType: 'array',
      validate: (keys: readonly string[], value: Readonly<Record<string, unknown>>) =>
        keys.filter(key => value[key] !== undefined).length === 1,
    });
    compiled.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'props');
  }
  const validate = compiled.getSchema(`props#/definitions/${definition}`);
  if (validate === undefined) throw new Error(`schemas/props.schema.json has no ${definition}`);
  return validate;
}

/**
 * What is wrong with the shape of a part's props: wrong types, unknown or missing keys. TypeScript says the same where
 * people use it; this is for JavaScript, for `any`, and for the fleet file.
 */
export function* checkShape(part: Part | Fleet): Generator<Finding> {
  const definition = definitions.find(([type]) => part instanceof type)?.[1];
  if (definition === undefined) return;
  const validate = validator(definition);
  const plain = part instanceof Layer ? checkBuild(part) : undefined;
  if (plain !== undefined) yield plain;
  const { props } = part as unknown as { props: unknown };
  if (validate(props)) return;
  for (const error of relevant(validate.errors ?? [])) yield toFinding(part, error);
}

function checkBuild(layer: Layer): Finding | undefined {
  if (typeof layer.build === 'function') return undefined;
  return finding(layer, 'build', 'must be a function that puts constructs into a chart', typeof layer.build);
}

/** Leaves out what only repeats another error: the branches of a union whose key is wrong already. */
function relevant(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(e => e.keyword === 'exactlyOneOf').map(e => e.instancePath);
  return errors.filter(
    e => e.keyword !== 'if' && (e.keyword === 'exactlyOneOf' || !unions.includes(e.instancePath)),
  );
}

function toFinding(part: Part | Fleet, error: ErrorObject): Finding {
  const property = propertyOf(error.instancePath);
  const params = error.params as Record<string, unknown>;
  const below = (key: unknown): string => (property === '' ? String(key) : `${property}.${String(key)}`);
  switch (error.keyword) {
    case 'additionalProperties':
      return finding(
        part,
        below(params.additionalProperty),
        'is not a property',
        undefined,
        knownKeys(error),
      );
    case 'not':
      // An object that takes no properties at all, such as `all: {}`.
      return finding(part, property, 'is not a property');
    case 'required':
      return finding(part, below(params.missingProperty), 'is missing');
    case 'exactlyOneOf':
      return finding(
        part,
        property,
        `must have exactly one of: ${(error.schema as string[]).join(', ')}`,
        definedKeys(error.data).join(', ') || 'none of them',
      );
    case 'enum':
      return finding(part, property, `must be one of: ${list(params.allowedValues)}`, show(error.data));
    default:
      return finding(part, property, error.message ?? 'is not allowed', show(error.data));
  }
}

const definedKeys = (value: unknown): string[] =>
  Object.entries(value as object).flatMap(([key, v]) => (v === undefined ? [] : [key]));

const list = (values: unknown): string => (values as unknown[]).map(show).join(', ');

function knownKeys(error: ErrorObject): string | undefined {
  const keys = Object.keys((error.parentSchema?.properties ?? {}) as object);
  return keys.length === 0 ? undefined : `one of: ${keys.join(', ')}`;
}

/** `/podCidrs/0` -> `podCidrs[0]` */
function propertyOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce(
      (text, part) => (/^\d+$/.test(part) ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
      '',
    );
}

function show(value: unknown): string {
  return inspect(value, { depth: 1, breakLength: Infinity, maxArrayLength: 5 }).slice(0, 80);
}

function finding(
  part: Part | Fleet,
  property: string,
  problem: string,
  actual?: string,
  expected?: string,
): Finding {
  return {
    rule: 'model/shape',
    severity: 'error',
    path: pathOf(part),
    message: `${property === '' ? 'the properties' : `'${property}'`} of '${part.name}' ${problem}`,
    clusters: part instanceof Cluster ? [part.name] : [],
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    breaks: 'Meshprint cannot tell what is meant, so nothing is written.',
    hint: `Correct the properties given to new ${part.constructor.name}(…, '${part.name}', …).`,
    docs: 'schemas/props.schema.json',
  };
}
