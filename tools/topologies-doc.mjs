// Writes docs/topologies.md: the topology of each blueprint of this repository as text that Mermaid draws. `--check`
// only says whether the committed file is what would be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const { loadBlueprint, readLock, synthesize } = require(path.join(root, 'lib/synth/index.js'));
const { fleetData, mermaid } = require(path.join(root, 'lib/report/index.js'));
const file = path.join(root, 'docs/topologies.md');
const folder = path.join(root, 'blueprints');

const intro = `# Topologies

<!-- Made by \`npm run topologies\` from the blueprints; change those. -->

Who is linked with whom in the blueprints of this repository. [\`meshprint report\`](report.md) shows the same, and all
else of a fleet, on a page of your own.
`;

const names = readdirSync(folder).filter(name => /^[^.]+\.(ts|yaml)$/.test(name));

async function section(name) {
  const { registry } = readLock(folder);
  const fleet = await loadBlueprint(path.join(folder, name));
  const data = fleetData(
    { synthesis: synthesize(fleet, { registry, folder, errorsOnly: true }) },
    ({ file: at, line }) => `${path.basename(at)}:${line}`,
  );
  const { clusters, linkCount } = data.topology;
  const what = `\`blueprints/${name}\`: ${clusters.length} clusters, ${linkCount} ${linkCount === 1 ? 'link' : 'links'}.`;
  return `## ${data.fleet}\n\n${what}\n\n\`\`\`mermaid\n${mermaid(data)}\`\`\`\n`;
}

const sections = [];
for (const name of names.sort()) sections.push(await section(name));
const all = [intro, ...sections].join('\n');
const text = await prettier.format(all, { ...(await prettier.resolveConfig(file)), parser: 'markdown' });
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/topologies.md is stale: run `npm run topologies`.');
  process.exitCode = 1;
}
