import { printable } from '../../findings/index';
import type { Gate, JudgedCluster } from './gate';
import type { Health } from './health';

/** Lines for people: whether the wave follows, which clusters keep it from that, and what to do. */
export function gateWords(gate: Gate): string[] {
  const { wave, verdict, clusters, held } = gate;
  const open = clusters.filter(({ health }) => health.state !== 'healthy').sort(worstFirst);
  return [
    head(gate),
    ...few(open.map(sentence)),
    ...few(
      held.map(
        ({ cluster, reason }) => `'${cluster}' is held, and was not asked about: ${printable(reason)}`,
      ),
    ),
    ...(verdict === 'open' ? [] : [mend(wave, verdict, open)]),
  ];
}

/** One line for a terminal while it is waited. */
export function gateProgress({ wave, clusters }: Gate): string {
  const counts = order
    .map(state => [state, clusters.filter(({ health }) => health.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${n} ${state}`);
  return `before wave ${wave}: ${counts.join(', ')}`;
}

const order: readonly Health['state'][] = [
  'failed',
  'unpublished',
  'unseen',
  'unreachable',
  'pending',
  'soaking',
  'healthy',
];

const worstFirst = (a: JudgedCluster, b: JudgedCluster): number =>
  order.indexOf(a.health.state) - order.indexOf(b.health.state);

function head({ wave, verdict, clusters }: Gate): string {
  if (clusters.length === 0) return `wave ${wave} waits for no other cluster`;
  if (verdict === 'open') return `wave ${wave} may follow: every cluster before it is healthy`;
  return verdict === 'refused' ? `wave ${wave} must not follow` : `wave ${wave} does not follow yet`;
}

const sentence = ({ cluster, wave, health: { says, until } }: JudgedCluster): string =>
  `'${cluster}' (wave ${wave}) ${says}${until === undefined || Number.isNaN(until.getTime()) ? '' : `, until ${until.toISOString().replace(/\.\d+Z$/, 'Z')}`}`;

const shown = 12;

const few = (lines: readonly string[]): string[] =>
  lines.length <= shown ? [...lines] : [...lines.slice(0, shown), `and ${lines.length - shown} more`];

function mend(wave: number, verdict: Gate['verdict'], open: readonly JudgedCluster[]): string {
  if (verdict === 'not-yet') return 'Try again later, or let --wait do that.';
  const isUnseen = open.every(({ health }) => health.state === 'unseen');
  return isUnseen
    ? `Look at the clusters yourself, and publish with --wave ${wave} --force and a reason if they are well.`
    : `Mend what is said above, or publish with --wave ${wave} --force and a reason.`;
}
