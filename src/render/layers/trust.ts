import { clusterIssuer } from '../../kinds/index';
import { type LayerRenderer, neverPruned, objectsFolder } from '../layer';

/** The issuer that every cluster's certificates come from, where the fleet installs it. Its key is never in git. */
export const trust: LayerRenderer = ({ cluster: { trust } }) => {
  if (trust.kind !== 'cert-manager' || trust.rootSecret === undefined) return undefined;
  const { issuer, rootSecret } = trust;
  const object = clusterIssuer({
    metadata: { name: issuer, annotations: neverPruned },
    spec: { ca: { secretName: rootSecret } },
  });
  return {
    name: 'trust',
    brings: `the ClusterIssuer ${issuer}, which signs with the fleet's root`,
    after: ['cert-manager'],
    reconciliation: { timeout: '5m', wait: true, deletionPolicy: 'Orphan' },
    files: objectsFolder('trust', 'issuer.yaml', 'The same root in every cluster of the fleet.', [
      { object },
    ]),
  };
};
