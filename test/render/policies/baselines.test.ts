import { observe } from '../../../src/mesh/index';
import {
  AllowDns,
  AllowFromApiServer,
  AllowFromIngress,
  AllowToApiServer,
  AllowWithinNamespace,
  DefaultDeny,
  type Fleet,
  MeshNamespace,
} from '../../../src/model/index';
import { render } from '../../../src/render/index';
import { type Endpoint, type Evaluator, evaluatorOf } from '../../../src/simulate/index';
import { planOf, twoGenericClusters } from '../../support/fleets';

const evaluated = (fleet: Fleet): Evaluator => evaluatorOf(observe(render(planOf(fleet))));

const pod = (cluster: string, namespace = 'shop', labels = {}): Endpoint => ({
  pod: { cluster, namespace, labels },
});
const apiServer: Endpoint = { kubeApiServer: { cluster: 'alpha', on: 'world' } };
const dns = (cluster: string): Endpoint => pod(cluster, 'kube-system', { 'k8s-app': 'kube-dns' });

/** Verdicts of flows, from one end to another one and a port. */
const verdictsOf = (fleet: Fleet, ...flows: [Endpoint, Endpoint, number][]): string[] => {
  const evaluator = evaluated(fleet);
  return flows.map(([from, to, port]) => evaluator.verdict({ from, to, port }).verdict);
};

/** A fleet in default deny, with the namespaces shop and bank. */
function denied(): { fleet: Fleet; shop: MeshNamespace } {
  const fleet = twoGenericClusters();
  const shop = new MeshNamespace(fleet, 'shop');
  new MeshNamespace(fleet, 'bank');
  new DefaultDeny(fleet, 'everywhere', { allowDns: false });
  return { fleet, shop };
}

test('a default deny of the fleet leaves the system and what it is told to alone', () => {
  const fleet = twoGenericClusters();
  new DefaultDeny(fleet, 'everywhere', { allowDns: false, leavesOut: ['monitoring'] });
  const world: Endpoint = { world: { ip: '192.0.2.1', name: 'example.com' } };
  expect(
    verdictsOf(
      fleet,
      [pod('alpha'), world, 443],
      [world, pod('beta', 'made-later'), 80],
      [pod('alpha', 'kube-system'), world, 443],
      [pod('alpha', 'flux-system'), pod('beta', 'monitoring'), 80],
      [world, { ingress: { cluster: 'alpha' } }, 443],
      [{ health: { cluster: 'beta' } }, { health: { cluster: 'alpha' } }, 4240],
    ),
  ).toEqual(['deny', 'deny', 'allow', 'allow', 'allow', 'allow']);
});

test('DNS is that of the own cluster, and nothing else of it', () => {
  const { fleet, shop } = denied();
  new AllowDns(shop, 'dns');
  expect(
    verdictsOf(
      fleet,
      [pod('alpha'), dns('alpha'), 53],
      [pod('alpha'), { host: {} }, 53],
      [pod('alpha'), dns('beta'), 53],
      [pod('alpha'), dns('alpha'), 9153],
      [pod('alpha', 'bank'), dns('alpha'), 53],
    ),
  ).toEqual(['allow', 'allow', 'deny', 'deny', 'deny']);
});

test.each([
  [false, 'deny'],
  [true, 'allow'],
])('pods of a namespace talk to each other, across clusters: %s', (acrossClusters, across) => {
  const { fleet, shop } = denied();
  new AllowWithinNamespace(shop, 'within', { acrossClusters });
  expect(
    verdictsOf(
      fleet,
      [pod('alpha'), pod('alpha'), 80],
      [pod('alpha'), pod('beta'), 80],
      [pod('alpha'), pod('alpha', 'bank'), 80],
      [pod('alpha', 'bank'), pod('alpha'), 80],
    ),
  ).toEqual(['allow', across, 'deny', 'deny']);
});

test('gateways of every linked cluster come in, on the ports that are said', () => {
  const { fleet } = denied();
  new AllowFromIngress(fleet, 'gateways', { pods: { app: 'web' }, ports: [{ tcp: 8080 }] });
  const web = pod('alpha', 'bank', { app: 'web' });
  expect(
    verdictsOf(
      fleet,
      [{ ingress: { cluster: 'alpha' } }, web, 8080],
      [{ ingress: { cluster: 'beta' } }, web, 8080],
      [{ ingress: { cluster: 'alpha' } }, web, 80],
      [{ ingress: { cluster: 'alpha' } }, pod('alpha', 'bank'), 8080],
    ),
  ).toEqual(['allow', 'allow', 'deny', 'deny']);
});

test('the API server is reached, and reaches, where it is said', () => {
  const { fleet, shop } = denied();
  new AllowToApiServer(shop, 'to', { clusters: { names: ['alpha'] } });
  new AllowFromApiServer(shop, 'from', { ports: [{ tcp: 9443 }] });
  expect(
    verdictsOf(
      fleet,
      [pod('alpha'), apiServer, 443],
      [pod('beta'), apiServer, 443],
      [pod('alpha', 'bank'), apiServer, 443],
      [apiServer, pod('alpha'), 9443],
      [apiServer, pod('alpha'), 443],
    ),
  ).toEqual(['allow', 'deny', 'deny', 'allow', 'deny']);
});
