'use strict';
// `node bench/plain.js FROM TO`: writes the files of one folder to another with nothing else; only the writes are timed.
const fs = require('node:fs');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const sample = require('./sample');

const [from, to] = process.argv.slice(2);
const files = fs
  .readdirSync(from, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
  .map(file => ({ target: path.join(to, path.relative(from, file)), bytes: fs.readFileSync(file) }));

const start = performance.now();
for (const { target, bytes } of files) {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, bytes);
}
sample.ms = performance.now() - start;
