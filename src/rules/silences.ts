import { type Finding, found, type RuleInfo, type Silence } from '../findings/index';
import { didYouMean, nearest } from '../kinds/nearest';

const kept = 'The finding is shown all the same; a decision to live with it has no effect.';

/** What can be wrong with silences, which are no part of a plan. */
export const silenceMistakes = {
  unknownRule: {
    id: 'model/unknown-rule',
    severity: 'error',
    breaks: kept,
    docs: 'docs/rules.md',
  },
  notSilenceable: {
    id: 'model/not-silenceable',
    severity: 'error',
    breaks: kept,
    docs: 'docs/blueprints.md, warnings that are fine',
  },
  unused: {
    id: 'model/unused-silence',
    severity: 'warning',
    breaks:
      'It would hide the warning when that comes back, for a reason that was written for something else.',
    docs: 'docs/blueprints.md, warnings that are fine',
  },
} satisfies Record<string, RuleInfo>;

/** Silences that never have an effect: of rules that there are not, and of rules whose findings have to be mended. */
export function* refusedSilences(
  silences: readonly Silence[],
  rules: readonly RuleInfo[],
): Generator<Finding> {
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  for (const { rule: id, path: at, written } of silences) {
    const rule = byId.get(id);
    const place = { at, source: written?.position() };
    if (rule === undefined)
      yield found(silenceMistakes.unknownRule, {
        ...place,
        message: id === '' ? 'a silence names no rule' : `there is no rule '${short(id)}' to silence`,
        hint: `${suggestion(id, rules)}Copy the id from the finding; docs/rules.md lists all of them.`,
      });
    else if (!isSilenceable(rule))
      yield found(silenceMistakes.notSilenceable, {
        ...place,
        message: `'${id}' is silenced, but ${rule.severity === 'error' ? 'what it finds is an error' : 'it is about silences'}`,
        hint: 'Mend what it finds, and remove the silence.',
      });
  }
}

/** A silence that has become idle is removed; a second one would only hide that. */
const isSilenceable = ({ id, severity }: RuleInfo): boolean =>
  severity !== 'error' && id !== silenceMistakes.unused.id;

/** Silences that no finding was meant by. */
export const idleSilences = (unused: readonly Silence[]): Finding[] =>
  unused.map(({ rule, path: at, written }) =>
    found(silenceMistakes.unused, {
      at,
      source: written?.position(),
      message: `'${rule}' is silenced ${at === '' ? 'for the whole fleet' : `at '${at}'`}, where it finds nothing`,
      hint: 'Remove the silence, or move it to the part that the warning names.',
    }),
  );

/** The rule that was probably meant: one with a few other letters, or the same one of another group. */
function suggestion(id: string, rules: readonly RuleInfo[]): string {
  const ids = rules.filter(isSilenceable).map(rule => rule.id);
  const last = id.slice(id.lastIndexOf('/') + 1);
  const meant = nearest(id, ids) ?? ids.find(other => other.endsWith(`/${last}`));
  return meant === undefined ? '' : `${didYouMean(meant)} `;
}

const short = (id: string): string => (id.length > 80 ? `${id.slice(0, 79)}…` : id);
