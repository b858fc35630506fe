import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import ipaddr from 'ipaddr.js';
import semver from 'semver';
import { parse } from 'yaml';
import { isMap } from '../../src/kinds/index';

/** A JSON Schema as upstream publishes it. */
export type UpstreamSchema = Readonly<Record<string, unknown>>;

/** Data files that the upstream projects publish: schemas of CRDs and of the Cilium chart. No part of this project. */
const folder = process.env.MESHPRINT_UPSTREAM ?? path.resolve(__dirname, '../../../shared/upstream');

/** A block of tests that need the upstream files. Where they are missing it is skipped, but fails in CI. */
export function describeUpstream(name: string, block: () => void): void {
  if (existsSync(folder)) describe(name, block);
  else if (process.env.CI !== undefined)
    test(name, () => {
      throw new Error(`The upstream files are missing: no folder ${folder}. Set MESHPRINT_UPSTREAM.`);
    });
  else {
    console.log(`Skipped '${name}': no folder ${folder} (set MESHPRINT_UPSTREAM).`);
    test.skip(name, () => undefined);
  }
}

const read = (...parts: string[]): string => readFileSync(path.join(folder, ...parts), 'utf8');

/** The schema of a CRD; undefined when the folder has none for the kind. */
export function crdSchema(apiVersion: string, kind: string): UpstreamSchema | undefined {
  const [group = '', version = ''] = apiVersion.split('/');
  const file = `${kind.toLowerCase()}_${version}.json`;
  if (existsSync(path.join(folder, 'crds', group, file)))
    return JSON.parse(read('crds', group, file)) as UpstreamSchema;
  return schemaInCrd(group, version, `${kind.toLowerCase()}s.crd.yaml`);
}

interface Crd {
  readonly spec: {
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: UpstreamSchema };
    }[];
  };
}

function schemaInCrd(group: string, version: string, file: string): UpstreamSchema | undefined {
  if (!existsSync(path.join(folder, 'crds', group, file))) return undefined;
  const crd = parse(read('crds', group, file)) as Crd;
  return crd.spec.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema;
}

/** The schema with its objects closed and without what only an API server understands. */
export function cleaned(schema: UpstreamSchema): UpstreamSchema {
  const { type, properties, additionalProperties, items, pattern } = schema;
  const kept = Object.entries(schema).filter(([key]) => !/^(x-kubernetes-.*|description|default)$/.test(key));
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || !isMap(properties);
  return {
    ...Object.fromEntries(kept),
    ...(schema['x-kubernetes-int-or-string'] === true && { type: ['integer', 'string'] }),
    // RE2 has `\PC` where JavaScript wants `\P{C}`.
    ...(typeof pattern === 'string' && { pattern: pattern.replace(/\\P([A-Z])/g, '\\P{$1}') }),
    ...(isMap(properties) && { properties: mapValues(properties) }),
    ...(isMap(items) && { items: cleaned(items) }),
    // The API server fills in defaults before it looks for what is missing.
    ...(required.length > 0 && { required: required.filter(name => !hasDefault(properties, name)) }),
    ...(type === 'object' && !isOpen && { additionalProperties: false }),
    ...(isMap(additionalProperties) && { additionalProperties: cleaned(additionalProperties) }),
  };
}

/** True when a field need not be written because the API server fills it in. */
export function hasDefault(properties: unknown, name: string): boolean {
  const field = isMap(properties) ? properties[name] : undefined;
  return isMap(field) && 'default' in field;
}

const mapValues = (schemas: UpstreamSchema): UpstreamSchema =>
  Object.fromEntries(Object.entries(schemas).map(([key, value]) => [key, cleaned(value as UpstreamSchema)]));

/** A function that judges objects as the CRD does, except for its CEL rules, which the files do not have. */
export function crdValidator(schema: UpstreamSchema): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const format of ['int32', 'int64', 'byte', 'date-time', 'idn-hostname']) ajv.addFormat(format, true);
  ajv.addFormat('ipv4', text => ipaddr.IPv4.isValidFourPartDecimal(text));
  ajv.addFormat('ipv6', text => ipaddr.IPv6.isValid(text));
  ajv.addFormat('cidr', text => ipaddr.isValidCIDR(text));
  return ajv.compile(cleaned(schema));
}

/** The files of a Cilium chart: of the minor of a version, or the nearest one. */
export function chartFolder(version: string): string {
  const wanted = minorOf(version);
  const folders = readdirSync(path.join(folder, 'cilium-chart'));
  const [nearest] = folders.sort(
    (a, b) => Math.abs(minorOf(a) - wanted) - Math.abs(minorOf(b) - wanted) || semver.rcompare(a, b),
  );
  if (nearest === undefined) throw new Error(`There is no Cilium chart in ${folder}.`);
  return path.join(folder, 'cilium-chart', nearest);
}

const minorOf = (version: string): number => semver.coerce(version)?.minor ?? 0;

/** The Cilium chart's own schema of its values, for a version or a minor such as `1.20`. */
export const chartSchema = (version: string): UpstreamSchema =>
  JSON.parse(readFileSync(path.join(chartFolder(version), 'values.schema.json'), 'utf8')) as UpstreamSchema;

/** The Cilium chart's default values, for a version or a minor such as `1.20`. */
export const chartValues = (version: string): Readonly<Record<string, unknown>> =>
  parse(readFileSync(path.join(chartFolder(version), 'values.yaml'), 'utf8')) as Record<string, unknown>;
