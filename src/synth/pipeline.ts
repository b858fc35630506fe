import type { IConstruct } from 'constructs';
import {
  applySilences,
  compareFindings,
  type Finding,
  type FindingReport,
  foldFindings,
  hasErrors,
  type RuleInfo,
  type Silence,
  type SourcePosition,
} from '../findings/index';
import type { Tree } from '../kinds/index';
import { type Fleet, isPart, pathOf, positionOf, silencesOf } from '../model/index';
import { type Plan, type Resolution, resolve, type ResolveOptions } from '../plan/index';
import { render } from '../render/index';
import { allRules, apply, idleSilences, planRules, refusedSilences, treesRules } from '../rules/index';

/** All that Meshprint knows about a fleet before anything is written. */
export interface Synthesis {
  readonly fleet: string;
  /** Undefined when the fleet's own properties are unusable. */
  readonly plan: Plan | undefined;
  /** One for each usable cluster, by name; only to be written when there are no errors. */
  readonly trees: readonly Tree[];
  readonly report: FindingReport;
  /** True when nothing found is an error. */
  readonly ok: boolean;
  /** Where a place of the model was written; undefined for what no blueprint wrote. */
  readonly sourceOf: (path: string) => SourcePosition | undefined;
}

/** What is not in the fleet itself. */
export interface SynthesisOptions extends ResolveOptions {
  /** The moment against which certificates are checked; what is written never depends on it. Default: now. */
  readonly now?: Date;
  /** Looks for errors alone: enough for a question about a fleet, and much faster for a large one. */
  readonly errorsOnly?: boolean;
}

/**
 * From a fleet to the trees of its clusters, checked on the way: model, plan, rules on the plan, trees, rules on the
 * trees. Collects what every stage finds; never throws for a mistake in a blueprint, and writes no file.
 */
export function synthesize(
  fleet: Fleet,
  { now = new Date(), errorsOnly = false, ...options }: SynthesisOptions = {},
): Synthesis {
  const isAsked = ({ severity }: RuleInfo): boolean => !errorsOnly || severity === 'error';
  const { plan, findings, places } = resolve(fleet, options);
  const trees = plan === undefined ? [] : render(plan);
  const onPlan = [...findings, ...(plan === undefined ? [] : apply(planRules.filter(isAsked), plan, now))];
  const parts = partsOf(fleet);
  const silences = [...parts.values()].flatMap(silencesOf);
  const onTrees =
    plan === undefined ? [] : furtherMistakes(onPlan, apply(treesRules.filter(isAsked), trees, plan));
  const all = [...onPlan, ...onTrees, ...refusedSilences(silences, allRules)];
  const located = foldFindings(all)
    .map(finding => locate(parts, places, finding))
    .sort(compareFindings);
  // Of a rule that was not asked nobody knows whether its silence is idle.
  const report = errorsOnly
    ? { findings: located.filter(({ severity }) => severity === 'error'), silenced: [] }
    : silenced(located, silences);
  const sourceOf = (path: string): SourcePosition | undefined =>
    places.get(path)?.([]) ?? positionIn(parts, path);
  return { fleet: fleet.name, plan, trees, report, ok: !hasErrors(report.findings), sourceOf };
}

function silenced(located: readonly Finding[], silences: readonly Silence[]): FindingReport {
  const { shown, silenced, unused } = applySilences(located, silences);
  // An error leaves things out that a silence may be meant for, so that it can only be told to be idle without one.
  const findings = hasErrors(shown) ? shown : [...shown, ...idleSilences(unused)].sort(compareFindings);
  return { findings, silenced };
}

/** What the objects of a part get wrong repeats what the part gets wrong, so that it is left out where that is known. */
function furtherMistakes(onPlan: readonly Finding[], onTrees: Iterable<Finding>): Finding[] {
  const mistaken = new Set(onPlan.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  return [...onTrees].filter(({ path }) => !mistaken.has(path));
}

/** Everything that people wrote, by its place; of two with one place the first, since the second has a finding. */
function partsOf(fleet: Fleet): Map<string, IConstruct> {
  const parts = new Map<string, IConstruct>();
  for (const part of fleet.node.findAll().filter(isPart))
    if (!parts.has(pathOf(part))) parts.set(pathOf(part), part);
  return parts;
}

/** Adds the line of the blueprint where the place of a finding, or the nearest part above it, was written. */
function locate(
  parts: ReadonlyMap<string, IConstruct>,
  places: Resolution['places'],
  finding: Finding,
): Finding {
  if (finding.source !== undefined) return finding;
  const inFile = places.get(finding.path);
  if (inFile !== undefined) return { ...finding, source: inFile(finding.property ?? []) };
  const source = positionIn(parts, finding.path, finding.property);
  return source === undefined ? finding : { ...finding, source };
}

/** Where a part, or the nearest one above it, was written. */
function positionIn(
  parts: ReadonlyMap<string, IConstruct>,
  path: string,
  property: readonly string[] = [],
): SourcePosition | undefined {
  let place = path;
  while (place !== '' && !parts.has(place)) place = place.slice(0, Math.max(0, place.lastIndexOf('/')));
  const part = parts.get(place);
  return part && positionOf(part, place === path ? property : []);
}
