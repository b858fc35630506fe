import { counted } from './client/elements/dom';
import { Fleet, type Group } from './client/fleet';
import type { FleetData } from './data/index';

/** More clusters are shown as groups. */
const mostClusters = 25;
/** A larger group with all its links says so in words. */
const mostMeshed = 4;

/** The topology of a fleet as text that Mermaid draws, for pages that Markdown makes. */
export function mermaid(data: FleetData): string {
  const fleet = new Fleet(data);
  const [by = ''] = fleet.groupings();
  const groups = fleet.groupsBy(by);
  const lines = fleet.names.length > mostClusters ? bundled(fleet, groups) : drawn(fleet, groups);
  return ['flowchart LR', ...lines.map(line => `  ${line}`), ''].join('\n');
}

function drawn(fleet: Fleet, groups: readonly Group[]): string[] {
  const nodes = new Map(fleet.names.map((name, i) => [name, `c${i}`]));
  const said = groups.map(
    group => group.clusters.length > mostMeshed && linksIn(fleet, group) === mostIn(group),
  );
  const boxes = groups.flatMap(({ name, clusters }, i) => {
    const own = clusters.map(cluster => `${nodes.get(cluster)}${quoted(cluster)}`);
    if (groups.length === 1 && said[i] !== true) return own;
    const title = said[i] === true ? `${name}: full mesh` : name;
    return [`subgraph g${i} ${quoted(title)}`, ...own.map(line => `  ${line}`), 'end'];
  });
  const groupOf = new Map(groups.flatMap(({ clusters }, i) => clusters.map(name => [name, i] as const)));
  const links = fleet.names.flatMap((a, i) =>
    fleet.names.slice(i + 1).flatMap(b => {
      const [of, other] = [groupOf.get(a) ?? 0, groupOf.get(b)];
      if (!fleet.areLinked(a, b) || (of === other && said[of] === true)) return [];
      return [`${nodes.get(a)} --- ${nodes.get(b)}`];
    }),
  );
  return [...boxes, ...links];
}

function bundled(fleet: Fleet, groups: readonly Group[]): string[] {
  const nodes = groups.map((group, i) => {
    const { name, clusters } = group;
    const inside =
      linksIn(fleet, group) === mostIn(group) ? 'full mesh' : counted(linksIn(fleet, group), 'link');
    return `g${i}${quoted(`${name}: ${counted(clusters.length, 'cluster')}, ${inside}`)}`;
  });
  const links = groups.flatMap((one, i) =>
    groups.slice(i + 1).flatMap((other, j) => {
      const n = one.clusters.reduce(
        (sum, a) => sum + other.clusters.filter(b => fleet.areLinked(a, b)).length,
        0,
      );
      return n === 0 ? [] : [`g${i} ---|${quoted(counted(n, 'link')).slice(1, -1)}| g${i + 1 + j}`];
    }),
  );
  return [...nodes, ...links];
}

const mostIn = ({ clusters }: Group): number => (clusters.length * (clusters.length - 1)) / 2;

const linksIn = (fleet: Fleet, { clusters }: Group): number =>
  clusters.reduce((sum, a, i) => sum + clusters.slice(i + 1).filter(b => fleet.areLinked(a, b)).length, 0);

/** What Mermaid reads as text, whatever is in it. */
const quoted = (text: string): string =>
  `["${text.replace(/[^\w .:,/@-]/gu, letter => `#${letter.codePointAt(0)};`)}"]`;
