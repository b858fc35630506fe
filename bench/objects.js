'use strict';
// `node bench/objects.js CLUSTERS FILE`: the objects of the bench's fleet as JSON, a cluster on each line.
const fs = require('node:fs');
const { synthesize } = require('../lib/index');
const { build } = require('./fleet');

const [clusters, file] = process.argv.slice(2);

/** The values of a chart stand for themselves: a naive app has them in its HelmRelease. */
const objectsOf = ({ objects, data }) =>
  objects?.map(({ object }) => object) ??
  (data === undefined ? [] : [{ apiVersion: 'v1', kind: 'Values', data }]);

const { trees } = synthesize(build(Number(clusters)));
const lines = trees.map(({ cluster, files }) =>
  JSON.stringify({ cluster, objects: files.flatMap(objectsOf) }),
);
fs.writeFileSync(file, lines.join('\n'));
