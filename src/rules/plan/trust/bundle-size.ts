import { isMap } from '../../../kinds/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/** The record of a Helm release has the bundle twice and may have 1 MiB, of which the chart takes a quarter. */
const maxKibibytes = 300;

export const bundleSize: PlanRule = {
  id: 'trust/bundle-size',
  severity: 'error',
  breaks: 'Helm cannot store the record of a release that large: Cilium is neither installed nor upgraded.',
  docs: 'helm.sh/docs/topics/advanced: storage backends',
  *check({ clusters }) {
    for (const cluster of clusters) {
      const { path: at, name } = cluster;
      const bytes = bundleOf(cluster).length;
      if (bytes > maxKibibytes * 1024)
        yield {
          at,
          clusters: [name],
          message: `the CA certificates that '${name}' trusts have ${Math.ceil(bytes / 1024)} KiB`,
          expected: `at most ${maxKibibytes} KiB`,
          hint: 'Use CAs with ECDSA keys, whose certificates are small, link fewer clusters, or share one CA.',
        };
    }
  },
};

/** What the values hold, where certificates that several clusters have stand once. */
function bundleOf({ values: { tls } }: ClusterPlan): string {
  const bundle = isMap(tls) && isMap(tls.caBundle) ? tls.caBundle.content : undefined;
  return typeof bundle === 'string' ? bundle : '';
}
