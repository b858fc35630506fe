// Writes docs/rules.md from the rules of the compiled package (lib/), so that every id that a finding can have is
// explained there. `--check` only says whether the committed file is what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { allRules } = createRequire(import.meta.url)(path.join(root, 'lib/rules/index.js'));
const file = path.join(root, 'docs/rules.md');

const intro = `# Rules

<!-- Made by \`npm run rules\` from the rules themselves; change those. -->

Every finding names its rule. Here is what each rule keeps from happening in production, and where it comes from: a path
that begins with \`Documentation/\` is one in Cilium's repository.

An error stops \`synth\` before anything is written. A warning does not, and can be
[silenced](blueprints.md#warnings-that-are-fine) with a reason, and so can a note.
`;

/** `cluster/pod-cidrs-overlap` -> `cluster` */
const groupOf = ({ id }) => id.slice(0, id.indexOf('/'));

/** As GitHub makes the anchor of a heading: without its marks. */
const anchorOf = id => id.replace(/[^a-z0-9-]/g, '');

/** What the checks say is plain text, but for code between backticks. */
const markdown = text =>
  text
    .split(/(`[^`]*`)/)
    .map(part => (part.startsWith('`') ? part : part.replace(/[\\<>*[\]]/g, '\\$&')))
    .join('');

/** Files of this repository and issues of others are links. */
const sourceOf = docs =>
  markdown(docs)
    .replace(/\b([\w-]+\/[\w-]+)#(\d+)/g, '[$&](https://github.com/$1/issues/$2)')
    .replace(/\bdocs\/([a-z-]+\.md)/g, '[$&]($1)')
    .replace(/\bschemas\/[a-z.]+\.json/g, '[$&](../$&)');

const word = { error: 'Error', warning: 'Warning', info: 'Note' };

function entry({ id, severity, breaks, docs }) {
  return `### ${id}\n\n**${word[severity]}.** ${markdown(breaks)}\n\nSource: ${sourceOf(docs)}\n`;
}

async function rulesDoc() {
  const rules = [...allRules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = [...new Set(rules.map(groupOf))].map(name => ({
    name,
    own: rules.filter(rule => groupOf(rule) === name),
  }));
  const contents = groups.map(
    ({ name, own }) =>
      `- [${name}](#${name}): ${own.map(({ id }) => `[${id.slice(name.length + 1)}](#${anchorOf(id)})`).join(', ')}`,
  );
  const sections = groups.map(({ name, own }) => `## ${name}\n\n${own.map(entry).join('\n')}`);
  const text = [intro, contents.join('\n') + '\n', ...sections].join('\n');
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), parser: 'markdown' });
}

const text = await rulesDoc();
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/rules.md is stale: run `npm run rules`.');
  process.exitCode = 1;
}
