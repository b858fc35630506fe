import { fewOf } from '../../../findings/index';
import { isMap } from '../../../kinds/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const endpointStaticAddress: PlanRule = {
  id: 'endpoint/static-address',
  severity: 'warning',
  breaks: 'The load balancer takes another address, and peers connect to one where nothing answers.',
  docs: 'The chart, clustermesh.apiserver.service.annotations and loadBalancerIP',
  *check({ clusters }) {
    for (const cluster of clusters) {
      const { name, path, platform, endpoint } = cluster;
      if (endpoint.kind !== 'ips') continue;
      const asked = askedFor(cluster);
      const missing = endpoint.ips.filter(address => !asked.has(address));
      if (missing.length > 0)
        yield {
          at: path,
          clusters: [name],
          message: `nothing asks the load balancer of '${name}' (${platform.title}) for ${fewOf(missing)}`,
          hint: 'Ask for it with an annotation (platform.….loadBalancerAnnotations, where the platform has them), use endpoint.dns, or silence this where the address is given in another way.',
        };
    }
  },
};

/** Every address that the Service of clustermesh-apiserver names, by field or by annotation. */
function askedFor({ values }: ClusterPlan): ReadonlySet<string> {
  let service: unknown = values;
  for (const key of ['clustermesh', 'apiserver', 'service']) service = isMap(service) ? service[key] : {};
  if (!isMap(service)) return new Set();
  const { annotations, loadBalancerIP } = service;
  const texts = [loadBalancerIP, ...Object.values(isMap(annotations) ? annotations : {})];
  return new Set(texts.flatMap(text => (typeof text === 'string' ? text.split(/[\s,]+/) : [])));
}
