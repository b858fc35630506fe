import {
  ExportedService,
  type Fleet,
  MeshNamespace,
  type SharedServiceProps,
} from '../../../../src/model/index';
import { type FleetChange, fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const cilium =
  (a: string, b = '1.20.3', linkedUp = true, change: FleetChange = {}) =>
  (): Fleet =>
    twoGenericClusters(
      { alpha: { cilium: { version: a } }, beta: { cilium: { version: b } } },
      { ...change, ...(!linkedUp && { mesh: { topology: linked() } }) },
    );
/** Two clusters that only a third one connects. */
const chain = (alpha: string, hub: string, omega: string) => (): Fleet =>
  fleetOf(
    Object.fromEntries(
      Object.entries({ alpha, hub, omega }).map(([name, version]) => [name, { cilium: { version } }]),
    ),
    { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']) } },
  );
const kubernetes = (version: string) => (): Fleet => twoGenericClusters({ alpha: { kubernetes: version } });
/** A cluster with this Kubernetes and this Cilium under a Flux that supports 1.33 and 1.34. */
const on = (kubernetes: string, version: string): Fleet =>
  fleetOf({ alpha: { kubernetes, cilium: { version } } }, { flux: { version: '2.8.8' } });
const flux = (version: string) => (): Fleet => twoGenericClusters({}, { flux: { version } });

/** Who brings the CRDs of exports, where the operator of 1.18 does not. */
const mcsCrds = { crds: { mcsApi: { assumes: { version: 'v0.4.1' } } } };
const http = { name: 'http', port: 80 };
/** A fleet that exports a service, with these ports. */
const exporting =
  (a: string, b = '1.20.3', ports: SharedServiceProps['ports'] = [http]) =>
  (): Fleet => {
    const fleet = cilium(a, b, true, mcsCrds)();
    new ExportedService(new MeshNamespace(fleet, 'shop'), 'catalog', {
      ports,
      selector: { app: 'catalog' },
      providers: { all: {} },
    });
    return fleet;
  };
const twoPorts = (a: string, b: string): (() => Fleet) =>
  exporting(a, b, [
    { ...http, targetPort: 8080 },
    { name: 'web', port: 81, targetPort: 8080 },
  ]);

const certManager = (version: string) => (): Fleet =>
  twoGenericClusters(
    {},
    { mesh: { trust: { certManager: { issuer: 'ca', provision: { assumes: { version } } } } } },
  );

const unknown = {
  rules: ['cluster/cilium-version'],
  because: 'a version that Meshprint does not know is a mistake of its own',
};

export const versions: CasesByRule = {
  'cluster/cilium-version': {
    breaks: [
      {
        title: 'an older minor',
        fleet: cilium('1.17.9'),
        finds: [
          at('alpha', "the Cilium version 1.17.9 of 'alpha' is of a minor that Meshprint does not know"),
        ],
        also: { rules: ['cluster/version-skew'], because: 'no minor that is known is further from 1.20' },
      },
      { title: 'a newer minor', fleet: cilium('1.21.0'), finds: [at('alpha', 'does not know')] },
      {
        title: 'a minor alone',
        fleet: cilium('1.20'),
        finds: [at('alpha', "the Cilium version '1.20' of 'alpha' is no exact version")],
      },
      { title: 'a v', fleet: cilium('v1.20.3'), finds: [at('alpha', 'is no exact version')] },
      { title: 'a range', fleet: cilium('~1.20.3'), finds: [at('alpha', 'is no exact version')] },
      { title: 'a word', fleet: cilium('latest'), finds: [at('alpha', 'is no exact version')] },
      {
        title: 'the version of the fleet, for every cluster without its own',
        fleet: () =>
          fleetOf(
            { alpha: {}, beta: { cilium: { version: '1.20.3' } }, gamma: {} },
            { cilium: { version: '1.20.x' } },
          ),
        finds: ['alpha', 'gamma'].map(name => ({
          path: '',
          clusters: [name],
          says: "the Cilium version '1.20.x' is no exact version",
        })),
      },
    ],
    holds: [
      { title: 'another patch', fleet: cilium('1.20.99') },
      { title: 'the oldest minor', fleet: cilium('1.18.12', '1.19.6') },
      { title: 'a release candidate', fleet: cilium('1.20.4-rc.1') },
    ],
  },

  'cluster/cilium-digest': {
    breaks: ['latest', 'sha256:abc', `SHA256:${'a'.repeat(64)}`, 'b'.repeat(64)].map(digest => ({
      title: digest,
      fleet: () => twoGenericClusters({ alpha: { cilium: { version: '1.20.3', digest } } }),
      finds: [at('alpha', `the Cilium digest '${digest}' of 'alpha' is no digest`)],
    })),
    holds: [
      {
        title: 'a digest',
        fleet: () =>
          twoGenericClusters({
            alpha: { cilium: { version: '1.20.3', digest: `sha256:${'0a'.repeat(32)}` } },
          }),
      },
    ],
  },

  'cluster/cilium-known-bad': {
    breaks: [
      {
        title: '1.20.0 with MCS',
        fleet: exporting('1.20.0'),
        finds: [at('alpha', "Cilium 1.20.0 of 'alpha': an upgrade from 1.19 with MCS on can delete")],
      },
      {
        title: '1.19.0 with MCS',
        fleet: exporting('1.19.0'),
        finds: [at('alpha', 'hosts lose connectivity'), at('alpha', 'its operator may not update')],
      },
      { title: '1.19.1', fleet: cilium('1.19.1'), finds: [at('alpha', 'hosts lose connectivity')] },
      { title: '1.18.0', fleet: cilium('1.18.0', '1.19.6'), finds: [at('alpha', 'whose port has no name')] },
      {
        title: '1.18.9 with two ports to one',
        fleet: twoPorts('1.18.9', '1.19.6'),
        finds: [at('alpha', "Cilium 1.18.9 of 'alpha': a service with two ports to one port of its pods")],
      },
      {
        title: '1.19.3 with two ports to one, in one cluster only',
        fleet: twoPorts('1.19.3', '1.19.4'),
        finds: [at('alpha', 'cilium/cilium#45109')],
      },
    ],
    holds: [
      { title: 'the next patch', fleet: exporting('1.20.1') },
      { title: '1.20.0 without MCS', fleet: cilium('1.20.0') },
      { title: '1.19.2 with MCS', fleet: exporting('1.19.2') },
      { title: '1.18.9 with one port', fleet: exporting('1.18.9', '1.19.6') },
      { title: '1.18.10 with two ports to one', fleet: twoPorts('1.18.10', '1.19.4') },
      {
        title: 'a version named like a method of every object',
        fleet: cilium('constructor'),
        also: unknown,
      },
    ],
  },

  'cluster/version-skew': {
    breaks: [
      {
        title: 'two minors',
        fleet: cilium('1.18.9'),
        finds: [
          { path: 'alpha', clusters: ['alpha', 'beta'], says: "'alpha' runs Cilium 1.18, 'beta' runs 1.20" },
        ],
      },
      {
        title: 'a hub behind its spokes, which are told of once',
        fleet: chain('1.20.3', '1.18.9', '1.20.3'),
        finds: [
          { path: 'hub', clusters: ['hub', 'alpha'], says: "'hub' runs Cilium 1.18, 'alpha' runs 1.20" },
        ],
      },
      {
        title: 'minors by number, not by letter',
        fleet: cilium('1.8.0'),
        finds: [
          { path: 'alpha', clusters: ['alpha', 'beta'], says: "'alpha' runs Cilium 1.8, 'beta' runs 1.20" },
        ],
        also: unknown,
      },
      {
        title: 'another major',
        fleet: cilium('2.20.0'),
        finds: [
          { path: 'beta', clusters: ['beta', 'alpha'], says: "'beta' runs Cilium 1.20, 'alpha' runs 2.20" },
        ],
        also: unknown,
      },
    ],
    holds: [
      { title: 'one minor', fleet: cilium('1.19.6') },
      { title: 'patches', fleet: cilium('1.20.1') },
      {
        title: 'two minors in clusters that are not connected',
        fleet: cilium('1.18.9', '1.20.3', false),
      },
      {
        title: 'two minors in clusters that only a third one connects, as in a rolling upgrade',
        fleet: chain('1.20.3', '1.19.6', '1.18.9'),
      },
      { title: 'a version that cannot be read', fleet: cilium('old'), also: unknown },
    ],
  },

  'cluster/kubernetes-version': {
    breaks: [
      {
        title: 'one minor too old',
        fleet: kubernetes('1.33'),
        finds: [at('alpha', "'alpha' runs Kubernetes 1.33, which Flux 2.9 does not support")],
      },
      { title: 'one minor too new', fleet: kubernetes('1.37'), finds: [at('alpha', 'runs Kubernetes 1.37')] },
      {
        title: 'a patch',
        fleet: kubernetes('1.34.2'),
        finds: [at('alpha', "the Kubernetes version '1.34.2' of 'alpha' is no minor")],
      },
      { title: 'a v', fleet: kubernetes('v1.34'), finds: [at('alpha', "'v1.34' of 'alpha' is no minor")] },
      { title: 'fewer digits', fleet: kubernetes('1.4'), finds: [at('alpha', 'runs Kubernetes 1.4,')] },
      { title: 'another major', fleet: kubernetes('2.35'), finds: [at('alpha', 'runs Kubernetes 2.35')] },
      {
        title: 'a patch under a Flux that nobody knows',
        fleet: () => twoGenericClusters({ alpha: { kubernetes: '1.37.1' } }, { flux: { version: '2.10.0' } }),
        finds: [at('alpha', 'is no minor')],
        also: { rules: ['flux/version'], because: 'that Flux is a mistake of its own' },
      },
    ],
    holds: [
      {
        title: 'an older one under an older Flux',
        fleet: () =>
          twoGenericClusters(
            { alpha: { kubernetes: '1.32' }, beta: { kubernetes: '1.34' } },
            { flux: { version: '2.7.5' } },
          ),
      },
      {
        title: 'one that a newer Flux may support',
        fleet: () => twoGenericClusters({ alpha: { kubernetes: '1.37' } }, { flux: { version: '2.10.0' } }),
        also: { rules: ['flux/version'], because: 'nobody knows what that Flux supports' },
      },
      { title: 'the oldest', fleet: kubernetes('1.34') },
      { title: 'the newest', fleet: kubernetes('1.36') },
    ],
  },

  'cluster/kubernetes-untested': {
    breaks: [
      {
        title: 'Cilium 1.18 on a later minor',
        fleet: () => on('1.34', '1.18.12'),
        finds: [at('alpha', "'alpha' runs Kubernetes 1.34, on which Cilium 1.18 is not tested")],
      },
    ],
    holds: [
      { title: 'Cilium 1.18 on the last minor of its tests', fleet: () => on('1.33', '1.18.12') },
      { title: 'a Cilium whose tests no document names', fleet: () => on('1.33', '1.19.6') },
      {
        title: 'a version that is no minor',
        fleet: () => on('new', '1.18.12'),
        also: { rules: ['cluster/kubernetes-version'], because: 'that is a mistake of its own' },
      },
    ],
  },

  'flux/patch': {
    breaks: [
      {
        title: 'a patch with defects',
        fleet: flux('2.9.3'),
        finds: [{ path: '', clusters: [], says: 'Flux 2.9.3 is older than 2.9.4: until then empty lines' }],
      },
      {
        title: 'a candidate of the mended patch',
        fleet: flux('2.8.8-rc.1'),
        finds: [{ path: '', clusters: [], says: 'is older than 2.8.8: until then helm-controller grows' }],
      },
    ],
    holds: [
      { title: 'the mended patch', fleet: flux('2.8.8') },
      { title: 'a later one', fleet: flux('2.9.12') },
      {
        title: 'a minor without a known defect',
        fleet: flux('2.7.0'),
      },
      {
        title: 'no version',
        fleet: flux('2.9'),
        also: { rules: ['flux/version'], because: 'that is a mistake of its own' },
      },
    ],
  },

  'flux/version': {
    breaks: [
      {
        title: 'a newer minor',
        fleet: flux('2.10.0'),
        finds: [
          {
            path: '',
            clusters: [],
            says: "the Flux version '2.10.0' is of a minor that Meshprint does not know",
          },
        ],
      },
      {
        title: 'an older minor',
        fleet: flux('2.6.4'),
        finds: [
          {
            path: '',
            clusters: [],
            says: "the Flux version '2.6.4' is of a minor that Meshprint does not know",
          },
        ],
      },
      {
        title: 'a minor alone',
        fleet: flux('2.9'),
        finds: [{ path: '', clusters: [], says: "the Flux version '2.9' is no exact version" }],
      },
      {
        title: 'a v',
        fleet: flux('v2.9.4'),
        finds: [{ path: '', clusters: [], says: 'is no exact version' }],
      },
    ],
    holds: [
      { title: 'the first patch', fleet: flux('2.9.0') },
      { title: 'an older minor that supports the clusters', fleet: flux('2.8.8') },
    ],
  },

  'trust/cert-manager-version': {
    breaks: [
      ...['1.19.1', 'v1.19', 'v1.19.1; rm -rf ~', 'latest', ''].map(version => ({
        title: `'${version}'`,
        fleet: certManager(version),
        finds: [
          { path: '', clusters: [], says: `the cert-manager version '${version}' is no exact version` },
        ],
      })),
      {
        title: 'a version before the API that Cilium’s chart writes',
        fleet: certManager('v0.16.1'),
        finds: [{ path: '', clusters: [], says: 'cert-manager v0.16.1 does not serve cert-manager.io/v1' }],
      },
    ],
    holds: [
      { title: 'a version', fleet: certManager('v1.19.1') },
      { title: 'the first with the API', fleet: certManager('v1.0.0') },
      { title: 'a beta', fleet: certManager('v1.20.0-beta.0') },
    ],
  },
};
