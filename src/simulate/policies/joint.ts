import type { MeshState } from '../../mesh/index';
import type { Evaluator } from './evaluator';
import { impliedPods } from './implied';
import { classesOf, type ClusterClass, type Shape, type ShapeOptions } from './shapes';

/** What two clusters are to each other. */
export type Relation = 'same cluster' | 'linked' | 'not linked' | 'linked on one side';

/** A mesh at one moment, and who answers for it. */
export interface Moment {
  readonly state: MeshState;
  readonly evaluator: Evaluator;
}

/** Which pods a comparison is about. */
export interface Selection {
  /** Also pods that no workload makes but services and policies name. */
  readonly implied?: boolean;
  /** Only pods of these namespaces. */
  readonly namespaces?: ReadonlySet<string>;
}

/** Clusters that stand for each other at every moment. */
export interface JointClass {
  readonly clusters: readonly string[];
  /** Of each moment; undefined where the clusters were not there. */
  readonly shapes: readonly (ReadonlyMap<string, Shape> | undefined)[];
  /** Shapes of any moment. */
  readonly all: ReadonlyMap<string, Shape>;
  /** Whether all that decides about their pods is the same at every moment. */
  readonly isSame: boolean;
}

/** Each relation between two classes of clusters once, with two clusters that are in it. */
export interface JointPair {
  readonly from: JointClass;
  readonly to: JointClass;
  /** Of each moment. */
  readonly relations: readonly Relation[];
  readonly example: readonly [string, string];
}

/** The classes of several moments, such that clusters of one class are of one class at each of them. */
export function jointClasses(
  moments: readonly MeshState[],
  { implied, namespaces }: Selection,
): JointClass[] {
  const options = moments.map((state): ShapeOptions => ({
    ...(implied === true && { implied: impliedPods(state) }),
    ...(namespaces !== undefined && { namespaces }),
  }));
  const classes = moments.map((state, i) => byCluster(classesOf(state, options[i])));
  const names = [...new Set(moments.flatMap(({ clusters }) => [...clusters.keys()]))].sort();
  const found = new Map<string, { clusters: string[]; of: (Numbered | undefined)[] }>();
  for (const name of names) {
    const of = classes.map(known => known.get(name));
    const key = of.map(known => known?.index ?? '').join(' ');
    const joint = found.get(key) ?? { clusters: [], of };
    found.set(key, joint);
    joint.clusters.push(name);
  }
  return [...found.values()].map(({ clusters, of }) => ({
    clusters,
    shapes: of.map(known => known?.of.shapes),
    all: new Map(of.flatMap(known => [...(known?.of.shapes ?? [])])),
    isSame: new Set(of.map(known => known?.of.text)).size === 1,
  }));
}

interface Numbered {
  readonly of: ClusterClass;
  readonly index: number;
}

const byCluster = (classes: readonly ClusterClass[]): Map<string, Numbered> =>
  new Map(classes.flatMap((of, index) => of.clusters.map(name => [name, { of, index }] as const)));

/** Each pair of classes in each of its relations. */
export function jointPairs(classes: readonly JointClass[], moments: readonly MeshState[]): JointPair[] {
  const relate = moments.map(relations);
  const members = classes.flatMap((of, index) => of.clusters.map(name => ({ name, of, index })));
  const found = new Map<string, JointPair>();
  for (const from of members)
    for (const to of members) {
      const between = relate.map(at => at(from.name, to.name));
      const key = `${from.index} ${to.index} ${between.join()}`;
      if (!found.has(key))
        found.set(key, { from: from.of, to: to.of, relations: between, example: [from.name, to.name] });
    }
  return [...found.values()];
}

function relations({ links, oneSided }: MeshState): (a: string, b: string) => Relation {
  const linked = new Map([...links].map(([name, peers]) => [name, new Set(peers)]));
  const half = new Set(oneSided.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  return (a, b) => {
    if (a === b) return 'same cluster';
    if (linked.get(a)?.has(b) === true) return 'linked';
    return half.has(`${a} ${b}`) ? 'linked on one side' : 'not linked';
  };
}
