// The rooms of src/ and the arrows between them, as an ESLint rule: a file may import its own room and
// the rooms listed for it, nothing else. docs/architecture.md says what each room holds.
import path from 'node:path';

const base = ['findings', 'schema', 'kinds', 'releases', 'net', 'registry', 'yaml'];
const pipeline = [...base, 'platforms', 'model', 'fleetfile', 'values', 'plan', 'render', 'mesh', 'simulate'];
const upToSynth = [...pipeline, 'rules', 'output', 'synth'];

/** Room -> rooms that it may import. */
export const arrows = {
  findings: [],
  schema: [],
  kinds: ['schema'],
  releases: [],
  net: [],
  registry: ['findings', 'kinds'],
  yaml: ['findings'],
  platforms: ['releases'],
  model: ['findings', 'schema', 'kinds', 'platforms', 'releases'],
  fleetfile: ['model', 'kinds', 'findings', 'yaml'],
  values: ['kinds', 'platforms', 'releases', 'findings'],
  plan: ['model', 'values', 'net', 'registry', 'kinds', 'findings', 'platforms', 'releases', 'yaml'],
  render: ['plan', 'kinds', 'releases', 'findings'],
  mesh: ['kinds', 'net'],
  simulate: ['mesh', 'net', 'kinds', 'findings'],
  rules: ['plan', 'render', 'mesh', 'simulate', 'kinds', 'releases', 'net', 'registry', 'findings'],
  output: ['kinds', 'findings', 'yaml'],
  synth: [...pipeline, 'rules', 'output'],
  review: upToSynth,
  publish: [...upToSynth, 'review'],
  report: [...upToSynth, 'review', 'publish'],
  testing: ['synth', 'simulate', 'mesh', 'model', 'findings', 'kinds'],
  cli: [...upToSynth, 'review', 'publish', 'report'],
  // The package's entry point, src/index.ts.
  index: ['findings', 'kinds', 'platforms', 'model', 'registry', 'synth'],
};

/** The room that a file of src/ is in; undefined outside src/. */
function roomOf(file, root) {
  const parts = path.relative(path.join(root, 'src'), file).split(path.sep);
  if (parts[0] === '..' || path.isAbsolute(parts[0])) return undefined;
  return parts.length === 1 ? path.parse(parts[0]).name : parts[0];
}

export const arrowsRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      room: "'{{room}}' is not a room of src/; give it a line in tools/arrows.mjs.",
      arrow: "The room '{{from}}' may not import '{{to}}'; arrows go one way (tools/arrows.mjs).",
    },
  },
  create(context) {
    const from = roomOf(context.filename, context.cwd);
    if (from === undefined) return {};
    const allowed = arrows[from];
    const check = node => {
      const specifier = node.source?.value;
      if (allowed === undefined) context.report({ node, messageId: 'room', data: { room: from } });
      else if (typeof specifier === 'string' && specifier.startsWith('.')) {
        const to = roomOf(path.resolve(path.dirname(context.filename), specifier), context.cwd);
        if (to !== undefined && to !== from && !allowed.includes(to))
          context.report({ node, messageId: 'arrow', data: { from, to } });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: node => node.source && check(node),
    };
  },
};
