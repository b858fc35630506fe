/** The README of a new folder. */
export function readme(name: string, blueprint: string): string {
  const docs = blueprint.endsWith('.yaml') ? 'fleet-file.md' : 'blueprints.md';
  return `# ${name}

One Flux repository for each cluster of a Cilium mesh, made by Meshprint from \`${blueprint}\`.

\`\`\`sh
npm install
npm run check   # look for mistakes; writes nothing
npm run synth   # write dist/<fleet>/<cluster>/
npm run publish # commit each of them to a repository of its own
\`\`\`

\`node_modules/meshprint/docs/${docs}\` says what a blueprint can say. Commit \`dist/\`: its difference is what you
review. In CI, \`npm run synth -- --check\` fails when \`dist/\` is not what the blueprint says; pipelines to copy are
described in \`node_modules/meshprint/docs/pipelines.md\`. The README in the folder of each cluster says how to bootstrap
it.
`;
}
