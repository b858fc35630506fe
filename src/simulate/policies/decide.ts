import type { Reason } from '../because';
import type { Applied } from './compile';
import type { Entry, Origin } from './entry';
import type { Identity } from './identity';
import { type Match, anyOf, both } from './match';
import { type Ends, type L4, matchesRule, type NamedPorts } from './port-match';

/** A reason with the rule that it is about. */
export interface RuleReason extends Reason {
  /** Place of the rule in its object: `spec.egress[1]`. */
  readonly rule?: string;
}

/** What the policies of one end say. */
export interface Side {
  readonly verdict: 'allow' | 'deny' | 'unknown';
  /** True for a deny that no rule says: one would have allowed it, and none does. */
  readonly byDefault?: true;
  /** The rules that decided, or the default that did. */
  readonly because: readonly RuleReason[];
  /** Rules that let a proxy look into what passes; it may still refuse a request. */
  readonly l7: readonly RuleReason[];
}

/** What is asked of one direction at one end. */
interface Question {
  readonly cluster: string;
  readonly ingress: boolean;
  /** Whether nothing passes without a rule, whatever the rules say. */
  readonly closed: boolean;
  /** Whether it comes from the pod's own node, which Kubernetes wants let in where no rule denies it. */
  readonly local: boolean;
  readonly rules: readonly Applied[];
  readonly peer: Identity;
  readonly l4: L4;
  readonly named: NamedPorts;
  readonly ends: Ends;
}

interface Hit {
  readonly entry: Entry;
  readonly match: Match;
}

/** Deny before allow, then the default (cilium pkg/policy/mapstate.go, lookup). */
export function decide(question: Question): Side {
  const { cluster, ingress, closed, local, rules } = question;
  const refused = rules.find(({ entry }) => entry.refused !== undefined);
  const hits = rules.flatMap((rule): Hit[] => {
    const match = rule.entry.refused === undefined && hitOf(rule, question);
    return match === false ? [] : [{ entry: rule.entry, match }];
  });
  const denies = hits.filter(({ entry }) => entry.deny);
  const denied = denies.filter(({ match }) => match === true);
  if (denied.length > 0) return { verdict: 'deny', because: denied.map(told(cluster, 'denies it')), l7: [] };
  // Whatever a refused policy left behind, it takes nothing from a deny of another one.
  if (refused !== undefined) return refusal(refused.entry, cluster);
  const allows = hits.filter(({ entry }) => !entry.deny);
  const allowed = allows.filter(({ match }) => match === true);
  const enforced = anyOf(rules, isEnforcing);
  const open = local || allowed.length > 0 || (!closed && enforced === false);
  // Default deny that may be off hides nothing where a rule allows.
  const opens = open || allows.length > 0 || (!closed && enforced !== true);
  const shuts = denies.length > 0 || !open || allows.some(({ entry }) => authenticates(entry));
  if (opens && shuts) return unsure(cluster, [...denies, ...allows], enforced);
  if (!opens)
    return { verdict: 'deny', byDefault: true, because: byDefault(cluster, ingress, rules, closed), l7: [] };
  return {
    verdict: 'allow',
    because: allowed.length > 0 ? allowed.map(told(cluster, 'allows it')) : nothingDenies(question),
    // Where nothing is denied by default, the proxy lets every request pass (cilium/cilium#38676).
    l7:
      !closed && enforced === false
        ? []
        : allowed.filter(({ entry }) => hasL7(entry, question)).map(told(cluster, 'lets a proxy decide')),
  };
}

/** Authentication is part of an allow: whether it ever succeeds, no tree knows. */
function hitOf({ entry, unsure }: Applied, question: Question): Match {
  const match = both(entry.peer(question.peer), () => portsOf(entry, question));
  const sure = both(unsure ?? true, () => match);
  return sure === true && authenticates(entry) ? 'whether authentication succeeds is not known' : sure;
}

const authenticates = ({ authentication = 'disabled' }: Entry): boolean => authentication !== 'disabled';

const portsOf = ({ ports }: Entry, { l4, named, ends }: Question): Match =>
  ports === undefined || anyOf(ports, rule => matchesRule(rule, l4, named, ends));

const hasL7 = ({ ports = [] }: Entry, { l4, named, ends }: Question): boolean =>
  ports.some(rule => rule.parser !== undefined && matchesRule(rule, l4, named, ends) === true);

const isEnforcing = ({ entry, unsure }: Applied): Match => entry.defaultDeny && (unsure ?? true);

const place = (cluster: string, { object, file, path, rule }: Origin): Omit<RuleReason, 'why'> => ({
  cluster,
  object,
  ...(file !== '' && { file }),
  ...(path !== undefined && { path }),
  rule,
});

const told =
  (cluster: string, what: string) =>
  ({ entry: { origin } }: { readonly entry: Entry }): RuleReason => ({
    why: `${origin.rule} of ${origin.object} ${what}`,
    ...place(cluster, origin),
  });

function refusal({ origin, refused }: Entry, cluster: string): Side {
  const why = `Cilium refuses ${origin.object}, since ${refused}; what was there before stays`;
  return { verdict: 'unknown', because: [{ why, ...place(cluster, origin) }], l7: [] };
}

function unsure(cluster: string, hits: readonly Hit[], enforced: Match): Side {
  const because = hits.flatMap(({ entry: { origin }, match }): RuleReason[] =>
    typeof match === 'string'
      ? [{ why: `${origin.rule} of ${origin.object} may decide: ${match}`, ...place(cluster, origin) }]
      : [],
  );
  const default_ =
    typeof enforced === 'string' ? [{ why: `the default may deny: ${enforced}`, cluster }] : [];
  return { verdict: 'unknown', because: [...because, ...default_], l7: [] };
}

/** The rules that put an endpoint into default deny. */
function byDefault(
  cluster: string,
  ingress: boolean,
  rules: readonly Applied[],
  closed: boolean,
): RuleReason[] {
  const way = ingress ? 'ingress' : 'egress';
  if (closed) return [{ why: `no rule allows it, and the cluster denies ${way} without a rule`, cluster }];
  const objects = new Map(
    rules.filter(({ entry }) => entry.defaultDeny).map(({ entry }) => [entry.origin.object, entry]),
  );
  return [...objects.values()].map(({ origin }) => ({
    why: `no rule allows it, and ${origin.object} denies ${way} by default`,
    ...place(cluster, origin),
  }));
}

function nothingDenies({ cluster, ingress, local, rules }: Question): RuleReason[] {
  const way = ingress ? 'ingress' : 'egress';
  if (rules.length === 0) return [{ why: `no policy has rules for its ${way}`, cluster }];
  // The weakest of all rules (cilium/cilium#44590), which a deny overrules.
  if (local) return [{ why: 'a node reaches its own pods where no rule denies it', cluster }];
  return [{ why: `no rule denies it, and the policies about its ${way} deny nothing by default`, cluster }];
}
