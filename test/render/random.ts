import { ApiObject } from 'cdk8s';
import fc from 'fast-check';
import {
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
  MeshPolicy,
} from '../../src/model/index';
import { clusterProps, fleetProps } from '../support/fleets';

/** What a random fleet is made from. Anything goes that no rule refuses. */
export interface Sketch {
  readonly clusters: number;
  readonly cilium: '1.18.12' | '1.19.6' | '1.20.3';
  readonly flux: '2.7.5' | '2.8.8' | '2.9.4';
  readonly bootstrap: boolean;
  readonly installsTrust: boolean;
  readonly shared: boolean;
  readonly forge: boolean;
  readonly talos: boolean;
  readonly linked: boolean;
  readonly namespaces: number;
  readonly services: boolean;
  readonly exports: boolean;
  readonly policies: boolean;
  readonly layers: number;
}

export const sketch: fc.Arbitrary<Sketch> = fc.record({
  clusters: fc.integer({ min: 1, max: 4 }),
  cilium: fc.constantFrom('1.18.12', '1.19.6', '1.20.3'),
  flux: fc.constantFrom('2.7.5', '2.8.8', '2.9.4'),
  bootstrap: fc.boolean(),
  installsTrust: fc.boolean(),
  shared: fc.boolean(),
  forge: fc.boolean(),
  talos: fc.boolean(),
  linked: fc.boolean(),
  namespaces: fc.integer({ min: 0, max: 2 }),
  services: fc.boolean(),
  exports: fc.boolean(),
  policies: fc.boolean(),
  layers: fc.integer({ min: 0, max: 2 }),
});

/** The fleet of a sketch. */
export function fleetFrom(sketch: Sketch): Fleet {
  const provision = sketch.installsTrust
    ? { install: { version: 'v1.19.1', rootSecret: 'root' } }
    : { assumes: { version: 'v1.19.1' } };
  const fleet = new Fleet(
    'random',
    fleetProps({
      cilium: { version: sketch.cilium },
      flux: { version: sketch.flux, install: sketch.bootstrap ? { bootstrap: {} } : { operator: {} } },
      mesh: {
        topology: sketch.linked ? { fullMesh: {} } : { links: { between: [] } },
        trust: { certManager: { issuer: 'mesh-ca', provision } },
      },
      // Of the minors here only 1.18 has to be told.
      crds: { mcsApi: { assumes: { version: 'v0.4.1' } } },
    }),
  );
  for (let id = 1; id <= sketch.clusters; id += 1)
    new Cluster(
      fleet,
      `c${id}`,
      clusterProps(id, {
        platform: sketch.talos ? { talos: {} } : { generic: {} },
        repository: {
          url: `https://git.example.com/fleet/${sketch.shared ? 'all' : id}.git`,
          ...(sketch.shared && { path: `clusters/c${id}` }),
          ...(sketch.forge && { forge: { gitlab: { tokenSecret: 'token' } } }),
        },
      }),
    );
  for (let i = 0; i < sketch.namespaces; i += 1) fill(new MeshNamespace(fleet, `ns-${i}`), sketch);
  for (let i = 0; i < sketch.layers; i += 1)
    new Layer(fleet, `apps-${i}`, {
      // The last one is empty where there are two: an empty layer must leave no trace.
      build: chart => {
        if (i === 0)
          new ApiObject(chart, 'a', {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'a', namespace: 'default' },
          });
      },
    });
  return fleet;
}

function fill(namespace: MeshNamespace, { services, exports, policies }: Sketch): void {
  const shared = { ports: [{ name: 'http', port: 80 }], selector: { app: 'a' }, providers: { all: {} } };
  if (services) {
    new GlobalService(namespace, 'shared', shared);
    new GlobalService(namespace, 'borrowed', { ...shared, existing: {} });
  }
  if (exports) new ExportedService(namespace, 'exported', shared);
  if (!policies) return;
  new DefaultDeny(namespace, 'deny');
  new MeshPolicy(namespace, 'calls', {
    allow: { from: { pods: { app: 'b' } }, to: { pods: { app: 'a' } }, ports: [{ tcp: 80 }] },
  });
}
