import type { Schema } from '../schema/index';
import { isMap } from './object';

/**
 * The same schemas, with every object in them under a name of its own. ajv makes a function for each name, and Node compiles
 * a function when it is first called: a fleet pays only for the parts of a kind that it uses.
 */
export function inParts(schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> {
  const parts = new Map<string, Schema>();
  const names = new Map<unknown, string>();

  function reference(schema: unknown): unknown {
    if (!isMap(schema)) return schema;
    if (schema.properties === undefined) return divided(schema);
    const known = names.get(schema);
    if (known !== undefined) return { $ref: known };
    const name = `part-${names.size}`;
    names.set(schema, name);
    parts.set(name, divided(schema));
    return { $ref: name };
  }

  function divided({ properties, items, additionalProperties, ...rest }: Schema): Schema {
    return {
      ...rest,
      ...(isMap(properties) && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, p]) => [name, reference(p)])),
      }),
      ...(items !== undefined && { items: reference(items) }),
      ...(additionalProperties !== undefined && { additionalProperties: reference(additionalProperties) }),
    };
  }

  for (const [name, schema] of schemas) parts.set(name, divided(schema));
  return parts;
}
