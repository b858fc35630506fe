'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { groups } = require('./cases');

const usage = `npm run bench -- [clusters…] [options]
  clusters      sizes of the fleet (default: 2 32 128 255 511)
  --rounds N    how often everything is measured (default: 3)
  --only A,B    only these: ${groups.join(', ')}
  --naive N     the naive cdk8s app up to N clusters (default: 128)
  --out FILE    where the numbers go (default: bench/results.json for a whole run, which docs/scale.md
                then shows, nowhere for a part)`;

/** Throws what is wrong, with the usage. */
function positive(text, what) {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${what} is ${text}; it must be a whole number above 0.\n${usage}`);
}

/** A fleet of one cluster has no mesh, and 511 is the mesh's own limit. */
function size(text) {
  const clusters = positive(text, 'A size');
  if (clusters >= 2 && clusters <= 511) return clusters;
  throw new Error(`A size is ${text}; it may be 2 to 511.\n${usage}`);
}

function group(name) {
  if (groups.includes(name)) return name;
  throw new Error(`--only names ${name}, which is not measured.\n${usage}`);
}

/** Found out before minutes of measuring, not after them. */
function writable(file) {
  if (fs.statSync(path.dirname(file), { throwIfNoEntry: false })?.isDirectory() === true) return file;
  throw new Error(`--out is ${file}, in no folder that is there.\n${usage}`);
}

function parsed(args) {
  const string = { type: 'string' };
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { rounds: string, only: string, naive: string, out: string, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new Error(`${error.message}\n${usage}`, { cause: error });
  }
}

/** What is to be measured; undefined where only the usage is asked for. A part of the cases or sizes does not replace the numbers of the whole. */
exports.optionsOf = function optionsOf(args) {
  const { values, positionals } = parsed(args);
  if (values.help === true) return undefined;
  const isWhole = positionals.length === 0 && values.only === undefined;
  const isForPage = isWhole && values.out === undefined;
  const whole = isForPage ? path.join(__dirname, 'results.json') : undefined;
  return {
    sizes: positionals.length === 0 ? [2, 32, 128, 255, 511] : sorted(positionals.map(size)),
    rounds: positive(values.rounds ?? '3', '--rounds'),
    only: values.only?.split(',').map(group),
    naiveUpTo: positive(values.naive ?? '128', '--naive'),
    out: values.out === undefined ? whole : writable(values.out),
    isForPage,
  };
};

exports.usage = usage;

const sorted = sizes => [...new Set(sizes)].sort((a, b) => a - b);
