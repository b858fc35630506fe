import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Plan } from '../plan/index';
import type { FleetRecord } from '../registry/index';

/**
 * The same for plans that say the same, as hex of SHA-256. Of one plan, every run of the same Meshprint makes the same trees
 * and, but for what time alone makes wrong, the same findings.
 *
 * V8 writes what is in many places once. Another version of Node may write the same plan otherwise, which costs no more
 * than a run without a shortcut.
 */
export function digestOf(plan: Plan): string {
  const { recorded = firstRecord(plan) } = plan;
  // A minor's table has functions, and does not change while Meshprint does not.
  const clusters = plan.clusters.map(({ cilium: { release, ...cilium }, ...cluster }) => ({
    ...cluster,
    cilium: { ...cilium, minor: release.minor },
  }));
  return createHash('sha256')
    .update(serialize({ ...plan, recorded, clusters }))
    .digest('hex');
}

/** What is recorded of a fleet when it is first written, so that its second synth is no other than the first. */
const firstRecord = ({ mesh: { maxConnectedClusters }, clusters }: Plan): FleetRecord => ({
  maxConnectedClusters,
  clusters: new Map(clusters.map(({ name, id }) => [name, id])),
  left: new Map(),
});
