import { minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { statedPlaces } from './stated';

export const crdsVersion: PlanRule = {
  id: 'crds/version',
  severity: 'error',
  breaks: 'There is no such release, and what waits for its CRDs, Cilium among it, is never applied.',
  docs: 'github.com/kubernetes-sigs/gateway-api/releases; github.com/kubernetes-sigs/mcs-api/releases',
  *check(plan) {
    for (const { api, stated, names } of statedPlaces(plan)) {
      const found = { at: stated.path, clusters: names };
      if (!stated.version.startsWith('v') || minorOf(stated.version.slice(1)) === undefined)
        yield {
          ...found,
          message: `the version '${stated.version}' of crds.${api} is no exact version`,
          expected: `a version with its v, such as ${api === 'mcsApi' ? 'v0.4.1' : 'v1.6.1'}`,
          hint: `Correct crds.${api}.${stated.by}.version.`,
        };
      if (stated.commit !== undefined && !/^[0-9a-f]{40}$/.test(stated.commit))
        yield {
          ...found,
          message: `the commit '${stated.commit}' of crds.${api} is none`,
          expected: '40 hex digits',
          hint: 'Write the whole hash of the commit.',
        };
    }
  },
};
