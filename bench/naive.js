'use strict';
/*
 * `node bench/naive.js OBJECTS TO`: the same objects as somebody would write them with cdk8s at first: one App, a Chart for
 * each cluster, an ApiObject for each object. Reading the objects is not timed, since such an app has them in its code.
 */
const fs = require('node:fs');
const { performance } = require('node:perf_hooks');
const sample = require('./sample');

const [from, outdir] = process.argv.slice(2);
const clusters = fs
  .readFileSync(from, 'utf8')
  .split('\n')
  .map(line => JSON.parse(line));

const start = performance.now();
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App({ outdir });
for (const { cluster, objects } of clusters) {
  const chart = new Chart(app, cluster);
  objects.forEach((object, i) => new ApiObject(chart, `object-${i}`, object));
}
app.synth();
sample.ms = performance.now() - start;
