'use strict';
// `npm run bench`: how long a synth takes, against writing the same bytes with nothing else, in one run.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { synthesize } = require('../lib/index');
const { textOf, writeTrees } = require('../lib/output/index');
const { build } = require('./fleet');

const sizes = process.argv.slice(2).map(Number);
const rounds = 3;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'meshprint-bench-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

function timed(work) {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Texts of a fleet's files, after every check. */
function texts(clusters) {
  const { fleet, trees, ok, report } = synthesize(build(clusters));
  if (!ok) throw new Error(JSON.stringify(report.findings[0]));
  const files = tree => tree.files.map(file => ({ path: file.path, text: textOf(file) }));
  return { fleet, trees: trees.map(tree => ({ cluster: tree.cluster, files: files(tree) })) };
}

function writePlainly(root, { fleet, trees }) {
  for (const { cluster, files } of trees)
    for (const file of files) {
      const target = path.join(root, fleet, cluster, file.path);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, file.text);
    }
}

function measure(clusters) {
  const runs = Array.from({ length: rounds }, (_, i) => {
    const [ours, plain] = [`ours-${clusters}-${i}`, `plain-${clusters}-${i}`].map(name =>
      path.join(folder, name),
    );
    const made = timed(() => texts(clusters));
    const fresh = timed(() => writeTrees(ours, [made.result]));
    const again = timed(() => writeTrees(ours, [texts(clusters)]));
    const bare = timed(() => writePlainly(plain, made.result));
    return { made: made.ms, fresh: made.ms + fresh.ms, again: again.ms, bare: bare.ms, output: made.result };
  });
  const files = runs[0].output.trees.flatMap(tree => tree.files);
  const of = key => median(runs.map(run => run[key]));
  return {
    clusters,
    files: files.length,
    MB: (files.reduce((sum, file) => sum + file.text.length, 0) / 1e6).toFixed(1),
    'synth, fresh (ms)': Math.round(of('fresh')),
    'synth, unchanged (ms)': Math.round(of('again')),
    'of it model to text (ms)': Math.round(of('made')),
    'plain writes (ms)': Math.round(of('bare')),
    'fresh / plain': (of('fresh') / of('bare')).toFixed(1),
  };
}

console.log(`Node ${process.version}, ${os.cpus().length} cores; medians of ${rounds} rounds, alternating.`);
console.table((sizes.length > 0 ? sizes : [2, 32, 60, 128]).map(measure));
console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
