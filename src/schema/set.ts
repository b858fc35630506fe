/** A JSON Schema of draft 7, with keywords of our own (see ajv.ts). */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * Schemas that refer to each other by name. A room that has some exports them as `schemaSet` from its `schema-set.ts`,
 * where `tools/compile-schemas.mjs` and the code that it makes look for them.
 */
export interface SchemaSet {
  /** The room's folder, with the compiled validators beside the compiled code. */
  readonly folder: string;
  readonly schemas: () => ReadonlyMap<string, Schema>;
}
