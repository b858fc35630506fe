'use strict';

const { ms, timesNaive } = require('./numbers');

const at = (results, clusters) => results.find(result => result.clusters === clusters);

const atMost = (got, limit, unit) => ({
  isMet: got <= limit,
  numbers: `${shown(got)} of at most ${shown(limit)} ${unit}`,
});

const shown = number => (number >= 20 ? String(Math.round(number)) : number.toFixed(1));

function againstWrites(results) {
  const all = at(results, 511);
  const limit = 3 * ms(all, 'plain writes') + ms(all, 'Node alone');
  return atMost(ms(all, 'synth, fresh'), limit, 'ms');
}

function againstNaive(results) {
  const times = timesNaive(at(results, 128), 'synth, fresh');
  return { isMet: times >= 40, numbers: `${shown(times)} of at least 40 times` };
}

const quick = name => results => {
  const all = at(results, 511);
  return atMost(ms(all, name), 500 + ms(all, 'Node alone'), 'ms');
};

function memory(results) {
  const { cases } = at(results, 511) ?? { cases: {} };
  const peaks = Object.entries(cases)
    .filter(([name]) => name.startsWith('synth'))
    .map(([, { peakMB }]) => peakMB);
  return atMost(peaks.length > 0 ? Math.max(...peaks) : NaN, 250, 'MB');
}

/**
 * The fleet of two stands for what does not grow, which would make the clusters of a small fleet look dear and the aim
 * easy. What more peers cost in bytes may be paid for: the limit grows with the bytes of a cluster. Where 32 clusters were
 * no slower than 2, the machine was too busy to tell.
 */
function growth(results) {
  const [two, few, all] = [2, 32, 511].map(clusters => at(results, clusters));
  const each = result =>
    (ms(result, 'synth, fresh') - ms(two, 'synth, fresh')) / (result?.clusters - two?.clusters);
  const bytes = result => result?.bytes / result?.clusters;
  const atFew = each(few) > 0 ? each(few) : NaN;
  return atMost(each(all) / atFew, 1.5 * Math.max(1, bytes(all) / bytes(few)), 'times');
}

const aims = [
  ['fresh synth of 511 in 3 times the plain writes, and Node', againstWrites],
  ['fresh synth of 128 against the naive app, both without Node', againstNaive],
  ['synth of 511 with nothing changed in 500 ms, and Node', quick('synth, unchanged')],
  ['synth of 511 with one cluster changed in 500 ms, and Node', quick('synth, one cluster changed')],
  ['peak memory of every synth of 511', memory],
  ['time per cluster at 511 against that at 32, 1.5 times and what its bytes grow', growth],
];

/** Each aim as met, missed or not measured, with its numbers. */
exports.judge = results =>
  aims.map(([aim, look]) => {
    const { isMet, numbers } = look(results);
    if (numbers.includes('NaN')) return { aim, outcome: 'not measured' };
    return { aim, outcome: isMet ? 'met' : 'missed', numbers };
  });
