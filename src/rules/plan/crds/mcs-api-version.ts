import { mcsApi, minorAtLeast, minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { statedPlaces } from './stated';

export const mcsApiVersion: PlanRule = {
  id: 'cluster/mcs-api-version',
  severity: 'error',
  breaks: 'Its ServiceExport has no spec: Flux cannot apply one that exports labels or annotations.',
  docs: 'kubernetes-sigs/mcs-api#84',
  *check(plan) {
    for (const { api, stated, names } of statedPlaces(plan)) {
      const minor = minorOf(stated.version.slice(1));
      if (api === 'mcsApi' && minor !== undefined && !minorAtLeast(minor, mcsApi.oldest))
        yield {
          at: stated.path,
          clusters: names,
          message: `crds.mcsApi is of the release ${stated.version}, which is too old for Cilium`,
          expected: `v${mcsApi.oldest}.0 or later`,
          hint: 'Take v0.4.1.',
        };
    }
  },
};
