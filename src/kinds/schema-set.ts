import type { Schema, SchemaSet } from '../schema/index';
import { inParts } from './parts';
import { kindSchemas } from './schemas/index';
import { anyObject } from './schemas/kind';
import { definitions } from './schemas/node';

const nameOfAny = 'any.Object';

/** `apiVersion/kind` -> the name of its schema. A slash in it would make what it refers to relative to it. */
const names = new Map<string, string>();
const schemas = new Map<string, Schema>([...definitions, [nameOfAny, anyObject]]);
for (const { apiVersions, kind, node } of kindSchemas) {
  const name = `${apiVersions.join('-').replaceAll('/', '.')}.${kind}`;
  schemas.set(name, node.schema);
  for (const apiVersion of apiVersions) names.set(`${apiVersion}/${kind}`, name);
}

/** The name of the schema of a kind, or of what all objects share where the kind has none. */
export const schemaNameOf = (apiVersion: unknown, kind: unknown): string =>
  typeof apiVersion === 'string' && typeof kind === 'string'
    ? (names.get(`${apiVersion}/${kind}`) ?? nameOfAny)
    : nameOfAny;

export const schemaSet: SchemaSet = { folder: __dirname, schemas: () => inParts(schemas) };
