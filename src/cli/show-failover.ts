import picocolors from 'picocolors';
import { fewOf } from '../findings/index';
import type { Failover, Via } from '../simulate/index';
import { groupsOf, lossesByCluster, servicesOf } from './failover-groups';
import { section } from './show-answer';
import { counted, wrapped } from './terminal';

/** How much is shown of what was found. */
interface FailoverView {
  readonly colour: boolean;
  readonly width: number;
  /** Every service on a line of its own. */
  readonly all: boolean;
}

/** Lines of a section that are read; more are only scrolled past. */
const most = 10;

/** What the loss of clusters means for a fleet, as people read it: the numbers, then the gravest first. */
export function showFailover(fleet: string, found: Failover, { colour, width, all }: FailoverView): string {
  const { bold, green } = picocolors.createColors(colour);
  const { depth, losses, stale, unserved, approximate, declared } = found;
  const gone = depth === 1 ? 'one cluster is gone' : `up to ${depth} clusters are gone`;
  const nothing = losses.length + unserved.length === 0;
  const lines = <T extends Fate>(fates: readonly T[], tell: (who: string, fate: T) => string): string[] =>
    all
      ? fates.map(fate => tell(nameOf(fate), fate))
      : groupsOf(fates).map(group => tell(groupName(group), group[0]));
  const shown = (title: string, items: readonly string[]): string[] => {
    const cut = all ? items : items.slice(0, most);
    const more = items.length - cut.length;
    const rest = more > 0 ? [`and ${counted(more, 'line')} more: --all shows every service, --json too`] : [];
    return section(title, [...cut, ...rest]).flatMap(line => (all ? [line] : wrapped(line, width)));
  };
  return [
    bold(fleet),
    ...(nothing
      ? [green(`No service loses its last backend when ${gone}.`)]
      : summary(found, gone).flatMap(line => wrapped(line, width))),
    ...shown(
      'Reach nobody as it is',
      lines(unserved, (who, { consumers }) => `${who} from ${clustersOf(consumers)}`),
    ),
    ...shown(`How many lose their last backend`, lossesByCluster(losses)),
    ...shown(
      `Lose their last backend when ${gone}`,
      lines(
        losses,
        (who, { down, consumers }) =>
          `${who} without ${down.join(' and ')}: callers in ${clustersOf(consumers)}`,
      ),
    ),
    ...shown(
      'Still send traffic to a cluster that is gone',
      lines(
        stale,
        (who, { providers, consumers, for: time }) =>
          `${who} to ${clustersOf(providers)}, for ${time}: callers in ${clustersOf(consumers)}`,
      ),
    ),
    ...shown(
      'Declared by the blueprint, not seen, since other manifests bring the Service or its pods',
      declared,
    ),
    ...shown('Looked at less closely, since many clusters export them and disagree', approximate),
    '',
  ].join('\n');
}

/** All names where they are few, or else so few that a line of them is read. */
const clustersOf = (names: readonly string[]): string => fewOf(names, names.length > 8 ? 3 : 8);

/** What became of a service, by one of its names. */
interface Fate {
  readonly service: string;
  readonly via: Via;
}

function summary({ losses, stale, unserved }: Failover, gone: string): string[] {
  const told = (fates: readonly Fate[], one: string, many: string): string[] => {
    const count = servicesOf(fates).length;
    return count === 0 ? [] : [`${counted(count, 'service')} ${count === 1 ? one : many}`];
  };
  return [
    ...told(unserved, 'reaches nobody as it is', 'reach nobody as it is'),
    ...told(losses, `loses its last backend when ${gone}`, `lose their last backend when ${gone}`),
    ...told(stale, 'still sends traffic to what is gone', 'still send traffic to what is gone'),
  ];
}

const nameOf = ({ service, via }: Fate): string => withVia(service, via);
const withVia = (name: string, via: Via): string => (via === 'import' ? `${name} (by its import)` : name);

/** `500 services of shop (s0001, s0002, s0003 and 497 more)` */
function groupName(group: readonly [Fate, ...Fate[]]): string {
  const [first] = group;
  if (group.length === 1) return nameOf(first);
  const names = group.map(({ service }) => service.split('/'));
  const namespaces = new Set(names.map(([namespace]) => namespace));
  const [only] = namespaces.size === 1 ? namespaces : [];
  const few = fewOf(
    only === undefined ? group.map(({ service }) => service) : names.map(([, name]) => name ?? ''),
    3,
  );
  const of = only ?? counted(namespaces.size, 'namespace');
  const by = first.via === 'import' ? ' by their import' : '';
  return `${group.length} services of ${of}${by} (${few})`;
}
