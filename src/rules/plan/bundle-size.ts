import type { Plan } from '../../plan/index';
import type { PlanRule } from '../rule';
import { usable } from './certificates';

/** The record of a Helm release has the bundle twice and may have 1 MiB, of which the chart takes a quarter. */
const maxKibibytes = 300;

export const bundleSize: PlanRule = {
  id: 'trust/bundle-size',
  severity: 'error',
  breaks: 'Helm cannot store the record of a release that large: Cilium is neither installed nor upgraded.',
  docs: 'helm.sh/docs/topics/advanced: storage backends',
  *check(plan) {
    for (const { path: at, name, bytes } of bundles(plan))
      if (bytes > maxKibibytes * 1024)
        yield {
          at,
          clusters: [name],
          message: `the CA certificates that '${name}' trusts have ${Math.ceil(bytes / 1024)} KiB`,
          expected: `at most ${maxKibibytes} KiB`,
          hint: 'Use CAs with ECDSA keys, whose certificates are small, link fewer clusters, or share one CA.',
        };
  },
};

function* bundles({ mesh, clusters }: Plan): Generator<{ path: string; name: string; bytes: number }> {
  if (mesh.trust.kind !== 'separate-cas') return;
  const size = new Map(clusters.map(c => [c.name, usable(c.caCertificate?.content)?.pem.length ?? 0]));
  for (const { path, name, peers } of clusters) {
    let bytes = size.get(name) ?? 0;
    for (const peer of peers) bytes += size.get(peer) ?? 0;
    yield { path, name, bytes };
  }
}
