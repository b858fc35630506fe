import { createHash } from 'node:crypto';
import { isMap } from '../kinds/index';
import { jsonText } from '../kinds/json-text';
import type { Plan, ServiceMember } from '../plan/index';
import type { FleetRecord } from '../registry/index';

/**
 * The same for plans that say the same, as hex of SHA-256. Of one plan, every run of the same Meshprint makes the same trees
 * and, but for what time alone makes wrong, the same findings.
 */
export function digestOf(plan: Plan): string {
  const { recorded = firstRecord(plan) } = plan;
  // A minor's table has functions, and does not change while Meshprint does not.
  const clusters = plan.clusters.map(({ cilium: { release, ...cilium }, ...cluster }) => ({
    ...cluster,
    cilium: { ...cilium, minor: release.minor },
  }));
  const services = plan.services.map(service => ({ ...service, members: kindsOf(service.members) }));
  return createHash('sha256')
    .update(JSON.stringify({ ...plan, recorded, clusters, services }, inJson()))
    .digest('hex');
}

/** Members that differ in their clusters alone are said once: otherwise they would be half of the text. */
function kindsOf(members: readonly ServiceMember[]): unknown[] {
  const kinds = new Map<string, { readonly member: ServiceMember; readonly clusters: string[] }>();
  for (const member of members) {
    const { cluster, ...rest } = member;
    let key = '';
    for (const part of Object.values(rest)) key += typeof part === 'object' ? jsonText(part) : ` ${part}`;
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { member, clusters: [cluster] });
    else kind.clusters.push(cluster);
  }
  return [...kinds.values()];
}

/** For what JSON has no words for; and objects that people have in many clusters are said once. */
function inJson(): (key: string, value: unknown) => unknown {
  const numbers = new Map<unknown, number>();
  return (_, value) => {
    if (typeof value === 'bigint') return { bigint: String(value) };
    if (value instanceof Map) return { map: [...(value as ReadonlyMap<unknown, unknown>)] };
    if (value instanceof Set) return { set: [...(value as ReadonlySet<unknown>)] };
    if (typeof value === 'function') throw new TypeError('a plan has a function in it');
    if (!isMap(value) || typeof value.apiVersion !== 'string') return value;
    const number = numbers.get(value);
    if (number !== undefined) return { number };
    numbers.set(value, numbers.size);
    return value;
  };
}

/** What is recorded of a fleet when it is first written, so that its second synth is no other than the first. */
const firstRecord = ({ mesh: { maxConnectedClusters }, clusters }: Plan): FleetRecord => ({
  maxConnectedClusters,
  clusters: new Map(clusters.map(({ name, id }) => [name, id])),
  left: new Map(),
});
