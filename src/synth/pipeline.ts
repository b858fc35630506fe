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
import { type Fleet, silencesOf } from '../model/index';
import { type Plan, resolve, type ResolveOptions } from '../plan/index';
import { idleSilences } from '../rules/silences';
import { apply, timedRules } from '../rules/timed';
import type * as Judge from './judge';
import type { Asked } from './judge';
import { locate, partsOf, positionIn } from './places';
import { digestOf } from './plan-digest';

/** All that Meshprint knows about a fleet before anything is written. */
export interface Synthesis {
  readonly fleet: string;
  /** Undefined when the fleet's own properties are unusable. */
  readonly plan: Plan | undefined;
  /** One for each usable cluster, by name; only to be written when there are no errors. Made when first asked for. */
  readonly trees: readonly Tree[];
  readonly report: FindingReport;
  /** True when nothing found is an error. */
  readonly ok: boolean;
  /** What rules found in the plan and the trees, but for those that go by the time; for `recall` of a later synth. */
  readonly found: readonly Finding[];
  /** Of the plan; undefined where nothing is recalled. */
  readonly digest?: string;
  /** Where a place of the model was written; undefined for what no blueprint wrote. */
  readonly sourceOf: (path: string) => SourcePosition | undefined;
}

/** What is done with a fleet, in this order. */
export type SynthesisStage = 'planning' | 'rendering' | 'checking';

/** What is not in the fleet itself. */
export interface SynthesisOptions extends ResolveOptions {
  /** The moment against which certificates are checked; what is written never depends on it. Default: now. */
  readonly now?: Date;
  /** Looks for errors alone: enough for a question about a fleet, and much faster for a large one. */
  readonly errorsOnly?: boolean;
  /**
   * Gives what rules found in a plan of this digest before, when there was no error; undefined for another plan. Then
   * neither rules nor trees are needed to know that all is well.
   */
  readonly recall?: (digest: string) => readonly Finding[] | undefined;
  /** Told where each stage begins, for people who wait. */
  readonly onStage?: (stage: SynthesisStage) => void;
}

/**
 * From a fleet to the trees of its clusters, checked on the way: model, plan, rules on the plan, trees, rules on the
 * trees. Collects what every stage finds; never throws for a mistake in a blueprint, and writes no file.
 */
export function synthesize(
  fleet: Fleet,
  { now = new Date(), errorsOnly = false, recall, onStage, ...options }: SynthesisOptions = {},
): Synthesis {
  onStage?.('planning');
  const { plan, findings, places } = resolve(fleet, options);
  const digest = recall && plan && digestOf(plan);
  const rendered = new Rendered(plan, onStage);
  const isAsked = ({ severity }: RuleInfo): boolean => !errorsOnly || severity === 'error';
  const timely = plan === undefined ? [] : [...apply(timedRules.filter(isAsked), plan, now)];
  const recalled = digest === undefined ? undefined : recall?.(digest);
  const asked = { known: [...findings, ...timely], now, isAsked };
  const found = recalled ?? (plan === undefined ? [] : judged(plan, rendered, asked, onStage));
  const parts = partsOf(fleet);
  const silences = [...parts.values()].flatMap(silencesOf);
  const all = [...findings, ...timely, ...found, ...(silences.length === 0 ? [] : judge().refused(silences))];
  const located = foldFindings(all)
    .map(finding => locate(parts, places, finding))
    .sort(compareFindings);
  // Of a rule that was not asked nobody knows whether its silence is idle.
  const report = errorsOnly
    ? { findings: located.filter(({ severity }) => severity === 'error'), silenced: [] }
    : silenced(located, silences);
  return {
    fleet: fleet.name,
    plan,
    get trees() {
      return rendered.trees;
    },
    report,
    ok: !hasErrors(report.findings),
    found,
    sourceOf: path => places.get(path)?.([]) ?? positionIn(parts, path),
    ...(digest !== undefined && { digest }),
  };
}

/** The trees of a plan, made when they are needed. */
class Rendered {
  private made?: readonly Tree[];

  constructor(
    private readonly plan: Plan | undefined,
    private readonly onStage: SynthesisOptions['onStage'],
  ) {}

  get trees(): readonly Tree[] {
    if (this.made !== undefined) return this.made;
    this.onStage?.('rendering');
    this.made = this.plan === undefined ? [] : judge().render(this.plan);
    return this.made;
  }
}

function judged(
  plan: Plan,
  { trees }: Rendered,
  asked: Asked,
  onStage: SynthesisOptions['onStage'],
): Finding[] {
  onStage?.('checking');
  return judge().findIn(plan, trees, asked);
}

/** The rules and renderers, which are most of Meshprint: not loaded where they are not needed. */
const judge = (): typeof Judge => require('./judge') as typeof Judge;

function silenced(located: readonly Finding[], silences: readonly Silence[]): FindingReport {
  const { shown, silenced, unused } = applySilences(located, silences);
  // An error leaves things out that a silence may be meant for, so that it can only be told to be idle without one.
  const findings = hasErrors(shown) ? shown : [...shown, ...idleSilences(unused)].sort(compareFindings);
  return { findings, silenced };
}
