'use strict';
const { textOf } = require('./table');

const [begin, end] = ['<!-- Made by `npm run bench`. -->', '<!-- As far as here. -->'];

/** The measured numbers and where they come from, as people read them; the same in a terminal and on the page. */
function reportOf({ commit, date, node, processor, cores, load, rounds, sizes, aims }) {
  return [
    `Commit ${commit}, ${date.slice(0, 10)}.`,
    `Node ${node}, ${cores} cores of ${processor}, load ${load} at the beginning.`,
    `Rounds: ${rounds}; medians of time, the highest of peak memory.`,
    'Plain writes and the naive app are without the start of Node, all else is with it.',
    '',
    textOf(sizes, aims),
  ].join('\n');
}

const notMeasured =
  'The bench has not been run on a quiet machine yet; `npm run bench` puts its numbers here.';

/** What stands between the marks of the page. */
const sectionOf = data =>
  data === undefined ? notMeasured : ['```text', reportOf(data).trimEnd(), '```'].join('\n');

/** The page with these numbers in place of others. */
function withSection(page, data) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no ${begin} … ${end} to write between.`);
  return `${page.slice(0, from + begin.length)}\n\n${sectionOf(data)}\n\n${page.slice(to)}`;
}

module.exports = { reportOf, withSection };
