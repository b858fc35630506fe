'use strict';

/** Milliseconds of a case; what is missing makes every sum with it NaN, which is told in the end. */
const ms = (result, name) => result?.cases[name]?.ms ?? NaN;

/** What a fleet takes without what Node itself needs. */
const withoutNode = (result, name) => ms(result, name) - ms(result, 'Node alone');

/** How many times as long as a case the naive app takes. It measures itself, so that Node's start is in neither. */
const timesNaive = (result, name) => ms(result, 'naive cdk8s app') / withoutNode(result, name);

module.exports = { ms, timesNaive, withoutNode };
