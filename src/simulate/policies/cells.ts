import { onceFor } from '../../kinds/once';
import type { AlikePorts } from './alike-ports';
import type { Verdict } from './evaluator';
import type { Flow, PodRef, Protocol } from './flow';
import type { JointClass, JointPair, Moment } from './joint';
import type { Shape } from './shapes';

/** What a connection meets: `allow with L7` is made, and a proxy may still refuse a request. */
export type Outcome = 'allow' | 'allow with L7' | 'deny' | 'unknown';

/** Pods that are alike in clusters that are alike. */
export interface Group {
  /** Equal for the same group in every cell. */
  readonly id: string;
  readonly clusters: readonly string[];
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The workloads that make them: `shop/catalog`; none where only services and policies name such pods. */
  readonly workloads: readonly string[];
  /** Those of them that are declared by the blueprint, not seen; left out where all are seen. */
  readonly declared?: readonly string[];
}

/** Whose cells are asked for. */
export interface Sides {
  /** Whose flows. Default: everybody's. */
  readonly from?: (group: Group) => boolean;
  /** To whom. Default: to everybody. */
  readonly to?: (group: Group) => boolean;
}

/** Who reaches whom, by one port, at some moments. */
export interface Cell {
  readonly from: Group;
  readonly to: Group;
  readonly port: number;
  readonly protocol: Protocol;
  /** What the connection meets at each moment; undefined where one of its ends is not there. */
  readonly outcomes: readonly (Outcome | undefined)[];
  readonly verdicts: readonly (Verdict | undefined)[];
  /** Two clusters of which it was asked, for an explanation. */
  readonly example: readonly [from: string, to: string];
}

type Met = Pick<Cell, 'outcomes' | 'verdicts'>;

export function* cellsOf(
  { from, to, example }: JointPair,
  moments: readonly Moment[],
  alike: AlikePorts,
  { from: isFrom = all, to: isTo = all }: Sides = {},
): Generator<Cell> {
  const rulesAt = ({ pod }: End, ingress: boolean): readonly number[] =>
    alike.under(...moments.map(({ evaluator }) => evaluator.portRules({ pod }, ingress)));
  const sources = endsIn(from, example[0]).filter(({ group }) => isFrom(group));
  const destinations = endsIn(to, example[1]).filter(({ group }) => isTo(group));
  const into = destinations.map(end => rulesAt(end, true));
  for (const source of sources) {
    const out = rulesAt(source, false);
    for (const [i, destination] of destinations.entries()) {
      const asked = new Map<number, Met>();
      for (const [at, { port, protocol = 'TCP' }] of alike.ports.entries()) {
        const key = (out[at] ?? at) * alike.ports.length + (into[i]?.[at] ?? at);
        const met = asked.get(key) ?? metBy(moments, source, destination, { port, protocol });
        asked.set(key, met);
        yield { from: source.group, to: destination.group, port, protocol, ...met, example };
      }
    }
  }
}

function metBy(
  moments: readonly Moment[],
  source: End,
  destination: End,
  l4: Pick<Flow, 'port' | 'protocol'>,
): Met {
  const flow = { from: { pod: source.pod }, to: { pod: destination.pod }, ...l4 };
  const verdicts = moments.map(({ evaluator }, i) =>
    source.isThere[i] === true && destination.isThere[i] === true ? evaluator.verdict(flow) : undefined,
  );
  return { verdicts, outcomes: verdicts.map(outcomeOf) };
}

function outcomeOf(said: Verdict | undefined): Outcome | undefined {
  if (said === undefined) return undefined;
  const { verdict, egress, ingress } = said;
  return verdict === 'allow' && egress.l7.length + ingress.l7.length > 0 ? 'allow with L7' : verdict;
}

const all = (): boolean => true;

interface End {
  readonly pod: PodRef;
  readonly group: Group;
  /** At each moment. */
  readonly isThere: readonly boolean[];
}

/** The shapes of a class, as pods of one of its clusters. */
function endsIn(of: JointClass, cluster: string): End[] {
  const groups = groupsOf(of);
  return [...of.all].flatMap(([key, shape]): End[] => {
    const group = groups.get(key);
    if (group === undefined) return [];
    return [{ pod: { ...shape.pod, cluster }, group, isThere: of.shapes.map(at => isThere(at, key, shape)) }];
  });
}

/** Pods that only a selector names may be in every cluster that is there. */
const isThere = (at: ReadonlyMap<string, Shape> | undefined, key: string, { workloads }: Shape): boolean =>
  at !== undefined && (workloads.length === 0 || at.has(key));

const groupsOf = onceFor(
  ({ clusters, all }: JointClass): ReadonlyMap<string, Group> =>
    new Map(
      [...all].map(([key, { pod, workloads, declared }]) => {
        const { namespace, labels } = pod;
        const group = { id: `${clusters[0]} ${key}`, clusters, namespace, labels, workloads };
        return [key, declared.length === 0 ? group : { ...group, declared }];
      }),
    ),
);
