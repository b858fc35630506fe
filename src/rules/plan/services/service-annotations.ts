import type { Detail } from '../../../findings/index';
import { didYouMean } from '../../../kinds/nearest';
import type { ServicePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { meantKey } from '../../service-keys';

/** What Cilium reads from an export; a value that is none of these is taken for the default, without a word. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'service.cilium.io/affinity': ['local', 'remote'],
  'service.cilium.io/shared': ['true', 'false'],
  'service.cilium.io/global-sync-endpoint-slices': ['true', 'false'],
  'service.cilium.io/lb-algorithm': ['random', 'maglev'],
};

const ciliums = /^(?:service\.cilium\.io|io\.cilium)\//;

export const serviceAnnotations: PlanRule = {
  id: 'service/annotations',
  severity: 'error',
  breaks:
    'The service is shared in another way than meant: nobody tells of an annotation that is not understood.',
  docs: 'cilium pkg/annotation/k8s.go; Documentation/network/clustermesh/affinity.rst; cilium/cilium#46623',
  *check({ services }) {
    for (const service of services) {
      yield* ofExport(service);
      yield* ofMembers(service);
    }
  },
};

function* ofExport({ path, exported }: ServicePlan): Generator<Detail> {
  for (const [key, value] of Object.entries(exported?.annotations ?? {})) {
    const values = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
    const meant = meantKey(key);
    const message = `exportedAnnotations of '${path}' have ${key}: ${value}`;
    const say = (hint: string, expected?: string): Detail => ({
      at: path,
      message,
      ...(expected !== undefined && { expected }),
      hint,
    });
    if (meant !== undefined) yield say(`${didYouMean(meant)} Correct the key.`);
    else if (key === 'service.cilium.io/shared' && value === 'false')
      yield say('Leave it out: no cluster would share its pods; say drained for those that shall not.');
    else if (key === 'service.cilium.io/affinity' && value === 'none')
      yield say('Leave it out: some versions drop the backends of other clusters where it is written.');
    else if (values !== undefined && !values.includes(value))
      yield say('Correct the value.', values.join(', '));
    else if (key === 'service.cilium.io/global') yield say('Leave it out: Cilium sets it itself.');
    else if (key.startsWith('io.cilium/')) yield say('Write the annotation as service.cilium.io/….');
  }
}

function* ofMembers({ path, owner, members }: ServicePlan): Generator<Detail> {
  for (const { cluster, annotations } of members) {
    const keys = Object.keys(annotations);
    const say = (what: string, hint: string): Detail => ({
      at: path,
      clusters: [cluster],
      message: `inCluster gives '${path}' ${what} in ${cluster}`,
      hint,
    });
    if (owner === 'other' && keys.length > 0)
      yield say('annotations that nobody writes', 'Give them in the manifests that bring the Service.');
    for (const key of keys)
      if (ciliums.test(key))
        yield say(
          `the annotation ${key}`,
          'Use affinity, affinityIn, drained and syncEndpointSlices, which write these annotations.',
        );
  }
}
