import type { PlanRule } from '../../rule';

export const certManagerVersion: PlanRule = {
  id: 'trust/cert-manager-version',
  severity: 'error',
  breaks: 'There is no chart and no CRD file of that version, and the certificates of the mesh never come.',
  docs: 'cert-manager.io/docs/releases',
  *check({ trusts }) {
    for (const { at, trust, clusters } of trusts)
      if (trust.kind === 'cert-manager' && !/^v\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(trust.version))
        yield {
          at,
          clusters: at === '' ? [] : clusters,
          message: `the cert-manager version '${trust.version}' is no exact version`,
          expected: 'a version with its v, such as v1.19.1',
          hint: 'Correct trust.certManager.provision.',
        };
  },
};
