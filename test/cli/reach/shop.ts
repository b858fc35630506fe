import { blueprint } from '../../support/cli';

/** A workload of one container. */
const deployment = `
const deployment = (chart, name, labels, more = {}) =>
  new ApiObject(chart, name, {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'x', ports: [{ name: 'http', containerPort: 8080 }], ...more }] } },
    },
  });
const policy = (chart, name, spec) =>
  new ApiObject(chart, \`policy-\${name}\`, { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name }, spec });
`;

/**
 * Two clusters with a shop: web and api in both, db in beta only. Api lets web in, of which cluster it does not say;
 * db lets the api of both in, and looks into what comes on port 9000.
 */
export const shop = (more = '', extra = ''): string =>
  blueprint(`${deployment}
const shop = new MeshNamespace(fleet, 'shop');
new GlobalService(shop, 'api', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }], selector: { app: 'api' }, providers: { all: {} },
});
new Layer(fleet, 'apps', { clusters: { all: {} }, namespace: 'shop', build: (chart, at) => {
  deployment(chart, 'web', { app: 'web', tier: 'front' });
  deployment(chart, 'api', { app: 'api' });
  if (at.name === 'beta') deployment(chart, 'db', { app: 'db' });
  policy(chart, 'api', {
    endpointSelector: { matchLabels: { app: 'api' } },
    ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web' } }], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] }],
  });
  if (at.name === 'beta') policy(chart, 'db', {
    endpointSelector: { matchLabels: { app: 'db' } },
    ingress: [{
      fromEndpoints: [{ matchLabels: { app: 'api' }, matchExpressions: [{ key: 'io.cilium.k8s.policy.cluster', operator: 'Exists' }] }],
      toPorts: [
        { ports: [{ port: '5432', protocol: 'TCP' }] },
        { ports: [{ port: '9000', protocol: 'TCP' }], rules: { http: [{ method: 'GET' }] } },
      ],
    }],
  });
  ${more}
} });
${extra}`);
