import { fewOf } from '../../findings/index';
import { groupOf, namespaceOf } from '../../kinds/index';
import { keyOf } from '../../mesh/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';
import { peoplesObjects } from './objects';

export const exportWithoutSelector: TreesRule = {
  id: 'object/export-without-selector',
  severity: 'warning',
  breaks: 'Cilium does not support it: callers in other clusters may find nothing behind the import.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst',
  *check(trees) {
    const state = meshOf(trees);
    for (const { placed, clusters } of peoplesObjects(trees)) {
      const { object, path = '' } = placed;
      if (object.kind !== 'ServiceExport' || groupOf(object.apiVersion) !== 'multicluster.x-k8s.io') continue;
      const key = keyOf(namespaceOf(object) ?? 'default', object.metadata.name);
      const there = clusters.filter(cluster => {
        const service = state.clusters.get(cluster)?.services.get(key)?.value;
        // That of an ExternalName is a mistake of its own.
        return (
          service !== undefined &&
          service.type !== 'ExternalName' &&
          Object.keys(service.selector).length === 0
        );
      });
      if (there.length > 0)
        yield {
          at: path,
          clusters: there,
          message: `the ServiceExport ${key} is of a Service without a selector in ${fewOf(there)}`,
          hint: 'Export a Service that selects its pods.',
        };
    }
  },
};
