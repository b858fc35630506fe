import { fewOf, printable } from '../findings/index';
import { type Group, type Grouped, grades, worst } from '../review/index';
import type { Target } from './target';
import { nameOf } from './target';

/** What a commit message is made of. */
interface Said {
  /** Everything that the commit publishes. */
  readonly targets: readonly Target[];
  /** By fleet: what changes in all its clusters. */
  readonly grouped: ReadonlyMap<string, Grouped>;
  /** By fleet: the commit that its blueprint is at. */
  readonly blueprints: ReadonlyMap<string, string>;
  /** sha256 of the manifest of each target. */
  readonly digests: ReadonlyMap<Target, string>;
  /** One more trailer, such as why a wave was not waited for. */
  readonly trailer?: string | undefined;
}

/** Git shows so many characters of a subject everywhere. */
const longestSubject = 72;
const mostTitles = 20;

/** The message of a commit: what was meant, how risky it is, and where it comes from. */
export function messageOf(said: Said): string {
  const groups = groupsOf(said);
  // Nothing was there that it could mean a change of.
  const body = isFirst(said) ? firstOf(said) : bodyOf(groups);
  const parts = [cut(subjectOf(said, groups)), body, trailersOf(said)];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function groupsOf({ targets, grouped }: Said): Group[] {
  const groups = [...grouped].flatMap(([fleet, { groups: all }]) => {
    const names = new Set(targets.filter(target => target.fleet === fleet).map(({ cluster }) => cluster));
    return all.filter(({ clusters }) => clusters.some(name => names.has(name)));
  });
  return groups.sort((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade));
}

const isFirst = ({ targets, grouped }: Said): boolean =>
  targets.every(({ fleet, cluster }) => grouped.get(fleet)?.joined.includes(cluster) === true);

const firstOf = ({ targets }: Said): string =>
  printable(`First publication of ${fewOf(targets.map(nameOf), mostTitles)}.`);

function subjectOf(said: Said, groups: readonly Group[]): string {
  const { targets } = said;
  const [first, ...others] = targets;
  const names = first === undefined || others.length > 0 ? `${targets.length} clusters` : nameOf(first);
  if (isFirst(said)) return `Publish ${names}`;
  const [worstOf, ...more] = groups;
  if (worstOf === undefined) return `Update ${names}`;
  const count = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `${cut(printable(worstOf.title), longestSubject - count.length)}${count}`;
}

const cut = (text: string, longest = longestSubject): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;

function bodyOf(groups: readonly Group[]): string {
  if (groups.length === 0) return '';
  const titles = groups
    .slice(0, mostTitles)
    .map(({ title, grade }) => `- ${printable(title)}${grade === 'none' ? '' : ` (${grade})`}`);
  const more = groups.length > mostTitles ? [`- and ${groups.length - mostTitles} more`] : [];
  return [...titles, ...more, '', `Risk: ${worst(groups.map(({ grade }) => grade))}`].join('\n');
}

function trailersOf({ targets, blueprints, digests, trailer }: Said): string {
  const commits = new Set(targets.flatMap(({ fleet }) => blueprints.get(fleet) ?? []));
  const [only] = targets.length === 1 ? targets : [];
  return [
    ...[...commits].map(commit => `Meshprint-Blueprint: ${commit}`),
    ...targets.map(
      target =>
        `Meshprint-Digest: sha256:${digests.get(target) ?? ''}${target === only ? '' : ` ${nameOf(target)}`}`,
    ),
    ...(trailer === undefined ? [] : [trailer]),
  ].join('\n');
}
