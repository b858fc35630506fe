import type { Fleet } from '../../../../src/model/index';
import { fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const cilium =
  (a: string, b = '1.20.3', linkedUp = true) =>
  (): Fleet =>
    twoGenericClusters(
      { alpha: { cilium: { version: a } }, beta: { cilium: { version: b } } },
      linkedUp ? {} : { mesh: { topology: linked() } },
    );
const kubernetes = (version: string) => (): Fleet => twoGenericClusters({ alpha: { kubernetes: version } });
const flux = (version: string) => (): Fleet => twoGenericClusters({}, { flux: { version } });

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
        finds: [at('alpha', "'alpha' runs Cilium 1.17.9, a minor that Meshprint does not know")],
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
        title: 'the version of the fleet, at every cluster without its own',
        fleet: () =>
          fleetOf(
            { alpha: {}, beta: { cilium: { version: '1.20.3' } }, gamma: {} },
            { cilium: { version: '1.20.x' } },
          ),
        finds: [at('alpha', "'1.20.x'"), at('gamma', "'1.20.x'")],
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
        title: '1.20.0',
        fleet: cilium('1.20.0'),
        finds: [at('alpha', "Cilium 1.20.0 of 'alpha': an upgrade from 1.19 with MCS on can delete")],
      },
      { title: '1.19.0', fleet: cilium('1.19.0'), finds: [at('alpha', 'its operator may not update')] },
      { title: '1.18.0', fleet: cilium('1.18.0', '1.19.6'), finds: [at('alpha', 'whose port has no name')] },
    ],
    holds: [
      { title: 'the next patch', fleet: cilium('1.20.1') },
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
        title: 'two minors in clusters that only a third one connects',
        fleet: () =>
          fleetOf(
            {
              alpha: { cilium: { version: '1.20.3' } },
              hub: { cilium: { version: '1.19.6' } },
              omega: { cilium: { version: '1.18.9' } },
            },
            { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']) } },
          ),
        finds: [
          {
            path: 'omega',
            clusters: ['omega', 'alpha'],
            says: "'omega' runs Cilium 1.18, 'alpha' runs 1.20",
          },
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
      { title: 'the oldest', fleet: kubernetes('1.34') },
      { title: 'the newest', fleet: kubernetes('1.36') },
    ],
  },

  'flux/version': {
    breaks: [
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
    breaks: ['1.19.1', 'v1.19', 'v1.19.1; rm -rf ~', 'latest', ''].map(version => ({
      title: `'${version}'`,
      fleet: certManager(version),
      finds: [{ path: '', clusters: [], says: `the cert-manager version '${version}' is no exact version` }],
    })),
    holds: [
      { title: 'a version', fleet: certManager('v1.19.1') },
      { title: 'a beta', fleet: certManager('v1.20.0-beta.0') },
    ],
  },
};
