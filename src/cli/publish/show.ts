import { existsSync } from 'node:fs';
import path from 'node:path';
import { fewOf, printable } from '../../findings/index';
import { embeddedFolder, embeddedRepository, type Outcome } from '../../publish/index';
import { counted } from '../terminal';
import type { Sound } from './fleets';

/** What became of clusters, those with the same fate together, as text for people. */
export function showOutcomes(
  fleets: readonly Sound[],
  outcomes: readonly Outcome[],
  folder: string,
  notes: ReadonlyMap<string, readonly string[]>,
): string {
  const firstEmbedded = fleets.find(({ plan }) => plan.publish.to === 'embedded');
  return fleets
    .map(fleet => {
      const own = outcomes.filter(({ target }) => target.fleet === fleet.fleet);
      const [first, ...more] = (notes.get(fleet.fleet) ?? []).map(printable);
      const said = first === undefined ? [] : [`  ${first}`, ...more.map(line => `    ${line}`)];
      const head = headOf(fleet, own, fleet === firstEmbedded);
      return [head, ...linesOf(own), ...said, ...leftBehind(fleet, folder)].join('\n');
    })
    .map(text => `${text}\n`)
    .join('\n');
}

/** @param isExplained says why it goes there, which is the same for all */
function headOf({ fleet, plan }: Sound, outcomes: readonly Outcome[], isExplained: boolean): string {
  const why = isExplained ? ', since the blueprint names no remotes to publish to' : '';
  const where =
    plan.publish.to === 'embedded'
      ? `to ${path.join(embeddedFolder, fleet)}${why}`
      : 'to the repositories that the clusters name';
  const states = Object.keys(words) as Outcome['state'][];
  const counts = states
    .map(state => ({ state, n: outcomes.filter(outcome => outcome.state === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => `${n} ${words[state]}`);
  return `${printable(fleet)}: ${counted(outcomes.length, 'cluster')}${counts.length === 0 ? '' : `, ${counts.join(', ')}`}; ${where}`;
}

const words: Readonly<Record<Outcome['state'], string>> = {
  published: 'published',
  proposed: 'proposed',
  due: 'to be published',
  unchanged: 'unchanged',
  held: 'held',
  stopped: 'stopped',
  failed: 'failed',
};

/** Outcomes of each kind, those with the same reason on one line. */
function linesOf(outcomes: readonly Outcome[]): string[] {
  const alike = new Map<string, Outcome[]>();
  const order = Object.keys(words);
  const sorted = [...outcomes].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  for (const outcome of sorted) {
    const key = `${outcome.state}\n${detailsOf(outcome).join('\n')}`;
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [outcome]);
    else others.push(outcome);
  }
  return [...alike.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const names = fewOf(group.map(outcome => nameIn(outcome)));
    const details = detailsOf(first).map(line => (line === '' ? '' : `    ${line}`));
    return [`  ${words[first.state]}: ${printable(names)}`, ...details];
  });
}

/** A cluster, and the commit that its branch is at now. */
function nameIn(outcome: Outcome): string {
  const { cluster } = outcome.target;
  if (outcome.state === 'proposed') return `${cluster} (${outcome.pullRequest?.url ?? ''})`;
  return outcome.state === 'published' && outcome.commit !== undefined
    ? `${cluster} (${outcome.commit.slice(0, 7)})`
    : cluster;
}

const trailer = /^Meshprint-[A-Z][a-z]+: /;

function detailsOf(outcome: Outcome): readonly string[] {
  if (outcome.state === 'unchanged')
    return outcome.emptied === undefined
      ? []
      : [`its pull request has nothing to change any more; close it: ${outcome.emptied.url}`];
  if ('why' in outcome) return outcome.why.flatMap(line => line.split('\n')).map(printable);
  const text = outcome.isFirst ? 'first commit' : outcome.message;
  const said = text.split('\n').filter(line => !trailer.test(line));
  if (outcome.state === 'published' || outcome.state === 'proposed') return said.slice(0, 1);
  const { written, removed } = outcome.files;
  const files = `${counted(written, 'file')} written, ${removed} removed`;
  return [...said.join('\n').trim().split('\n'), files];
}

/** A repository is never emptied: what becomes of one whose cluster left is for people to say. */
function leftBehind({ plan, fleet }: Sound, folder: string): string[] {
  const left = [...(plan.recorded?.left.keys() ?? [])];
  const there =
    plan.publish.to === 'embedded'
      ? left.filter(cluster => existsSync(embeddedRepository(folder, fleet, cluster)))
      : left;
  if (there.length === 0) return [];
  return [`  left the fleet: ${printable(fewOf(there))}; what was published of them is left as it is`];
}
