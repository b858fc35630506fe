import { configMap } from '../../kinds/index';
import { type LayerRenderer, objectsFolder } from '../layer';

const namespace = 'kube-system';

/** CoreDNS reads these. */
const imports = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  name: 'serviceimports.multicluster.x-k8s.io',
} as const;

/** Ready when clustermesh-apiserver is, and what Cilium's operator brings: what the cilium layer could not wait for. */
export const meshReady: LayerRenderer = ({ plan, cluster }) => {
  const object = configMap({
    metadata: { name: 'meshprint', namespace },
    data: {
      fleet: plan.fleet,
      cluster: cluster.name,
      id: String(cluster.id),
      peers: cluster.peers.join(' '),
    },
  });
  return {
    name: 'mesh-ready',
    brings: 'nothing but the wait until clustermesh-apiserver has its certificates and runs',
    after: ['cilium', 'trust'],
    reconciliation: {
      timeout: '15m',
      healthChecks: [
        { apiVersion: 'apps/v1', kind: 'Deployment', name: 'clustermesh-apiserver', namespace },
        ...(cluster.crds.mcsApi.enabled ? [imports] : []),
      ],
    },
    files: objectsFolder('mesh-ready', 'mesh.yaml', 'This cluster and its peers, for people who look here.', [
      { object },
    ]),
  };
};
