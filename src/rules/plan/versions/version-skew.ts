import { minorAtLeast, minorOf, minorsApart } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const versionSkew: PlanRule = {
  id: 'cluster/version-skew',
  severity: 'error',
  breaks: 'Peers two minors apart are not tested together and change the format of what they exchange.',
  docs: 'CFP-41953; cilium/cilium#28355',
  *check({ clusters }) {
    const minors = new Map(clusters.map(({ name, cilium }) => [name, minorOf(cilium.version)]));
    const tooNew = tooNewFor(new Set(minors.values()));
    for (const { name, path, peers } of clusters) {
      const minor = minors.get(name);
      // Of two, the older one is to be upgraded; the newest of its peers stands for all of them.
      for (const newer of tooNew.get(minor) ?? []) {
        const peer = peers.find(other => minors.get(other) === newer);
        if (peer === undefined) continue;
        yield {
          at: path,
          clusters: [name, peer],
          message: `'${name}' runs Cilium ${minor}, '${peer}' runs ${newer}`,
          expected: 'at most one minor between clusters that are linked',
          hint: 'Upgrade one minor at a time, through all clusters of the mesh.',
        };
        break;
      }
    }
  },
};

/** The minors that no peer of one may have, the newest first: there are few, and mostly none. */
function tooNewFor(all: ReadonlySet<string | undefined>): ReadonlyMap<string | undefined, readonly string[]> {
  const newestFirst = [...all]
    .filter(minor => minor !== undefined)
    .sort((a, b) => (minorAtLeast(a, b) ? -1 : 1));
  const isTooNew = (minor: string, other: string): boolean =>
    minorAtLeast(other, minor) && minorsApart(minor, other) > 1;
  return new Map(newestFirst.map(minor => [minor, newestFirst.filter(other => isTooNew(minor, other))]));
}
