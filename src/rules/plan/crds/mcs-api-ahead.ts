import { fewOf } from '../../../findings/index';
import { mcsApi, minorAtLeast, minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { statedPlaces } from './stated';

export const mcsApiAhead: PlanRule = {
  id: 'cluster/mcs-api-ahead',
  severity: 'warning',
  breaks:
    'The API server stores v1beta1 from then on. Early patches of Cilium 1.19 put their own older CRDs in the place of these, which the API server refuses, and the operator does not start.',
  docs: 'cilium/cilium#44738',
  *check(plan) {
    for (const { api, stated, clusters } of statedPlaces(plan)) {
      const minor = minorOf(stated.version.slice(1));
      if (api !== 'mcsApi' || minor === undefined || !minorAtLeast(minor, mcsApi.beta)) continue;
      const older = clusters.filter(({ crds }) => crds.mcsApi.enabled && !crds.mcsApi.operatorOwns);
      if (older.length === 0) continue;
      const names = older.map(({ name }) => name);
      yield {
        at: stated.path,
        clusters: names,
        message: `crds.mcsApi brings ${stated.version} to ${fewOf(names)}, ahead of the Cilium that comes next there`,
        expected: `a release before v${mcsApi.beta}.0`,
        hint: 'Take v0.4.1 until the upgrade to 1.19, or silence this where the upgrade goes to a patch with the fix.',
      };
    }
  },
};
