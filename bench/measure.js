'use strict';
const { spawnSync } = require('node:child_process');
const { casesFor, prepare } = require('./cases');
const { extentOf, placeOf } = require('./place');

const say = text => process.stderr.write(`${text}\n`);

const median = values => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half) - 1]) / 2;
};

const tenths = number => Number(number.toFixed(1));

/** Waits for what earlier cases still have to write, or the next one would wait for it; does nothing where there is no `sync`. */
const settle = () => spawnSync('sync');

/** Medians of the rounds, and the fastest and the slowest, which tell how quiet the machine was. */
function summaryOf(samples) {
  const of = key => samples.map(sample => sample[key]).filter(value => value !== undefined);
  const times = of('ms');
  const [cpu, peaks] = [of('cpuMs'), of('peakMB')];
  return {
    ms: tenths(median(times)),
    fastestMs: tenths(Math.min(...times)),
    slowestMs: tenths(Math.max(...times)),
    ...(cpu.length > 0 && { cpuMs: Math.round(median(cpu)) }),
    ...(peaks.length > 0 && { peakMB: Math.round(Math.max(...peaks)) }),
  };
}

/** Everything about one size of the fleet: each round runs all cases, so that a slow minute is everybody's. */
exports.measure = function measure(clusters, options) {
  const cases = casesFor(clusters, options);
  const place = placeOf(clusters);
  say(`${clusters} clusters: preparing`);
  prepare(place, cases);
  const samples = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 1; round <= options.rounds; round += 1)
    for (const { name, before, run } of cases) {
      before?.(place);
      settle();
      const sample = run(place);
      samples.get(name).push(sample);
      say(`${clusters} clusters, round ${round} of ${options.rounds}: ${name}, ${Math.round(sample.ms)} ms`);
    }
  const extent = extentOf(place.at('base'));
  place.remove();
  const found = Object.fromEntries([...samples].map(([name, all]) => [name, summaryOf(all)]));
  return { clusters, ...extent, cases: found };
};
