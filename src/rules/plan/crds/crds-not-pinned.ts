import { gatewayApi, mcsApi } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { statedPlaces } from './stated';

export const crdsNotPinned: PlanRule = {
  id: 'crds/not-pinned',
  severity: 'warning',
  breaks:
    'A tag can be moved: Flux would then apply CRDs that nobody has reviewed, to every cluster at once.',
  docs: 'fluxcd.io/flux/components/source/gitrepositories: reference',
  *check(plan) {
    for (const { api, stated, names } of statedPlaces(plan)) {
      if (stated.by !== 'install' || stated.commit !== undefined) continue;
      const { repository } = { gatewayApi, mcsApi }[api];
      yield {
        at: stated.path,
        clusters: names,
        message: `crds.${api} installs ${stated.version} by its tag alone`,
        hint: `Add the commit that \`git ls-remote ${repository} '${stated.version}*'\` shows: of two lines the one that ends in ^{}.`,
      };
    }
  },
};
