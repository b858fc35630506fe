import {
  ExportedService,
  type ExportedServiceProps,
  GlobalService,
  type GlobalServiceProps,
  MeshNamespace,
  type NamespaceProps,
} from '../../src/model/index';
import { resolve, type ServicePlan, valueAt } from '../../src/plan/index';
import { brief, clusterOf, fleetOf, linked, planOf } from '../support/fleets';

const shared = { ports: [{ name: 'http', port: 80 }], selector: { app: 'catalog' } };
const clusters = { alpha: { labels: { area: 'eu' } }, beta: {}, gamma: { labels: { area: 'eu' } } };

function globalService(
  props: Partial<GlobalServiceProps>,
  namespace?: NamespaceProps,
): ReturnType<typeof resolve> {
  const fleet = fleetOf(clusters);
  new GlobalService(new MeshNamespace(fleet, 'shop', namespace), 'catalog', {
    ...shared,
    providers: { all: {} },
    ...props,
  });
  return resolve(fleet);
}

function exportedService(props: Partial<ExportedServiceProps>): ServicePlan | undefined {
  const fleet = fleetOf(clusters);
  new ExportedService(new MeshNamespace(fleet, 'shop'), 'catalog', {
    ...shared,
    providers: { all: {} },
    ...props,
  });
  return planOf(fleet).services[0];
}

const roles = (service: ServicePlan | undefined): string[] =>
  (service?.members ?? []).map(member => `${member.cluster} ${member.role}`);

describe('a global service', () => {
  test('has what was written, and defaults for the rest', () => {
    const { plan } = globalService({
      ports: [
        { name: 'https', port: 443, targetPort: 'web', appProtocol: 'https' },
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 5353 },
        { name: 'http', port: 80, targetPort: 80 },
      ],
      providers: { names: ['alpha'] },
      affinity: 'local',
    });
    expect(plan?.services).toEqual([
      {
        namespace: 'shop',
        name: 'catalog',
        path: 'shop/catalog',
        type: 'ClusterIP',
        headless: false,
        ports: [
          { name: 'https', port: 443, protocol: 'TCP', appProtocol: 'https' },
          { name: 'dns', port: 53, protocol: 'UDP', appProtocol: undefined },
          { name: 'http', port: 80, protocol: 'TCP', appProtocol: undefined },
        ],
        sessionAffinitySeconds: undefined,
        trafficDistribution: undefined,
        owner: 'meshprint',
        global: { syncEndpointSlices: false, consumersAreChosen: false },
        exported: undefined,
        members: ['alpha', 'beta', 'gamma'].map(cluster => ({
          cluster,
          role: cluster === 'alpha' ? 'provider' : 'consumer',
          selector: { app: 'catalog' },
          targetPorts: { https: 'web', dns: 5353 },
          shared: cluster === 'alpha',
          affinity: 'local',
          annotations: {},
        })),
      },
    ]);
  });

  test('is in its providers and in all clusters of the namespace', () => {
    const { plan, findings } = globalService({ providers: { labels: { area: 'eu' } } });
    expect(roles(plan?.services[0])).toEqual(['alpha provider', 'beta consumer', 'gamma provider']);
    expect(findings).toEqual([]);
  });

  test('is in no other cluster where consumers are chosen', () => {
    const { plan } = globalService({
      providers: { names: ['gamma'] },
      consumers: { names: ['beta', 'gamma'] },
    });
    expect(roles(plan?.services[0])).toEqual(['beta consumer', 'gamma provider']);
  });
});

describe('an exported service', () => {
  test('is in its providers only, and carries what imports get', () => {
    const service = exportedService({
      providers: { names: ['gamma', 'alpha'] },
      exportedLabels: { a: 'b' },
      exportedAnnotations: { c: 'd' },
    });
    expect(roles(service)).toEqual(['alpha provider', 'gamma provider']);
    expect(service).toMatchObject({
      global: undefined,
      exported: { labels: { a: 'b' }, annotations: { c: 'd' } },
    });
  });

  test('exports nothing with it unless told', () => {
    expect(exportedService({})?.exported).toEqual({ labels: {}, annotations: {} });
  });
});

describe('the namespace limits where a service is', () => {
  const within = { clusters: { names: ['alpha', 'beta'] } };

  test('without a finding for a choice that is wider', () => {
    const { plan, findings } = globalService({ providers: { labels: { area: 'eu' } } }, within);
    expect(roles(plan?.services[0])).toEqual(['alpha provider', 'beta consumer']);
    expect(findings).toEqual([]);
  });

  test('with one for a cluster that is named', () => {
    const { plan, findings } = globalService({ providers: { names: ['alpha', 'gamma'] } }, within);
    expect(roles(plan?.services[0])).toEqual(['alpha provider', 'beta consumer']);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'model/cluster-without-namespace',
        path: 'shop/catalog',
        clusters: ['gamma'],
        message: "providers: the namespace 'shop' does not exist in gamma",
        expected: 'clusters among alpha, beta',
      }),
    ]);
  });

  test('with one for a choice that lies outside it altogether', () => {
    const { findings } = globalService(
      { providers: { labels: { area: 'eu' } } },
      { clusters: { names: ['beta'] } },
    );
    expect(findings.map(f => [f.rule, f.clusters])).toEqual([
      ['model/cluster-without-namespace', ['alpha', 'gamma']],
    ]);
  });
});

test('providers and consumers that are nobody are findings of their own', () => {
  const nobody = { labels: { area: 'moon' } };
  const { findings } = globalService({ providers: nobody, consumers: nobody });
  expect(findings.map(f => [f.path, f.message])).toEqual([
    ['shop/catalog', 'providers: no cluster is chosen'],
    ['shop/catalog', 'consumers: no cluster is chosen'],
  ]);
});

test('MCS is on in every cluster of a component with an export, and in no other', () => {
  const fleet = fleetOf(
    { alpha: {}, beta: {}, gamma: {}, delta: {} },
    { mesh: { topology: linked(['alpha', 'beta'], ['gamma', 'delta']) } },
  );
  const shop = new MeshNamespace(fleet, 'shop');
  new ExportedService(shop, 'catalog', { ...shared, providers: { names: ['beta'] } });
  new GlobalService(shop, 'cart', { ...shared, providers: { names: ['gamma'] } });
  const plan = planOf(fleet);
  const isOn = (name: string): unknown => clusterOf(plan, name).values.clustermesh;
  for (const [name, enabled] of Object.entries({ alpha: true, beta: true, gamma: false, delta: false }))
    expect(isOn(name)).toMatchObject({ mcsapi: { enabled } });
});

test('EndpointSlices are synchronised in every cluster of a component that wants them, and nowhere decided else', () => {
  const sync = 'service.cilium.io/global-sync-endpoint-slices';
  const wishes: [Partial<GlobalServiceProps>, boolean][] = [
    [{}, false],
    [{ headless: true }, true],
    [{ syncEndpointSlices: true }, true],
    [{ alsoExported: { exportedAnnotations: { [sync]: 'true' } } }, true],
    [{ alsoExported: {} }, false],
  ];
  for (const [wish, wanted] of wishes) {
    const fleet = fleetOf(
      { alpha: {}, beta: {}, gamma: {} },
      { mesh: { topology: linked(['alpha', 'beta']) } },
    );
    new GlobalService(new MeshNamespace(fleet, 'shop'), 'cart', {
      ...shared,
      providers: { names: ['beta'] },
      consumers: { names: ['beta'] },
      ...wish,
    });
    const plan = planOf(fleet);
    const isOn = (name: string): unknown =>
      valueAt(clusterOf(plan, name).values, 'clustermesh', 'enableEndpointSliceSynchronization');
    expect(['alpha', 'beta', 'gamma'].map(isOn)).toEqual(
      wanted ? [true, true, undefined] : [undefined, undefined, undefined],
    );
  }
});

test('an exported headless service wants EndpointSlices too', () => {
  const fleet = fleetOf(clusters);
  const props = { ...shared, providers: { all: {} }, headless: true };
  new ExportedService(new MeshNamespace(fleet, 'shop'), 'catalog', props);
  expect(valueAt(clusterOf(planOf(fleet), 'beta').values, 'clustermesh')).toMatchObject({
    enableEndpointSliceSynchronization: true,
  });
});

describe('what differs by cluster', () => {
  const member = (props: Partial<GlobalServiceProps>, cluster: string): unknown =>
    globalService(props).plan?.services[0]?.members.find(candidate => candidate.cluster === cluster);

  test('is drained by choice, or because the cluster is', () => {
    const fleet = fleetOf({ ...clusters, beta: { drained: true } });
    const props = { ...shared, providers: { all: {} }, drained: { labels: { area: 'eu' } } };
    new GlobalService(new MeshNamespace(fleet, 'shop'), 'catalog', props);
    new GlobalService(new MeshNamespace(fleet, 'bank'), 'ledger', { ...shared, providers: { all: {} } });
    expect(
      planOf(fleet).services.map(service => service.members.map(m => `${m.cluster} ${m.shared}`)),
    ).toEqual([
      ['alpha true', 'beta false', 'gamma true'],
      ['alpha false', 'beta false', 'gamma false'],
    ]);
  });

  test('keeps what is not said there', () => {
    const ports = [
      { name: 'a', port: 1, targetPort: 11 },
      { name: 'b', port: 2, targetPort: 22 },
    ];
    const props = { ports, inCluster: { beta: { targetPorts: { a: 1 } } } };
    expect(member(props, 'alpha')).toMatchObject({ targetPorts: { a: 11, b: 22 } });
    expect(member(props, 'beta')).toMatchObject({ targetPorts: { b: 22 } });
  });

  test('may have names that every object has', () => {
    const ports = [{ name: 'constructor', port: 1 }];
    expect(member({ ports, inCluster: { beta: { targetPorts: {} } } }, 'beta')).toMatchObject({
      targetPorts: {},
    });
  });

  test('is refused for a cluster that is nobody', () => {
    const { findings } = globalService({
      affinityIn: { betta: 'local' },
      inCluster: { gama: {} },
      drained: { names: ['delta'] },
    });
    expect(findings.map(({ rule, path, message }) => [rule, path, message])).toEqual([
      ['model/unknown-cluster', 'shop/catalog', expect.stringContaining('delta')],
      ['model/unknown-cluster', 'shop/catalog', expect.stringContaining('gama')],
      ['model/unknown-cluster', 'shop/catalog', expect.stringContaining('betta')],
    ]);
  });
});

test('services come in the order of their namespaces and names', () => {
  const fleet = fleetOf(clusters);
  for (const namespace of ['shop', 'bank']) {
    const scope = new MeshNamespace(fleet, namespace);
    for (const name of ['b', 'a']) new GlobalService(scope, name, { ...shared, providers: { all: {} } });
  }
  expect(planOf(fleet).services.map(service => service.path)).toEqual([
    'bank/a',
    'bank/b',
    'shop/a',
    'shop/b',
  ]);
  expect(brief(resolve(fleet).findings)).toEqual([]);
});
