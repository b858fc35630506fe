// Writes src/releases/cilium/paths/table.ts: the value paths that the Cilium chart of each minor knows, with their types,
// from the chart's values.schema.json and the reviewed list of paths that only templates read.
//
//   node tools/cilium-paths.mjs [--check] FOLDER     FOLDER/<version>/values.schema.json, a version for each minor
//
// One line for each key, nested by one space. After the key: its type, if it is no map with known keys only; then the
// minors that have it, if not all do that have the map around it. Types: s text, i integer, n number, b boolean, l list, L list of texts, m map that
// people fill freely, M such a map of texts, z nothing but null, =A|B one of these words; letters add up (`is`). `+` is a map with known keys and
// others. `?` behind a type: only templates read it. Null, which takes a default away, is left out.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { narrowed, unlisted } from './cilium-unlisted.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const file = path.join(root, 'src/releases/cilium/paths/table.ts');

/** Maps of Kubernetes' own: the chart gives some keys of them, and passes on whatever people add. */
const openNames = /^(affinity|nodeSelector|updateStrategy|resources|.*[sS]ecurityContext|lifecycle)$/;

const letters = { string: 's', integer: 'i', number: 'n', boolean: 'b', array: 'l', object: 'm' };

/** The type of a schema without properties. */
function typeOf(schema) {
  const { type, items, oneOf } = schema;
  const words = schema.enum ?? oneOf?.flatMap(alternative => alternative.enum ?? []);
  if (words !== undefined) return `=${words.join('|')}`;
  const types = [type].flat().filter(name => name !== 'null');
  if (types.some(name => letters[name] === undefined)) throw new Error(`no type: ${JSON.stringify(schema)}`);
  const texts = items?.anyOf?.length > 0 && items.anyOf.every(item => item.type === 'string');
  const code = types.map(name => (name === 'array' && texts ? 'L' : letters[name]));
  return code.length === 0 ? 'z' : code.sort().join('');
}

/** A node: type and minors for each variant; children by key. */
const emptyNode = () => ({ variants: new Map(), children: new Map() });

function child(node, key) {
  if (!node.children.has(key)) node.children.set(key, emptyNode());
  return node.children.get(key);
}

function mark(node, type, minor) {
  node.variants.set(type, [...(node.variants.get(type) ?? []), minor]);
}

function addSchema(node, schema, at, minor) {
  const isOpen = openNames.test(at.at(-1) ?? '');
  const type = schema.properties === undefined ? typeOf(schema) : isOpen ? '+' : '';
  mark(node, narrowed[at.join('.')] ?? type, minor);
  for (const [name, below] of Object.entries(schema.properties ?? {}))
    addSchema(child(node, name), below, [...at, name], minor);
}

function addUnlisted(node, { type, minors }, keys) {
  const [key, ...rest] = keys;
  const next = child(node, key);
  if (rest.length === 0) {
    if ([...next.variants.values()].flat().some(minor => minors.includes(minor)))
      throw new Error(
        `the chart lists '${key}' by now; take it off the list of paths that only templates read`,
      );
    for (const minor of minors) mark(next, `${type}?`, minor);
  } else {
    // A map that is empty by default has known keys after all.
    if (next.variants.has('m')) {
      next.variants.set('+', next.variants.get('m'));
      next.variants.delete('m');
    }
    addUnlisted(next, { type, minors }, rest);
  }
}

function* lines(node, depth, above) {
  for (const [key, next] of [...node.children].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const variants = [...next.variants].sort(([, a], [, b]) => (a[0] < b[0] ? -1 : 1));
    for (const [i, [type, minors]] of variants.entries()) {
      const some = minors.length === above.length ? [] : minors;
      yield ' '.repeat(depth) + [key, ...(type === '' ? [] : [type]), ...some].join(' ');
      // Children follow the last of several variants; they have minors of their own.
      if (i === variants.length - 1) yield* lines(next, depth + 1, minors);
    }
  }
}

export function makeTable(folder) {
  const versions = readdirSync(folder)
    .filter(name => /^\d+\.\d+\.\d+$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const minors = versions.map(version => version.split('.').slice(0, 2).join('.'));
  const tree = emptyNode();
  versions.forEach((version, i) => {
    const schema = JSON.parse(readFileSync(path.join(folder, version, 'values.schema.json'), 'utf8'));
    addSchema(tree, schema, [], minors[i]);
  });
  for (const [where, entry] of Object.entries(unlisted)) addUnlisted(tree, entry, where.split('.'));
  return `// Made by tools/cilium-paths.mjs, which says how to read it.

/** The minors that the table is about, oldest first. */
export const minors = [${minors.map(minor => `'${minor}'`).join(', ')}] as const;

export const table = \`
${[...lines(tree, 0, minors)].join('\n')}
\`;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv.slice(2).find(argument => argument !== '--check');
  if (folder === undefined) {
    console.error('usage: node tools/cilium-paths.mjs [--check] FOLDER');
    process.exitCode = 1;
  } else if (!process.argv.includes('--check')) writeFileSync(file, makeTable(folder));
  else if (readFileSync(file, 'utf8') !== makeTable(folder)) {
    console.error('src/releases/cilium/paths/table.ts is stale: run tools/cilium-paths.mjs.');
    process.exitCode = 1;
  }
}
