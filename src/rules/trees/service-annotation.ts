import type { Detail } from '../../findings/index';
import { didYouMean } from '../../kinds/nearest';
import { describe, groupOf, isMap, type KubeObject } from '../../kinds/index';
import { losesRemotesByAffinity } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meantKey } from '../service-keys';
import { valueAt } from './fields';
import { meshOf } from './mesh';
import { type Occurrence, peoplesObjects } from './objects';

/** What Cilium reads; a value that is none of these is taken for the default, without a word. Case does not count. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'service.cilium.io/global': ['true', 'false'],
  'service.cilium.io/shared': ['true', 'false'],
  'service.cilium.io/affinity': ['local', 'remote', 'none'],
  'service.cilium.io/global-sync-endpoint-slices': ['true', 'false'],
  'io.cilium/global-service': ['true', 'false'],
  'io.cilium/shared-service': ['true', 'false'],
  'io.cilium/service-affinity': ['local', 'remote', 'none'],
};

const affinities = ['service.cilium.io/affinity', 'io.cilium/service-affinity'];

export const serviceAnnotation: TreesRule = {
  id: 'object/service-annotation',
  severity: 'error',
  breaks:
    'The service is shared in another way than meant: nobody tells of an annotation that is not understood.',
  docs: 'cilium pkg/annotation/k8s.go; Documentation/network/clustermesh/affinity.rst; cilium/cilium#46623',
  *check(trees) {
    const { clusters } = meshOf(trees);
    const loses = (name: string): boolean => losesRemotesByAffinity(clusters.get(name)?.settings.version);
    for (const occurrence of peoplesObjects(trees)) yield* problems(occurrence, loses);
  },
};

function* problems(
  { placed: { object, path = '' }, clusters }: Occurrence,
  loses: (cluster: string) => boolean,
): Generator<Detail> {
  for (const key of [...annotationsOf(object), ...handedOn(object)].map(([name]) => name)) {
    const meant = meantKey(key);
    if (meant !== undefined)
      yield {
        at: path,
        clusters,
        message: `${describe(object)} has ${key}, which Cilium does not know`,
        hint: `${didYouMean(meant)} Correct the key.`,
      };
  }
  for (const [key, value] of annotationsOf(object)) {
    const values = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
    if (values === undefined || typeof value !== 'string') continue;
    const message = `${describe(object)} has ${key}: ${value}`;
    if (!values.includes(value.toLowerCase()))
      yield { at: path, clusters, message, expected: values.join(', '), hint: 'Correct the value.' };
    const there = clusters.filter(loses);
    if (affinities.includes(key) && value.toLowerCase() === 'none' && there.length > 0)
      yield {
        at: path,
        clusters: there,
        message: `${message}, for which the Cilium there drops every backend of other clusters`,
        hint: 'Leave it out: without it there is no preference either.',
      };
  }
}

function annotationsOf({ apiVersion, kind, metadata: { annotations } }: KubeObject): [string, unknown][] {
  return apiVersion === 'v1' && kind === 'Service' && isMap(annotations) ? Object.entries(annotations) : [];
}

/** What the Service gets that Cilium derives from an export. */
function handedOn(object: KubeObject): [string, unknown][] {
  if (object.kind !== 'ServiceExport' || groupOf(object.apiVersion) !== 'multicluster.x-k8s.io') return [];
  const annotations = valueAt(object, 'spec.exportedAnnotations');
  return isMap(annotations) ? Object.entries(annotations) : [];
}
