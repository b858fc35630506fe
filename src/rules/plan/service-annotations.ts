import type { Detail } from '../../findings/index';
import type { ServicePlan } from '../../plan/index';
import type { PlanRule } from '../rule';

/** What Cilium reads from an export; a value that is none of these is taken for the default, without a word. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'service.cilium.io/affinity': ['none', 'local', 'remote'],
  'service.cilium.io/shared': ['true', 'false'],
  'service.cilium.io/global-sync-endpoint-slices': ['true', 'false'],
  'service.cilium.io/lb-algorithm': ['random', 'maglev'],
};

const ciliums = /^(?:service\.cilium\.io|io\.cilium)\//;

export const serviceAnnotations: PlanRule = {
  id: 'service/annotations',
  severity: 'error',
  breaks:
    'Cilium takes what it does not understand for the default, so that the service is shared in another way than meant.',
  docs: 'cilium pkg/annotation/k8s.go; Documentation/network/clustermesh/affinity.rst',
  *check({ services }) {
    for (const service of services) {
      yield* ofExport(service);
      for (const { cluster, annotations } of service.members)
        for (const key of Object.keys(annotations).filter(key => ciliums.test(key)))
          yield {
            at: service.path,
            clusters: [cluster],
            message: `inCluster gives '${service.path}' the annotation ${key} in ${cluster}`,
            hint: 'Use affinity, affinityIn, drained and syncEndpointSlices, which write these annotations.',
          };
    }
  },
};

function* ofExport({ path, exported }: ServicePlan): Generator<Detail> {
  for (const [key, value] of Object.entries(exported?.annotations ?? {})) {
    const values = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
    const message = `exportedAnnotations of '${path}' have ${key}: ${value}`;
    if (values !== undefined && !values.includes(value))
      yield { at: path, message, expected: values.join(', '), hint: 'Correct the value.' };
    else if (key === 'service.cilium.io/global')
      yield { at: path, message, hint: 'Leave it out: Cilium sets it itself.' };
    else if (key.startsWith('io.cilium/'))
      yield { at: path, message, hint: 'Write the annotation as service.cilium.io/….' };
  }
}
