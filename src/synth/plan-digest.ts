import { createHash } from 'node:crypto';
import { isMap } from '../kinds/index';
import { jsonText } from '../kinds/json-text';
import type { Plan, ServiceMember } from '../plan/index';
import type { FleetRecord } from '../registry/index';

/**
 * The same for plans that say the same, as hex of SHA-256. Of one plan, every run of the same Meshprint makes the same trees
 * and, but for what time alone makes wrong, the same findings. As JSON, since V8's own serialization writes equal texts in
 * two ways.
 */
export function digestOf(plan: Plan): string {
  const { recorded = firstRecord(plan) } = plan;
  const setOf = new Map(plan.components.flatMap(set => set.map(name => [name, set] as const)));
  // A minor's table has functions, and does not change while Meshprint does not.
  const clusters = plan.clusters.map(({ cilium: { release, ...cilium }, peers, ...cluster }) => ({
    ...cluster,
    cilium: { ...cilium, minor: release.minor },
    peers: peersAmong(peers, setOf.get(cluster.name) ?? []),
  }));
  const services = plan.services.map(service => ({ ...service, members: kindsOf(service.members) }));
  return createHash('sha256')
    .update(JSON.stringify({ ...plan, recorded, clusters, services }, inJson()))
    .digest('hex');
}

/** Who of the clusters that are linked, directly or not, is no peer, where that is shorter: in a full mesh, one. */
function peersAmong(peers: readonly string[], set: readonly string[]): unknown {
  const others: string[] = [];
  let met = 0;
  for (const name of set)
    if (name === peers[met]) met += 1;
    else others.push(name);
  return met === peers.length && others.length < met ? { others } : peers;
}

/** Members that differ in their clusters alone, said once. */
interface Kind {
  readonly member: ServiceMember;
  readonly clusters: string[];
}

/** Members by their kinds: otherwise they would be half of the text. */
function kindsOf(members: readonly ServiceMember[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  let last: Kind | undefined;
  for (const member of members) {
    if (last === undefined || !isAlike(last.member, member)) {
      const key = keyOf(member);
      last = kinds.get(key) ?? { member, clusters: [] };
      kinds.set(key, last);
    }
    last.clusters.push(member.cluster);
  }
  return [...kinds.values()];
}

type Said = Exclude<keyof ServiceMember, 'cluster'>;

/** What is said of a member besides its cluster. */
const said = Object.keys({
  role: true,
  selector: true,
  targetPorts: true,
  shared: true,
  annotations: true,
  affinity: true,
} satisfies Record<Said, true>) as Said[];

const isAlike = (a: ServiceMember, b: ServiceMember): boolean => said.every(part => a[part] === b[part]);

function keyOf(member: ServiceMember): string {
  let key = '';
  for (const name of said) {
    const part = member[name];
    key += typeof part === 'object' ? jsonText(part) : ` ${part}`;
  }
  return key;
}

/** Lists of names that are longer are those of other parts, too. */
const longList = 16;

const isLongList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > longList && value.every(name => typeof name === 'string');

/** The only keys of what stands for something else. A map that somebody wrote like that is told apart from them. */
const standIns = new Set(['bigint', 'map', 'set', 'names', 'number', 'plain']);

function isLikeStandIn(map: Readonly<Record<string, unknown>>): boolean {
  const [key = '', ...others] = Object.keys(map);
  return others.length === 0 && standIns.has(key);
}

/** For what JSON has no words for; and what clusters or parts have in common is said once. */
function inJson(): (key: string, value: unknown) => unknown {
  const numbers = new Map<unknown, number>();
  const once = (thing: unknown, say: () => unknown): unknown => {
    const number = numbers.get(thing);
    if (number !== undefined) return { number };
    numbers.set(thing, numbers.size);
    return say();
  };
  return (_, value) => {
    if (typeof value === 'bigint') return { bigint: String(value) };
    if (typeof value === 'function') throw new TypeError('a plan has a function in it');
    if (isLongList(value)) {
      const names = JSON.stringify(value);
      return once(names, () => ({ names }));
    }
    if (value instanceof Map)
      return once(value, () => ({ map: [...(value as ReadonlyMap<unknown, unknown>)] }));
    if (value instanceof Set) return { set: [...(value as ReadonlySet<unknown>)] };
    if (!isMap(value)) return value;
    if (isLikeStandIn(value)) return { plain: Object.entries(value) };
    return typeof value.apiVersion === 'string' ? once(value, () => value) : value;
  };
}

/** What is recorded of a fleet when it is first written, so that its second synth is no other than the first. */
const firstRecord = ({ mesh: { maxConnectedClusters }, clusters }: Plan): FleetRecord => ({
  maxConnectedClusters,
  clusters: new Map(clusters.map(({ name, id }) => [name, id])),
  left: new Map(),
});
