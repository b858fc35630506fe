'use strict';
// `npm run bench`: what Meshprint's commands take as a fleet grows, against the disk and against a naive cdk8s app.
const fs = require('node:fs');
const { judge } = require('./aims');
const { machine } = require('./machine');
const { measure } = require('./measure');
const { optionsOf } = require('./options');
const { textOf } = require('./table');

function main() {
  const options = optionsOf(process.argv.slice(2));
  const where = machine();
  const results = options.sizes.map(size => measure(size, options));
  const aims = judge(results);
  const { commit, node, cores, load } = where;
  console.log(`Commit ${commit}; Node ${node}, ${cores} cores, load ${load}.`);
  console.log(`Rounds: ${options.rounds}; medians of time, the highest of peak memory.\n`);
  console.log(textOf(results, aims));
  if (options.out === undefined) return;
  const data = { ...where, rounds: options.rounds, sizes: results, aims };
  fs.writeFileSync(options.out, `${JSON.stringify(data, null, 2)}\n`);
}

// A measured process ends with the terminal's interrupt, and its failure ends the bench, which then removes its folders.
process.on('SIGINT', () => undefined);

try {
  main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
