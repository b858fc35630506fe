import type { PlanRule } from '../../rule';

export const certificateUse: PlanRule = {
  id: 'trust/certificate-use',
  severity: 'error',
  breaks:
    'With separate CAs, clusters trust only those whose certificates they have; otherwise nobody reads it.',
  docs: 'Documentation/network/clustermesh/setup.rst, trust between clusters',
  *check({ clusters }) {
    for (const { name, path: at, trust, caCertificate, previousCaCertificate } of clusters) {
      const separate = trust.kind === 'separate-cas';
      if (previousCaCertificate !== undefined && caCertificate === undefined)
        yield {
          at,
          clusters: [name],
          message: `'${name}' has a previousCaCertificate, and no caCertificate that follows it`,
          hint: 'Leave previousCaCertificate out, or give the certificate of its CA in caCertificate.',
        };
      if (separate !== (caCertificate !== undefined))
        yield {
          at,
          clusters: [name],
          message: separate
            ? `'${name}' has no caCertificate, and the clusters have separate CAs`
            : `'${name}' has a caCertificate, but the clusters have no CAs of their own`,
          hint: separate
            ? 'Give the public certificate of its CA in caCertificate.'
            : 'Leave caCertificate out, or set trust to separateCas.',
        };
    }
  },
};
