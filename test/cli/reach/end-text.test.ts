import { readEnd } from '../../../src/cli/reach/end-text';

const shop = { cluster: 'paris', namespace: 'shop' };

test.each<[string, unknown]>([
  ['paris/shop/app=web', { pods: { ...shop, labels: { app: 'web' } } }],
  ['paris/shop/app=web,tier=front', { pods: { ...shop, labels: { app: 'web', tier: 'front' } } }],
  [
    'paris/shop/app.kubernetes.io/name=web',
    { pods: { ...shop, labels: { 'app.kubernetes.io/name': 'web' } } },
  ],
  ['paris/shop/app=web,sa=till', { pods: { ...shop, labels: { app: 'web' }, serviceAccount: 'till' } }],
  ['paris/shop/k8s:sa=till', { pods: { ...shop, labels: { sa: 'till' } } }],
  ['paris/shop/app=', { pods: { ...shop, labels: { app: '' } } }],
  ['paris/shop/*', { pods: { ...shop, labels: {} } }],
  ['paris/shop/deploy/web', { workload: { ...shop, kind: 'Deployment', name: 'web' } }],
  ['paris/shop/sts/web', { workload: { ...shop, kind: 'StatefulSet', name: 'web' } }],
  ['paris/shop/svc/web', { service: { ...shop, name: 'web' } }],
  ['world', { entity: { name: 'world' } }],
  ['paris/remote-node', { entity: { name: 'remote-node', cluster: 'paris' } }],
  ['203.0.113.7', { address: { text: '203.0.113.7/32' } }],
  ['203.0.113.0/24', { address: { text: '203.0.113.0/24' } }],
  ['2001:db8::1', { address: { text: '2001:db8::1/128' } }],
  ['2001:db8::/32', { address: { text: '2001:db8::/32' } }],
  ['API.Example.com.', { dnsName: 'api.example.com' }],
])('%s', (text, end) => {
  expect(readEnd('--to', text)).toMatchObject(end as object);
});

test.each([
  ['', 'it has no namespace'],
  ['paris', 'it has no namespace'],
  ['paris/shop', 'it does not say which pods of shop'],
  ['paris/', 'it does not say which pods of which namespace'],
  ['/shop/app=web', 'the cluster is missing'],
  ['paris//app=web', 'the namespace is missing'],
  ['paris/shop/', "'' is no label"],
  ['paris/shop/app', "'app' is no label"],
  ['paris/shop/app=web,', "'' is no label"],
  ['paris/shop/=web', "'=web' is no label"],
  ['paris/shop/app=a=b', "'app=a=b' is no label"],
  ['paris/shop/app=a,app=b', 'it has the label app twice'],
  ['paris/shop/secret/web', "'secret' makes no pods"],
  ['paris/shop/deploy/', "'deploy/' is no label"],
  ['10.0.0.0/33', 'it is no block of addresses'],
  ['010.1.1.1', 'it is no address; parts of one have no leading zeros, and IPv4 is not written as IPv6'],
  ['1.2.3', 'it is no address'],
  ['::ffff:1.2.3.4', 'it is no address'],
  ['2001:db8::/129', 'it is no block of addresses'],
  ['api.shop.svc.cluster.local', 'a service is named <cluster>/<namespace>/svc/<name>'],
])("'%s' is none: %s", (text, why) => {
  expect(() => readEnd('--to', text)).toThrow(`--to is '${text}': ${why}`);
});
