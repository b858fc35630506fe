'use strict';
/*
 * How long the review of a change takes: `node --expose-gc bench/review.js CASE [clusters]`, after `npm run build`. Prints
 * the seconds of CPU and the memory on top of the trees; `--disk` reads both states back from a folder first.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { MeshPolicy, synthesize } = require('../lib/index');
const { readTrees, textOf, writeTrees } = require('../lib/output/index');
const { json, markdown, reviewTrees, terminal } = require('../lib/review/index');
const { compareTrees } = require('../lib/review/index');
const { meshDifference } = require('../lib/review/mesh/difference');
const { build } = require('./fleet');

const [name = 'policy', size = '511'] = process.argv.slice(2).filter(word => !word.startsWith('--'));
const clusters = Number(size);

/** The trees of the bench's fleet, after a change of it. */
function synthesized(change = () => undefined, count = clusters, options = {}) {
  const fleet = build(count, { closed: true, ...options });
  change(fleet);
  const { trees, ok, report } = synthesize(fleet);
  if (!ok) throw new Error(JSON.stringify(report.findings[0]));
  return trees;
}

const policy = (fleet, to = 'app-1') =>
  new MeshPolicy(fleet.node.findChild('ns-3'), 'more', {
    allow: { from: { pods: { app: 'web' } }, to: { pods: { app: to } }, ports: [{ tcp: 9090 }] },
  });

/** A hundred Deployments in each cluster, with something of the cluster's own in each where `own` says so. */
const plain = (state, own) =>
  Array.from({ length: clusters }, (_, i) => ({
    cluster: `cluster-${i}`,
    files: [
      {
        path: 'apps/apps.yaml',
        objects: Array.from({ length: 100 }, (_unused, n) => ({
          object: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: `app-${n}`, namespace: 'apps', labels: { app: `app-${n}` } },
            spec: {
              replicas: 2,
              selector: { matchLabels: { app: `app-${n}` } },
              template: {
                metadata: { labels: { app: `app-${n}` } },
                spec: {
                  containers: [
                    {
                      name: 'app',
                      image: `registry.example.com/app-${n}:1`,
                      env: [{ name: 'SEES', value: `${state}${own ? ` ${i}` : ''}` }],
                    },
                  ],
                },
              },
            },
          },
        })),
      },
    ],
  }));

const cases = {
  none: () => [synthesized(), synthesized()],
  policy: () => [synthesized(), synthesized(policy)],
  service: () => [synthesized(), synthesized(undefined, clusters, { drained: true })],
  joins: () => [synthesized(undefined, clusters - 1), synthesized()],
  minor: () => [synthesized(undefined, clusters, { cilium: '1.19.6' }), synthesized()],
  encryption: () => [synthesized(), synthesized(undefined, clusters, { encryption: { wireGuard: {} } })],
  link: () => [synthesized(), synthesized(undefined, clusters, { unlinked: true })],
  shared: () => [plain('before', false), plain('after', false)],
  distinct: () => [plain('before', true), plain('after', true)],
};

function fromDisk(states) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'meshprint-review-'));
  process.on('exit', () => fs.rmSync(root, { recursive: true, force: true }));
  return states.map((trees, i) => {
    const folder = path.join(root, String(i));
    const texts = trees.map(({ cluster, files }) => ({
      cluster,
      files: files.map(file => ({ path: file.path, text: textOf(file) })),
    }));
    writeTrees(folder, [{ fleet: 'bench', trees: texts }]);
    return readTrees(folder).trees.map(({ tree }) => tree);
  });
}

const megabytes = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

function measured(what, work) {
  const [memory, before] = [megabytes(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const kept = megabytes() - memory;
  console.log(`${what.padEnd(14)} ${((user + system) / 1e6).toFixed(1)} s, keeps ${kept.toFixed(0)} MB`);
  return result;
}

const states = measured('trees', () => {
  const made = cases[name]();
  return process.argv.includes('--disk') ? fromDisk(made) : made;
});
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);
const peakOfTrees = peak();
const found = measured('compareTrees', () => compareTrees(...states));
measured('meshDifference', () => meshDifference(...states, found));
const review = measured('reviewTrees', () => reviewTrees('bench', ...states));
const shown = measured('terminal', () => terminal(review, { colour: false, width: 100 }));
const comment = measured('markdown', () => markdown([review]));
const data = measured('json', () => json([review]));
const changes = review.groups.reduce((sum, group) => sum + group.changes.length, 0);
console.log(
  `${name}: ${clusters} clusters, ${review.groups.length} groups, ${changes} changes; ${shown.length}, ${comment.length} and ${data.length} characters; peak ${peakOfTrees} MB with the trees, ${peak()} MB in the end`,
);
for (const sentence of review.mesh.unasked) console.log(sentence);
if (process.argv.includes('--show')) console.log(shown.slice(0, 6000));
