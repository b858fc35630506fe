'use strict';
/*
 * Measured processes. Linux counts the memory of the parent at the moment of the fork as the child's, so whoever uses
 * this must stay small: it loads nothing of Meshprint and reads no trees.
 */
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { performance } = require('node:perf_hooks');

/** Runs a program to its end in a folder; what it prints goes to files there, as nobody waits for a terminal. */
function timed(program, args, folder, env = process.env) {
  const [out, err] = ['stdout.txt', 'stderr.txt'].map(name => path.join(folder, name));
  const [stdout, stderr] = [out, err].map(file => fs.openSync(file, 'w'));
  const start = performance.now();
  const { status, error } = spawnSync(program, args, { cwd: folder, env, stdio: ['ignore', stdout, stderr] });
  const ms = performance.now() - start;
  [stdout, stderr].forEach(file => fs.closeSync(file));
  if (error !== undefined) throw error;
  if (status === 0) return { ms };
  const said = fs.readFileSync(err, 'utf8').slice(-2000);
  throw new Error(`${[program, ...args].join(' ')} ended with ${status}:\n${said}`);
}

/** Milliseconds from start to end (or those that the script itself measured), of CPU, and the peak memory. */
function node(script, args, folder) {
  const sample = path.join(folder, 'sample.json');
  const all = ['--require', path.join(__dirname, 'sample.js'), script, ...args];
  const { ms } = timed(process.execPath, all, folder, { ...process.env, BENCH_SAMPLE: sample });
  return { ms, ...JSON.parse(fs.readFileSync(sample, 'utf8')) };
}

module.exports = { node, timed };
