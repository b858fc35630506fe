import { fewOf } from '../../findings/index';
import { describe, type KubeObject, namespaceOf, objectsOf, type PlacedObject } from '../../kinds/index';
import { nearest } from '../../kinds/nearest';
import type { TestFleet } from '../fleet';
import { checkClusters, stateOf } from '../known';
import { type Outcome, Undecided } from '../outcome';
import { differences, type Part } from './part';

/** Which object is looked for, and where. */
export interface RenderQuestion {
  readonly kind: string;
  readonly name: string;
  /** Default: any. */
  readonly namespace?: string;
  /** The cluster in whose repository it is looked for, in every layer. */
  readonly cluster: string;
  /** What it has at least. Lists are compared as a whole. */
  readonly part?: Part;
}

type Placed = PlacedObject & { readonly file: string };

/** Whether the repository of a cluster holds an object, as one applies it there. */
export function renders(tested: TestFleet, question: RenderQuestion, call: string): Outcome {
  const { kind, name, namespace, cluster, part } = question;
  checkClusters(call, stateOf(tested, call), cluster);
  const tree = tested.synthesis.trees.find(one => one.cluster === cluster);
  if (tree === undefined) throw new Undecided(call, `There is no repository of ${cluster}.`);
  const all = [...objectsOf(tree)];
  const found = all.filter(
    ({ object }) =>
      object.kind === kind &&
      object.metadata.name === name &&
      (namespace === undefined || namespaceOf(object) === namespace),
  );
  if (found.length === 0) checkKind(tested, kind, call);
  if (found.length === 0) return { pass: false, call, lines: missing(question, all) };
  const compared = found.map(placed => ({ placed, wrong: differences(part ?? {}, placed.object) }));
  const [match] = compared.filter(({ wrong }) => wrong.length === 0);
  if (match !== undefined) return { pass: true, call, lines: [`${placeOf(match.placed)} is there.`] };
  return {
    pass: false,
    call,
    lines: compared.flatMap(({ placed, wrong }) => [
      `${placeOf(placed)} is there, but:`,
      ...wrong.map(line => `  - ${line}`),
    ]),
  };
}

/**
 * A kind that no repository of the fleet has may be left out on purpose, unless a near one is there.
 *
 * @throws Undecided where the kind is probably a slip
 */
function checkKind(tested: TestFleet, kind: string, call: string): void {
  const kinds = new Set<string>();
  for (const tree of tested.synthesis.trees) for (const { object } of objectsOf(tree)) kinds.add(object.kind);
  const meant = kinds.has(kind) ? undefined : nearest(kind, [...kinds].sort());
  if (meant !== undefined)
    throw new Undecided(call, `No repository of the fleet has a ${kind}. Did you mean ${meant}?`);
}

const placeOf = ({ object, file }: Placed): string => `${describe(object)} (${file})`;

function missing({ kind, name, cluster }: RenderQuestion, all: readonly Placed[]): string[] {
  const objects = all.map(({ object }) => object);
  const sameKind = objects.filter(object => object.kind === kind);
  const what = `${cluster} has no ${kind} ${name}`;
  if (sameKind.length > 0) return [`${what}. It has ${fewOf(namesOf(sameKind, kind))}.`];
  const kinds = [...new Set(objects.map(object => object.kind))].sort();
  const meant = nearest(kind, kinds);
  return [
    meant === undefined
      ? `${what}, and no other ${kind}. It has the kinds ${fewOf(kinds, kinds.length)}.`
      : `${what}, and no other ${kind}. Did you mean ${meant}?`,
  ];
}

const namesOf = (objects: readonly KubeObject[], kind: string): string[] =>
  objects.map(object => describe(object).slice(kind.length + 1)).sort();
