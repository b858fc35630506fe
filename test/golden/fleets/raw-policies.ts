import {
  ExportedService,
  Fleet,
  MeshNamespace,
  PolicyFiles,
  RawNetworkPolicy,
  RawPolicy,
  Cluster,
} from '../../../src/index';
import { clusterProps, fleetProps } from '../../support/fleets';

const clusterLabel = 'io.cilium.k8s.policy.cluster';

/** Policies in Cilium's and in Kubernetes' own words, from code and from files, on two minors. */
const fleet = new Fleet('raw-policies', fleetProps());
new Cluster(fleet, 'east', clusterProps(1));
new Cluster(fleet, 'west', clusterProps(2, { cilium: { version: '1.19.6' } }));
const shop = new MeshNamespace(fleet, 'shop');

new ExportedService(shop, 'catalog', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'catalog' },
  providers: { names: ['east'] },
});

new RawPolicy(shop, 'items', {
  clusters: { names: ['east'] },
  labels: { team: 'shop' },
  spec: {
    endpointSelector: { matchLabels: { app: 'catalog' } },
    ingress: [
      {
        fromEndpoints: [{ matchLabels: { app: 'frontend', [clusterLabel]: 'west' } }],
        toPorts: [
          { ports: [{ port: '8080', protocol: 'TCP' }], rules: { http: [{ method: 'GET', path: '/items/.*' }] } },
        ],
      },
    ],
  },
});

new RawNetworkPolicy(shop, 'batch', {
  spec: { podSelector: { matchLabels: { app: 'batch' } }, policyTypes: ['Ingress'] },
});

new RawPolicy(fleet, 'nodes', {
  annotations: { 'example.com/why': 'only nodes ask the metrics of nodes' },
  specs: [
    {
      nodeSelector: { matchLabels: { 'node-role.kubernetes.io/worker': '' } },
      enableDefaultDeny: { ingress: false },
      ingressDeny: [
        { fromEntities: ['world'], toPorts: [{ ports: [{ port: '9100', protocol: 'TCP' }] }] },
      ],
    },
  ],
});

new PolicyFiles(fleet, 'guards', { folder: 'policies' });

export default fleet;
