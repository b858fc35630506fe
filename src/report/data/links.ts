import type { MeshState } from '../../mesh/index';
import { linksIn, type Plan } from '../../plan/index';
import { bitsOf } from './bits';

/** Two clusters, in the order of their names. */
export type Link = readonly [string, string];

/** Links between clusters of a plan as bits. */
export function linkBits({ clusters }: Plan, links: readonly Link[]): string {
  const at = new Map(clusters.map(({ name }, i) => [name, i]));
  const pairs = links.map(([a, b]) => [at.get(a) ?? NaN, at.get(b) ?? NaN] as const);
  return bitsOf(pairs, clusters.length);
}

/**
 * The links that were, between clusters that are still there: those of the plan, but for what the trees before and after
 * say otherwise. Trees alone may know less, such as where somebody's layer takes a name from a list.
 */
export function linksBefore(plan: Plan, [before, after]: readonly [MeshState, MeshState]): string {
  const was = observed(before);
  const is = observed(after);
  const here = new Set(plan.clusters.map(({ name }) => name));
  const kept = linksIn(plan).filter(link => was.has(keyOf(link)) || !is.has(keyOf(link)));
  const gone = [...was].filter(([key, link]) => !is.has(key) && link.every(name => here.has(name)));
  return linkBits(plan, [...kept, ...gone.map(([, link]) => link)]);
}

/** The links that were with clusters that are no more. */
export function linksLeft({ clusters }: Plan, before: MeshState): Link[] {
  const here = new Set(clusters.map(({ name }) => name));
  return [...observed(before).values()].filter(link => !link.every(name => here.has(name)));
}

const observed = ({ links }: MeshState): Map<string, Link> =>
  new Map(
    [...links].flatMap(([a, peers]) =>
      peers.filter(b => a < b).map((b): [string, Link] => [keyOf([a, b]), [a, b]]),
    ),
  );

const keyOf = ([a, b]: Link): string => `${a} ${b}`;
