import { ApiObject } from 'cdk8s';
import {
  Cluster,
  Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
  MeshPolicy,
  type MeshProps,
} from '../../../../src/model/index';
import { clusterProps, fleetOf, fleetProps, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule, type Expected } from './case';

const inMesh = (path: string, says: string): Expected => ({ path, clusters: [], says });

/** Two clusters, and one thing of a name. */
function fleetWith(
  make: (fleet: Fleet, shop: MeshNamespace) => unknown,
  mesh: Partial<MeshProps> = {},
): Fleet {
  const fleet = twoGenericClusters({}, { mesh });
  make(fleet, new MeshNamespace(fleet, 'shop'));
  return fleet;
}
const service = (name: string) => (): Fleet =>
  fleetWith((_, shop) => {
    const ports = [{ name: 'http', port: 80 }];
    return new GlobalService(shop, name, { ports, selector: { app: 'x' }, providers: { all: {} } });
  });
const policy = (name: string) => (): Fleet =>
  fleetWith(
    (_, shop) =>
      new MeshPolicy(shop, name, { allow: { from: { pods: { a: 'b' } }, to: { pods: { c: 'd' } } } }),
  );
const layer = (name: string) => (): Fleet =>
  fleetWith(
    fleet =>
      new Layer(fleet, name, {
        build: chart => {
          new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } });
        },
      }),
  );
const named = (name: string): Fleet => {
  const fleet = new Fleet(name, fleetProps());
  new Cluster(fleet, 'alpha', clusterProps(1));
  return fleet;
};
const cluster = (name: string) => (): Fleet => fleetOf({ [name]: {}, beta: {} });
/** Folders of a cluster's repository that are Meshprint's or Flux's. */
const reserved = [
  'prerequisites',
  'cilium',
  'cert-manager',
  'trust',
  'mesh-ready',
  'namespaces',
  'policies',
  'services',
  'gateway',
  'flux',
  'flux-system',
];
const letters = (n: number): string => 'x'.repeat(n);

export const names: CasesByRule = {
  'model/name': {
    breaks: [
      {
        title: 'a namespace of a layer',
        fleet: (): Fleet => {
          const fleet = twoGenericClusters();
          new Layer(fleet, 'apps', { namespace: 'My_Apps', build: () => undefined });
          return fleet;
        },
        finds: [inMesh('apps', "the namespace name 'My_Apps' must be")],
      },
      {
        title: 'Secrets of a repository',
        fleet: () =>
          twoGenericClusters({
            alpha: {
              repository: {
                url: 'https://git.example.com/1.git',
                secret: 'Git',
                forge: { gitlab: { tokenSecret: 'a b' } },
              },
            },
          }),
        finds: [inMesh('alpha', "the Secret name 'Git'"), inMesh('alpha', "the Secret name 'a b'")],
      },
      {
        title: 'a fleet with a blank',
        fleet: () => named('my fleet'),
        finds: [inMesh('', "the fleet name 'my fleet' must be lower case letters")],
      },
      { title: 'a fleet without a name', fleet: () => named(''), finds: [inMesh('', "the fleet name ''")] },
      {
        title: 'a fleet that leaves its folder',
        fleet: () => named('../etc'),
        finds: [inMesh('', "the fleet name '../etc'")],
      },
      {
        title: 'a domain with a capital, which is not said again at every cluster',
        fleet: () => twoGenericClusters({}, { mesh: { domain: 'Mesh.example.com' } }),
        finds: [inMesh('', "the domain name 'Mesh.example.com'")],
      },
      {
        title: 'an issuer with an underscore',
        fleet: () =>
          twoGenericClusters(
            {},
            {
              mesh: {
                trust: { certManager: { issuer: 'my_ca', provision: { assumes: { version: 'v1.19.1' } } } },
              },
            },
          ),
        finds: [inMesh('', "the issuer name 'my_ca'")],
      },
      {
        title: 'a root Secret with a capital',
        fleet: () =>
          twoGenericClusters(
            {},
            {
              mesh: {
                trust: {
                  certManager: {
                    issuer: 'ca',
                    provision: { install: { version: 'v1.19.1', rootSecret: 'Root' } },
                  },
                },
              },
            },
          ),
        finds: [inMesh('', "the root Secret name 'Root'")],
      },
      {
        title: 'a namespace with a dot',
        fleet: () => fleetWith(fleet => new MeshNamespace(fleet, 'my.shop')),
        finds: [inMesh('my.shop', "the namespace name 'my.shop'")],
      },
      {
        title: 'a namespace of 64 characters',
        fleet: () => fleetWith(fleet => new MeshNamespace(fleet, letters(64))),
        finds: [inMesh(letters(64), 'must be at most 63 characters long, not 64')],
      },
      {
        title: 'a service with a dot',
        fleet: service('cart.v2'),
        finds: [inMesh('shop/cart.v2', "the service name 'cart.v2'")],
      },
      {
        title: 'a service that begins with a digit',
        fleet: service('2cart'),
        finds: [inMesh('shop/2cart', "the service name '2cart' must begin with a letter")],
      },
      {
        title: 'a policy with a slash',
        fleet: policy('a/b'),
        finds: [inMesh('shop/a/b', "the policy name 'a/b'")],
      },
      {
        title: 'a policy of 246 characters, with whose ending an object has 254',
        fleet: policy(letters(246)),
        finds: [inMesh(`shop/${letters(246)}`, 'must be at most 245 characters long, not 246')],
      },
      { title: 'a layer that is a way up', fleet: layer('..'), finds: [inMesh('..', "the layer name '..'")] },
      {
        title: 'a layer with an underscore',
        fleet: layer('my_apps'),
        finds: [inMesh('my_apps', "the layer name 'my_apps'")],
      },
    ],
    holds: [
      {
        title: 'a namespace of 63 characters',
        fleet: () => fleetWith(f => new MeshNamespace(f, letters(63))),
      },
      {
        title: 'a namespace that begins with a digit',
        fleet: () => fleetWith(f => new MeshNamespace(f, '2shops')),
      },
      { title: 'a service that ends with a digit', fleet: service('cart-2') },
      { title: 'a policy of 245 characters', fleet: policy(letters(245)) },
      { title: 'a policy with a dot', fleet: policy('to.cart') },
      { title: 'a layer with a dash', fleet: layer('my-apps') },
    ],
  },

  'cluster/name': {
    breaks: [
      { title: '33 characters', fleet: cluster(letters(33)), finds: [at(letters(33), 'has 33 characters')] },
      {
        title: 'default',
        fleet: cluster('default'),
        finds: [at('default', "'default' is reserved for clusters outside a mesh")],
      },
      ...['Paris', 'pa_ris', 'pa.ris', '-paris', 'paris-', 'pärís'].map(name => ({
        title: name,
        fleet: cluster(name),
        finds: [at(name, `the cluster name '${name}' is not one that Cilium takes`)],
      })),
    ],
    holds: [
      { title: '32 characters', fleet: cluster(letters(32)) },
      { title: 'one letter', fleet: cluster('a') },
      { title: 'one digit', fleet: cluster('1') },
      { title: 'dashes in a row', fleet: cluster('eu--west-9') },
      { title: 'almost default', fleet: cluster('default-1') },
    ],
  },

  'layer/reserved-name': {
    breaks: reserved.map(name => ({
      title: name,
      fleet: layer(name),
      finds: [inMesh(name, `the layer name '${name}' is one of Meshprint's own`)],
    })),
    holds: [
      { title: 'a name that begins like one', fleet: layer('cilium-extras') },
      { title: 'a name that ends like one', fleet: layer('my-policies') },
    ],
  },
};
