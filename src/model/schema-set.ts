import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Schema, SchemaSet } from '../schema/index';

/** Made from the props interfaces (`npm run schema`); it lies beside the code in the package. */
const file = path.join(__dirname, '..', '..', 'schemas', 'props.schema.json');

function read(): ReadonlyMap<string, Schema> {
  const text = readFileSync(file, 'utf8').replaceAll('"#/definitions/', '"');
  const { definitions } = JSON.parse(text) as { readonly definitions: Readonly<Record<string, Schema>> };
  return new Map(Object.entries(definitions));
}

/** The definitions of the props schema. */
export const schemaSet: SchemaSet = { folder: __dirname, schemas: read };
