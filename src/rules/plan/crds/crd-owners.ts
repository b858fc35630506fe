import { definedKind } from '../../../kinds/index';
import type { ClusterPlan, StatedCrds } from '../../../plan/index';
import { gatewayApi, mcsApi } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const crdOwners: PlanRule = {
  id: 'crds/two-owners',
  severity: 'error',
  breaks:
    'Two owners undo each other’s work: once one has stored a later version, the API server refuses the other’s CRD, and Flux with it the whole layer. When the layer goes, every object of the kind goes with its CRD.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; kubernetes.io: versions in CustomResourceDefinitions',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const { layer, objects } of cluster.placed)
        for (const { object, path = layer } of objects) {
          const defined = definedKind(object);
          const owner = defined && ownerOf(cluster, defined.group);
          if (defined !== undefined && owner !== undefined)
            yield {
              at: path,
              clusters: [cluster.name],
              message: `the layer '${layer}' has the CRD of ${defined.kind}, which ${owner}`,
              hint: 'Leave the CRD out of the layer.',
            };
        }
  },
};

/** Who brings the CRDs of a group to a cluster, as the end of a sentence; undefined where nobody else does. */
function ownerOf({ crds }: ClusterPlan, group: string): string | undefined {
  if (group === mcsApi.group && crds.mcsApi.operatorOwns) return 'Cilium’s operator installs and owns';
  if (group === mcsApi.group) return bringer(crds.mcsApi.stated, 'mcsApi');
  return group === gatewayApi.group ? bringer(crds.gatewayApi.stated, 'gatewayApi') : undefined;
}

function bringer(stated: StatedCrds | undefined, api: string): string | undefined {
  if (stated === undefined) return undefined;
  return stated.by === 'install'
    ? 'the layer prerequisites brings'
    : `something else brings, as crds.${api} says`;
}
