import {
  type Clusters,
  type Fleet,
  type FlowPort,
  GlobalService,
  type Labels,
  MeshNamespace,
  MeshPolicy,
  type ServicePortProps,
} from '../../../../src/model/index';
import { fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import type { CasesByRule, Expected } from './case';

const service =
  (ports: readonly ServicePortProps[], selector: Labels = { app: 'x' }) =>
  (): Fleet => {
    const fleet = twoGenericClusters();
    new GlobalService(new MeshNamespace(fleet, 'shop'), 'cart', {
      ports,
      selector,
      providers: { names: ['alpha'] },
    });
    return fleet;
  };
const ports = (...of: Partial<ServicePortProps>[]): (() => Fleet) =>
  service(of.map((port, i) => ({ name: `port-${i}`, port: 80 + i, ...port })));
const policy =
  (...of: FlowPort[]) =>
  (): Fleet => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop');
    new MeshPolicy(shop, 'p', {
      deny: { from: { pods: { a: 'b' } }, to: { pods: {} }, ...(of.length > 0 && { ports: of }) },
    });
    return fleet;
  };

/** alpha, hub and omega; only hub is linked with both others. */
const chained = (): Fleet =>
  fleetOf(
    { alpha: {}, hub: {}, omega: {} },
    { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']) } },
  );
const chain = (providers: Clusters, consumers: Clusters) => (): Fleet => {
  const fleet = chained();
  const shop = new MeshNamespace(fleet, 'shop');
  const ports = [{ name: 'http', port: 80 }];
  new GlobalService(shop, 'cart', { ports, selector: { app: 'x' }, providers, consumers });
  return fleet;
};
const calls = (from: string[], to: string[]) => (): Fleet => {
  const fleet = chained();
  const pods = { app: 'x' };
  new MeshPolicy(new MeshNamespace(fleet, 'shop'), 'p', {
    allow: { from: { pods, clusters: { names: from } }, to: { pods, clusters: { names: to } } },
  });
  return fleet;
};

const cart = (says: string): Expected => ({ path: 'shop/cart', clusters: [], says });
const p = (says: string): Expected => ({
  path: 'shop/p',
  clusters: [],
  says: `the policy 'shop/p' has the port ${says}`,
});

export const traffic: CasesByRule = {
  'service/ports': {
    breaks: [
      { title: 'none', fleet: ports(), finds: [cart("the service 'shop/cart' has no ports")] },
      { title: 'port 0', fleet: ports({ port: 0 }), finds: [cart("the port 'port-0' of 'shop/cart' is 0")] },
      { title: 'port 65536', fleet: ports({ port: 65536 }), finds: [cart('is 65536')] },
      {
        title: 'no name',
        fleet: ports({ name: '' }),
        finds: [cart("the port name '' of 'shop/cart' must be lower case")],
      },
      {
        title: 'a name with a capital',
        fleet: ports({ name: 'HTTP' }),
        finds: [cart("the port name 'HTTP'")],
      },
      {
        title: 'one name twice',
        fleet: ports({ name: 'http' }, { name: 'http' }),
        finds: [cart("two ports of 'shop/cart' have the name 'http'")],
      },
      {
        title: 'one number twice',
        fleet: ports({ port: 80 }, { port: 80 }),
        finds: [cart("two ports of 'shop/cart' have the port 80/TCP")],
      },
    ],
    holds: [
      { title: 'the lowest and the highest', fleet: ports({ port: 1 }, { port: 65535 }) },
      { title: 'one number with two protocols', fleet: ports({ port: 53 }, { port: 53, protocol: 'UDP' }) },
      { title: 'two ports to one of the pod', fleet: ports({ targetPort: 8080 }, { targetPort: 8080 }) },
      { title: 'a name that is another’s number', fleet: ports({ name: '81' }, { port: 81 }) },
    ],
  },

  'service/selector': {
    breaks: [
      {
        title: 'no labels',
        fleet: service([{ name: 'http', port: 80 }], {}),
        finds: [cart("the service 'shop/cart' selects no pods")],
      },
    ],
    holds: [{ title: 'one label', fleet: service([{ name: 'http', port: 80 }], { app: '' }) }],
  },

  'policy/ports': {
    breaks: [
      { title: 'port 0', fleet: policy({ tcp: 0 }), finds: [p('TCP 0')] },
      { title: 'port 65536', fleet: policy({ tcp: 80 }, { udp: 65536 }), finds: [p('UDP 65536')] },
      {
        title: 'a range that runs backwards',
        fleet: policy({ sctp: 90, endPort: 89 }),
        finds: [p('SCTP 90 to 89')],
      },
      {
        title: 'a range that ends too high',
        fleet: policy({ tcp: 90, endPort: 65536 }),
        finds: [p('TCP 90 to 65536')],
      },
    ],
    holds: [
      { title: 'every port', fleet: policy() },
      { title: 'the lowest and the highest', fleet: policy({ tcp: 1 }, { udp: 65535 }) },
      { title: 'the longest range', fleet: policy({ tcp: 1, endPort: 65535 }) },
      { title: 'a range of one', fleet: policy({ tcp: 80, endPort: 80 }) },
    ],
  },

  'service/no-linked-provider': {
    breaks: [
      {
        title: 'a consumer that only a third cluster connects',
        fleet: chain({ names: ['alpha'] }, { names: ['omega'] }),
        finds: [
          { path: 'shop/cart', clusters: ['omega'], says: "no provider of 'shop/cart' is linked with omega" },
        ],
      },
    ],
    holds: [
      { title: 'a consumer that is linked', fleet: chain({ names: ['alpha'] }, { names: ['hub'] }) },
      {
        title: 'a consumer with one linked provider of two',
        fleet: chain({ names: ['alpha', 'hub'] }, { names: ['omega'] }),
      },
      {
        title: 'providers among themselves',
        fleet: chain({ names: ['alpha', 'omega'] }, { names: ['alpha'] }),
      },
    ],
  },

  'policy/not-linked': {
    breaks: [
      {
        title: 'two clusters that only a third one connects',
        fleet: calls(['alpha'], ['omega']),
        finds: [
          {
            path: 'shop/p',
            clusters: ['alpha', 'omega'],
            says: "no cluster of 'from' is linked with one of 'to'",
          },
        ],
      },
    ],
    holds: [
      { title: 'linked clusters', fleet: calls(['alpha'], ['hub']) },
      { title: 'one cluster', fleet: calls(['alpha'], ['alpha']) },
      { title: 'some that are linked', fleet: calls(['alpha', 'hub'], ['omega']) },
    ],
  },
};
