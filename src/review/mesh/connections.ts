import type { MeshState } from '../../mesh/index';
import {
  AlikePorts,
  decidedChanges,
  evaluatorOf,
  type Group,
  isUnchanged,
  jointClasses,
  type JointPair,
  jointPairs,
  type Moment,
  portsInUse,
} from '../../simulate/index';
import { type Cause, type ConnectionDifference, FoundConnections } from './found-connections';

/** What is asked of two classes of clusters. */
interface Question {
  readonly pair: JointPair;
  readonly about: Namespaces;
}

/** Pods of these namespaces with all others; undefined for all with all. */
type Namespaces = ReadonlySet<string> | undefined;

/** What opens and what closes, and whether that was too much to be asked. */
interface ConnectionDifferences {
  readonly connections: readonly ConnectionDifference[];
  readonly unasked: readonly Cause[];
}

/** How many answers are waited for. */
const mostCells = 400_000;

/**
 * What opens and what closes between pods that are there before and after. Between clusters whose links stay as they are
 * it is asked about some namespaces only: those that something changed in.
 */
export function connectionDifferences(
  states: readonly [MeshState, MeshState],
  namespaces: Namespaces,
): ConnectionDifferences {
  const pairs = jointPairs(jointClasses(states, { implied: true }), states).filter(
    pair => !isUnchanged(pair) && isLastingPair(pair),
  );
  const { ports } = portsInUse(states);
  const alike = new AlikePorts(ports);
  const moments = [momentOf(states[0]), momentOf(states[1])] as const;
  const found = new FoundConnections(ports);
  const isLastingNamespace = lastingIn(states);
  const unasked = (['policies', 'links'] as const).filter(cause => {
    const questions = pairs
      .filter(pair => hasOtherLink(pair) === (cause === 'links'))
      .map((pair): Question => ({ pair, about: cause === 'links' ? undefined : namespaces }));
    const cells = questions.reduce((sum, question) => sum + sizeOf(question) * ports.length, 0);
    if (cells > mostCells) return true;
    for (const { pair, about } of questions)
      for (const sides of sidesOf(about, isLastingNamespace))
        for (const { change, verdicts } of decidedChanges(pair, moments, alike, sides))
          found.add(change, cause, verdicts);
    return false;
  });
  return { connections: found.all(), unasked };
}

const momentOf = (state: MeshState): Moment => ({ state, evaluator: evaluatorOf(state) });
const isLastingPair = ({ from, to }: JointPair): boolean =>
  [from, to].every(({ shapes }) => !shapes.includes(undefined));
const hasOtherLink = ({ relations }: JointPair): boolean => new Set(relations).size > 1;

type Side = (group: Pick<Group, 'namespace'>) => boolean;

/** Each pair of pods once. */
function sidesOf(about: Namespaces, isLasting: Side): { readonly from: Side; readonly to: Side }[] {
  if (about === undefined) return [{ from: isLasting, to: isLasting }];
  const isIn: Side = group => about.has(group.namespace) && isLasting(group);
  const isElsewhere: Side = group => !about.has(group.namespace) && isLasting(group);
  return [
    { from: isIn, to: isLasting },
    { from: isElsewhere, to: isIn },
  ];
}

/** Pods in a namespace that comes or goes are not there before and after, though policies may name them. */
function lastingIn(states: readonly MeshState[]): Side {
  const known = states.map(
    ({ clusters }) => new Set([...clusters.values()].flatMap(({ namespaces }) => [...namespaces.keys()])),
  );
  return ({ namespace }) => new Set(known.map(names => names.has(namespace))).size === 1;
}

function sizeOf({ pair: { from, to }, about }: Question): number {
  const [all, some] = [from, to].map(({ all: shapes }) => shapes.size) as [number, number];
  if (about === undefined) return all * some;
  const [ofAll, ofSome] = [from, to].map(
    ({ all: shapes }) => [...shapes.values()].filter(({ pod }) => about.has(pod.namespace)).length,
  ) as [number, number];
  return ofAll * some + (all - ofAll) * ofSome;
}
