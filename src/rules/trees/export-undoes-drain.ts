import { groupOf, type KubeObject, namespaceOf } from '../../kinds/index';
import { keyOf } from '../../mesh/index';
import type { TreesRule } from '../rule';
import { peoplesObjects } from './objects';

export const exportUndoesDrain: TreesRule = {
  id: 'object/export-undoes-drain',
  severity: 'error',
  breaks: 'Callers under clusterset.local go on reaching the pods that are meant to be out of the balancing.',
  docs: 'docs/blueprints.md, services; Documentation/network/clustermesh/mcsapi.rst',
  *check(trees, { services }) {
    const exports = peoplesObjects(trees).filter(({ placed: { object } }) => isExport(object));
    if (exports.length === 0) return;
    const drained = new Map(
      services
        .filter(({ exported }) => exported !== undefined)
        .map(({ namespace, name, members }) => [
          keyOf(namespace, name),
          members.filter(({ role, shared }) => role === 'provider' && !shared).map(({ cluster }) => cluster),
        ]),
    );
    for (const { placed, clusters } of exports) {
      const { object, path = '' } = placed;
      const key = keyOf(namespaceOf(object) ?? 'default', object.metadata.name);
      const there = (drained.get(key) ?? []).filter(cluster => clusters.includes(cluster));
      if (there.length > 0)
        yield {
          at: path,
          clusters: there,
          message: `the ServiceExport ${key} exports what the blueprint drains there`,
          hint: 'Leave the export out of the layer: Meshprint writes it while the cluster is not drained.',
        };
    }
  },
};

const isExport = ({ apiVersion, kind }: KubeObject): boolean =>
  kind === 'ServiceExport' && groupOf(apiVersion) === 'multicluster.x-k8s.io';
