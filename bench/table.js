'use strict';
const { ms, timesNaive } = require('./numbers');

/** Columns side by side; the first one to the left, numbers to the right. */
function lines(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map(row => row[i].length)));
  return rows.map(row =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

const shown = (number, digits) => (!Number.isFinite(number) ? '' : number.toFixed(digits));

/** A table of one number of each case, with a column for each of the results; rows without numbers are left out. */
function table(title, columns, names, cell) {
  const rows = names
    .map(name => [name, ...columns.map((_, i) => cell(name, i))])
    .filter(([, ...cells]) => cells.some(text => text !== ''));
  return rows.length === 0 ? [] : lines([[title, ...columns], ...rows]).concat('');
}

/** What each cluster more takes since the next smaller size that was measured: even where time grows with the fleet. */
function perFurther(results, name, i) {
  const now = results[i];
  const before = results.slice(0, i).findLast(({ cases }) => cases[name] !== undefined);
  return (ms(now, name) - ms(before, name)) / (now.clusters - before?.clusters);
}

const sentence = ({ aim, outcome, numbers }) => [`${outcome}: ${aim}`, numbers].filter(Boolean).join(': ');

/** Results as text: times, how they stand to plain writes and to the naive app, peak memory, growth, and the aims. */
exports.textOf = function textOf(results, aims) {
  const names = [...new Set(results.flatMap(({ cases }) => Object.keys(cases)))];
  const synths = names.filter(name => name.startsWith('synth'));
  const sizes = results.map(({ clusters }) => String(clusters));
  const ratio = (name, i) => ms(results[i], name) / ms(results[i], 'plain writes');
  const peak = (name, i) => results[i].cases[name]?.peakMB;
  const extent = { files: ({ files }) => String(files), MB: ({ bytes }) => shown(bytes / 1e6, 1) };
  return [
    ...table('clusters', sizes, Object.keys(extent), (name, i) => extent[name](results[i])),
    ...table('ms', sizes, names, (name, i) => shown(ms(results[i], name), 0)),
    ...table('times plain writes', sizes, names, (name, i) => shown(ratio(name, i), 1)),
    ...table('times faster than naive', sizes, synths, (name, i) => shown(timesNaive(results[i], name), 1)),
    ...table('peak MB', sizes, names, (name, i) => shown(peak(name, i), 0)),
    ...table('ms per further cluster', sizes, names, (name, i) => shown(perFurther(results, name, i), 1)),
    ...aims.map(sentence),
  ].join('\n');
};
