'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { node, timed } = require('./child');

const script = name => path.join(__dirname, name);
const command = (place, ...args) =>
  node(path.join(__dirname, '..', 'lib', 'cli', 'main.js'), [...args, 'mesh.ts'], place.folder);

/** Once before the rounds, and not timed: the trees that others copy, publish and compare with. */
function prepare(place, cases) {
  place.blueprint();
  command(place, 'synth', '--out', 'base');
  if (cases.some(({ group }) => group === 'naive'))
    node(script('objects.js'), [String(place.clusters), 'objects.json'], place.folder);
}

/** A command that reads the blueprint and writes nothing. */
const asking = (group, name, options, ...args) => ({
  group,
  name,
  before: place => place.blueprint(options),
  run: place => command(place, ...args),
});

/**
 * What is measured, in this order in each round; `before` is not timed. Those of one group build on each other: the
 * second synth finds what the first one wrote.
 */
const cases = [
  { group: 'start', name: 'Node alone', run: place => node(script('empty.js'), [], place.folder) },
  {
    group: 'synth',
    name: 'synth, fresh',
    before: place => {
      // What was kept of the round before would spare it the rules.
      ['dist', 'fleet.lock', '.meshprint'].forEach(place.clear);
      place.blueprint();
    },
    run: place => command(place, 'synth'),
  },
  { group: 'synth', name: 'synth, unchanged', run: place => command(place, 'synth') },
  {
    group: 'synth',
    name: 'synth, one cluster changed',
    before: place => place.blueprint({ changed: true }),
    run: place => command(place, 'synth'),
  },
  {
    group: 'plain',
    name: 'plain writes',
    before: place => place.clear('plain'),
    run: place => node(script('plain.js'), ['base', 'plain'], place.folder),
  },
  {
    group: 'copy',
    name: 'cp -r',
    before: place => place.clear('copy'),
    run: place => timed('cp', ['-r', 'base', 'copy'], place.folder),
  },
  {
    group: 'naive',
    name: 'naive cdk8s app',
    before: place => {
      place.clear('naive');
      fs.mkdirSync(place.at('naive'));
    },
    run: place => node(script('naive.js'), ['objects.json', 'naive'], place.folder),
  },
  asking('check', 'check', {}, 'check'),
  asking('check', 'check, clusters unlike', { unlike: true, closed: true }, 'check'),
  asking('diff', 'diff, one policy more', { more: true }, 'diff', '--base', 'base'),
  asking('reach', 'reach --matrix', { workloads: true, closed: true }, 'reach', '--matrix'),
  asking('failover', 'failover', { workloads: true }, 'failover'),
  {
    group: 'publish',
    name: 'publish, first',
    before: place => {
      place.clear('.meshprint');
      place.blueprint();
    },
    run: place => command(place, 'publish', '--out', 'base'),
  },
  { group: 'publish', name: 'publish, unchanged', run: place => command(place, 'publish', '--out', 'base') },
];

const groups = [...new Set(cases.map(({ group }) => group))];

const always = ['start', 'synth', 'plain', 'copy'];
const sizesOfCommands = [32, 128, 511];

/** The cases for a size: commands at few sizes unless they are asked for, and always what Node itself needs. */
function casesFor(clusters, { only, naiveUpTo }) {
  const isIn = group => {
    if (group === 'start') return true;
    if (group === 'naive') return clusters <= naiveUpTo && (only?.includes(group) ?? true);
    return only?.includes(group) ?? (always.includes(group) || sizesOfCommands.includes(clusters));
  };
  return cases.filter(({ group }) => isIn(group));
}

module.exports = { casesFor, groups, prepare };
