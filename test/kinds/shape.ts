import { isMap } from '../../src/kinds/index';
import { hasDefault } from '../conformance/upstream';

type Schema = Readonly<Record<string, unknown>>;

/** What a schema says of one place. */
export interface Field {
  readonly type: string;
  readonly required: boolean;
  /** The values that are allowed, sorted; empty when any is. */
  readonly values: readonly string[];
}

/** The places that a schema knows: `spec.rules[].name`, `spec.labels{}`. `resolve` follows a `$ref`. */
export type Shape = ReadonlyMap<string, Field>;

export function shapeOf(
  schema: Schema,
  resolve: (name: string) => Schema | undefined = () => undefined,
): Shape {
  const shape = new Map<string, Field>();
  const visit = (given: unknown, place: string, required: boolean): void => {
    if (!isMap(given)) return;
    const found: Schema = (typeof given.$ref === 'string' ? resolve(given.$ref) : given) ?? {};
    const { properties, additionalProperties, items } = found;
    if (place !== '') shape.set(place, { type: typeOf(found), required, values: valuesOf(found) });
    visit(items, `${place}[]`, false);
    visit(additionalProperties, `${place}{}`, false);
    const names = Array.isArray(found.required) ? found.required : [];
    for (const [name, field] of Object.entries(isMap(properties) ? properties : {}))
      visit(
        field,
        place === '' ? name : `${place}.${name}`,
        names.includes(name) && !hasDefault(properties, name),
      );
  };
  visit(schema, '', false);
  return shape;
}

function typeOf(schema: Schema): string {
  const { type } = schema;
  if (schema['x-kubernetes-int-or-string'] === true || Array.isArray(type)) return 'integer|string';
  if (type === undefined) return schema.enum === undefined ? 'any' : 'string';
  return typeof type === 'string' ? type : 'any';
}

const valuesOf = (schema: Schema): readonly string[] =>
  Array.isArray(schema.enum) ? schema.enum.map(String).sort() : [];

/** Where two shapes differ, a line each. */
export function differences(ours: Shape, theirs: Shape): string[] {
  const lines: string[] = [];
  for (const [place, field] of ours) {
    const other = theirs.get(place);
    if (other === undefined) lines.push(`${place}: only ours`);
    else lines.push(...differencesAt(place, field, other));
  }
  for (const place of theirs.keys()) if (!ours.has(place)) lines.push(`${place}: only upstream`);
  return lines;
}

function differencesAt(place: string, ours: Field, theirs: Field): string[] {
  const lines: string[] = [];
  if (ours.type !== theirs.type) lines.push(`${place}: ${ours.type} here, ${theirs.type} upstream`);
  if (ours.required !== theirs.required)
    lines.push(`${place}: ${ours.required ? 'required here' : 'required upstream'}`);
  const more = ours.values.filter(value => !theirs.values.includes(value));
  const less = theirs.values.filter(value => !ours.values.includes(value));
  if (more.length > 0) lines.push(`${place}: also takes ${more.join(' ')}`);
  if (less.length > 0) lines.push(`${place}: does not take ${less.join(' ')}`);
  return lines;
}
