import type { PlanRule } from '../../rule';

export const ciliumDigest: PlanRule = {
  id: 'cluster/cilium-digest',
  severity: 'error',
  breaks: 'The API server refuses the chart’s source, and Cilium stays as it is.',
  docs: 'fluxcd.io/flux/components/source/ocirepositories',
  *check({ clusters }) {
    for (const { name, path, cilium } of clusters)
      if (cilium.digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(cilium.digest))
        yield {
          at: path,
          clusters: [name],
          message: `the Cilium digest '${cilium.digest}' of '${name}' is no digest`,
          expected: 'sha256: and 64 hexadecimal digits',
          hint: 'Take the digest of the chart’s OCI artifact, as `crane digest` or `oras resolve` prints it, or leave it out.',
        };
  },
};
