import type { FoldedChange } from '../change';
import { type Intent, type IntentContext } from './intent';
import { linksAdded, linksChanged, linksRemoved } from './links';
import { joins, leaves } from './membership';
import { flux, namespaces, others, policies, routes, services, texts, trust, values } from './objects';
import { ciliumVersion } from './versions';

export { clustersOf, counted } from './intent';

/** Tried in turn; the first that explains a difference has it, and the last explains everything. */
const intents: readonly Intent[] = [
  joins,
  leaves,
  linksAdded,
  linksRemoved,
  ciliumVersion,
  linksChanged,
  services,
  routes,
  policies,
  namespaces,
  trust,
  values,
  flux,
  texts,
  others,
];

/** Differences that one intent explains. */
export interface Explained<T extends FoldedChange = FoldedChange> {
  readonly intent: string;
  readonly title: string;
  readonly changes: readonly T[];
}

/** Every difference in exactly one group, in the order of the intents and of what they are about. */
export function groupByIntent<T extends FoldedChange>(
  changes: readonly T[],
  context: IntentContext,
): Explained<T>[] {
  const left = new Set(changes);
  return intents.flatMap(({ id, subjectOf, title }) => {
    const groups = new Map<string, T[]>();
    for (const change of left) {
      const subject = subjectOf(change, context);
      if (subject === undefined) continue;
      left.delete(change);
      const members = groups.get(subject);
      if (members === undefined) groups.set(subject, [change]);
      else members.push(change);
    }
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([subject, members]) => ({ intent: id, title: title(subject, members), changes: members }));
  });
}
