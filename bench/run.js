'use strict';
// `npm run bench`: what Meshprint's commands take as a fleet grows, against the disk and against a naive cdk8s app.
const fs = require('node:fs');
const path = require('node:path');
const { judge } = require('./aims');
const { machine } = require('./machine');
const { measure } = require('./measure');
const { optionsOf, usage } = require('./options');
const { reportOf, withSection } = require('./page');

const page = path.join(__dirname, '..', 'docs', 'scale.md');

function main() {
  const wanted = optionsOf(process.argv.slice(2));
  if (wanted === undefined) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const { rounds, sizes, out, isForPage, ...options } = wanted;
  const where = machine();
  const results = sizes.map(size => measure(size, { ...options, rounds }));
  const data = { ...where, rounds, sizes: results, aims: judge(results) };
  process.stdout.write(`${reportOf(data)}\n`);
  if (out !== undefined) fs.writeFileSync(out, `${JSON.stringify(data, null, 2)}\n`);
  if (isForPage) fs.writeFileSync(page, withSection(fs.readFileSync(page, 'utf8'), data));
}

// A measured process ends with the terminal's interrupt, and its failure ends the bench, which then removes its folders.
process.on('SIGINT', () => undefined);

try {
  main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
