import type { Detail } from '../../../findings/index';
import type { ServicePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const serviceHeadless: PlanRule = {
  id: 'service/headless',
  severity: 'error',
  breaks:
    'A headless service has nothing but its pods in DNS: a front or an affinity is refused or ignored, and without EndpointSlices of other clusters their pods are missing.',
  docs: 'Documentation/network/clustermesh/global-services.rst, headless; Documentation/network/clustermesh/mcsapi.rst',
  *check({ services }) {
    for (const service of services) if (service.headless) yield* problems(service);
  },
};

function* problems(service: ServicePlan): Generator<Detail> {
  const { path, type, sessionAffinitySeconds, global, exported, members } = service;
  const say = (what: string, hint: string): Detail => ({
    at: path,
    message: `'${path}' is headless, ${what}`,
    hint,
  });
  if (type !== 'ClusterIP') yield say(`and has a ${type} front`, 'Leave type out.');
  if (sessionAffinitySeconds !== undefined)
    yield say('and has session affinity', 'Leave sessionAffinity out: clients choose the pod themselves.');
  if (members.some(member => member.affinity !== 'none'))
    yield say('and has an affinity', 'Leave affinity and affinityIn out: DNS answers with all of its pods.');
  if (global?.syncEndpointSlices === false)
    yield say('but EndpointSlices of other clusters are turned off for it', 'Leave syncEndpointSlices out.');
  if (exported?.annotations['service.cilium.io/global-sync-endpoint-slices'] === 'false')
    yield say(
      'but its exportedAnnotations turn EndpointSlices of other clusters off',
      'Leave service.cilium.io/global-sync-endpoint-slices out.',
    );
}
