import type { PlanRule } from '../../rule';

export const certManagerVersion: PlanRule = {
  id: 'trust/cert-manager-version',
  severity: 'error',
  breaks: 'There is no chart and no CRD file of that version, and the certificates of the mesh never come.',
  docs: 'cert-manager.io/docs/releases',
  *check({ trusts }) {
    for (const { at, trust, clusters } of trusts) {
      if (trust.kind !== 'cert-manager') continue;
      const place = { at, clusters: at === '' ? [] : clusters };
      if (!/^v\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(trust.version))
        yield {
          ...place,
          message: `the cert-manager version '${trust.version}' is no exact version`,
          expected: 'a version with its v, such as v1.19.1',
          hint: 'Correct trust.certManager.provision.',
        };
      else if (trust.version.startsWith('v0.'))
        yield {
          ...place,
          message: `cert-manager ${trust.version} does not serve cert-manager.io/v1`,
          expected: 'v1.0.0 or later',
          breaks:
            'The API server refuses the Certificates of Cilium’s chart, and those of the mesh never come.',
          hint: 'Take a version that cert-manager supports, such as v1.19.1, and name it in trust.certManager.provision.',
        };
    }
  },
};
