import type { PlanRule } from '../../rule';
import { usable } from './certificates';

export const sameCa: PlanRule = {
  id: 'trust/same-ca',
  severity: 'error',
  breaks:
    'One of them signs with a CA that its peers do not trust, and no link to it comes up; or the key of one CA is in two clusters.',
  docs: 'Documentation/network/clustermesh/setup.rst, trust between clusters',
  *check({ clusters }) {
    const owners = new Map<string, string>();
    for (const { name, path, trust, caCertificate } of clusters) {
      const fingerprint = usable(caCertificate?.content)?.fingerprint;
      if (trust.kind !== 'separate-cas' || fingerprint === undefined) continue;
      const other = owners.get(fingerprint);
      if (other === undefined) owners.set(fingerprint, name);
      else
        yield {
          at: path,
          clusters: [other, name],
          message: `'${name}' and '${other}' have the same CA certificate`,
          hint: 'Give each cluster the certificate of its own CA, or set trust to sharedCa.',
        };
    }
  },
};
