import { type Detail, fewOf } from '../../findings/index';
import { groupOf } from '../../kinds/index';
import { keyOf, type MeshCluster } from '../../mesh/index';
import type { TreesRule } from '../rule';
import { clustersWithMakers } from './makers';
import { meshOf } from './mesh';
import { peoplesObjects } from './objects';

export const serviceExport: TreesRule = {
  id: 'object/service-export',
  severity: 'error',
  breaks:
    'Nothing is exported, and Cilium stops there: the cluster does not even import what others export under the name.',
  docs: 'cilium pkg/clustermesh/mcsapi/serviceimport_controller.go; Documentation/network/clustermesh/mcsapi.rst',
  *check(trees) {
    const { clusters } = meshOf(trees);
    const open = clustersWithMakers(trees);
    for (const { placed, clusters: names } of peoplesObjects(trees)) {
      const { object } = placed;
      if (object.kind !== 'ServiceExport' || groupOf(object.apiVersion) !== 'multicluster.x-k8s.io') continue;
      const { namespace, name } = object.metadata;
      const key = keyOf(typeof namespace === 'string' ? namespace : 'default', name);
      const type = (cluster: string): string | undefined => typeOf(clusters.get(cluster), key);
      const without = names.filter(cluster => type(cluster) === undefined && !open.has(cluster));
      const external = names.filter(cluster => type(cluster) === 'ExternalName');
      const say = (there: readonly string[], message: string, hint: string): Detail[] =>
        there.length === 0 ? [] : [{ at: placed.path ?? '', clusters: there, message, hint }];
      yield* say(
        without,
        `the ServiceExport ${key} has no Service of its name in ${fewOf(without)}`,
        'Bring the Service in the same cluster, or, where other manifests bring it, take an ExportedService with existing.',
      );
      yield* say(
        external,
        `the ServiceExport ${key} is of an ExternalName in ${fewOf(external)}, which has no pods`,
        'Export a Service that selects pods.',
      );
    }
  },
};

const typeOf = (cluster: MeshCluster | undefined, key: string): string | undefined =>
  cluster?.services.get(key)?.value.type;
