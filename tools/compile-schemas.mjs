// Writes the validators of every set of schemas in the compiled package (lib/) beside the set, as code, so that nobody waits
// for ajv to make them: `npm run build` does it after tsc. What is written already for the same schemas stays.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const lib = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'lib');

/** Rooms that have a set. */
const rooms = ['kinds', 'model'];

/** All that the code follows from. Functions in schemas are found when it runs; that they are there is enough. */
function digestOf(schemas) {
  const makers = [
    fileURLToPath(import.meta.url),
    path.join(lib, 'schema/ajv.js'),
    require.resolve('ajv/package.json'),
  ];
  const content = JSON.stringify([...schemas], (_, value) =>
    typeof value === 'function' ? 'function' : value,
  );
  const hash = createHash('sha256').update(content);
  for (const file of makers) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** ajv copies the schemas that errors and our keywords look into; ours are taken from the set, with their functions. */
function codeOf(schemas) {
  const { _ } = require('ajv');
  const { default: standaloneCode } = require('ajv/dist/standalone');
  const { newAjv } = require(path.join(lib, 'schema/ajv.js'));
  const ajv = newAjv(schemas);
  const names = new Map([...schemas].map(([name, schema]) => [schema, name]));
  for (const name of schemas.keys())
    for (const { value } of ajv.getSchema(name).source.scopeValues.schema ?? []) {
      if (!names.has(value.ref)) throw new Error(`The code of '${name}' needs a schema without a name.`);
      value.code = _`schemas.get(${names.get(value.ref)})`;
    }
  return standaloneCode(ajv, Object.fromEntries([...schemas.keys()].map(name => [name, name])));
}

for (const room of rooms) {
  const { schemaSet } = require(path.join(lib, room, 'schema-set.js'));
  const schemas = schemaSet.schemas();
  const file = path.join(lib, room, 'compiled.js');
  // At the end, so that a file that is cut off is written again.
  const seal = `// ${digestOf(schemas)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8').endsWith(seal)) continue;
  const head = "'use strict';\nconst schemas = require('./schema-set').schemaSet.schemas();\n";
  writeFileSync(file, `${head}${codeOf(schemas)}\n${seal}`);
}
