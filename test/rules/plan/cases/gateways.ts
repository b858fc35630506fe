import { ApiObject } from 'cdk8s';
import {
  type CrdsProps,
  type Fleet,
  Gateway,
  type GatewayApiChannel,
  Layer,
  MeshNamespace,
} from '../../../../src/model/index';
import { twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule, type Expected } from './case';

const commit = '0123456789abcdef0123456789abcdef01234567';

const gateway = (version: string, channel?: GatewayApiChannel): CrdsProps => ({
  gatewayApi: { install: { version, commit, ...(channel !== undefined && { channel }) } },
});

/** alpha and beta with a Cilium, and CRDs that the fleet or alpha alone states. */
const fleet =
  (cilium: string, crds: CrdsProps = {}, ofAlpha: CrdsProps = {}) =>
  (): Fleet =>
    twoGenericClusters({ alpha: { crds: ofAlpha } }, { cilium: { version: cilium }, crds });

/** The same, with Cilium's own gateway in alpha. */
const on =
  (version: string, crds: CrdsProps = {}, ofAlpha: CrdsProps = {}) =>
  (): Fleet =>
    twoGenericClusters(
      {
        alpha: {
          crds: ofAlpha,
          kubeProxyReplacement: true,
          apiServer: { host: '192.168.1.9' },
          cilium: { values: { gatewayAPI: { enabled: true } } },
        },
      },
      { cilium: { version }, crds },
    );

const inFleet = (says: string): Expected => ({ path: '', clusters: [], says });

const withRoute = (crds: CrdsProps) => (): Fleet => {
  const fleet = twoGenericClusters({}, { crds });
  new Layer(fleet, 'web', {
    build(chart) {
      new ApiObject(chart, 'route', {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'web', namespace: 'default' },
      });
    },
  });
  return fleet;
};

/** The same, with a gateway of another make. */
const foreign = (crds: CrdsProps) => (): Fleet => {
  const fleet = twoGenericClusters({}, { crds });
  new Gateway(new MeshNamespace(fleet, 'edge', { clusters: { names: ['beta'] } }), 'web', {
    controller: { envoyGateway: { className: 'eg' } },
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
  });
  return fleet;
};

const assumed = (version: string): CrdsProps => ({ gatewayApi: { assumes: { version } } });

export const gateways: CasesByRule = {
  'cluster/gateway-api-crds': {
    breaks: [
      {
        title: 'gateways without a word about their CRDs',
        fleet: on('1.20.3'),
        finds: [at('alpha', "Cilium’s Gateway API is on in 'alpha', and nothing says who brings its CRDs")],
      },
      {
        title: 'a word about another API',
        fleet: on('1.20.3', { mcsApi: { assumes: { version: 'v0.4.1' } } }),
        finds: [at('alpha', 'nothing says who brings its CRDs')],
      },
      {
        title: 'a gateway of another make',
        fleet: foreign({}),
        finds: [at('beta', "'beta' has gateways or routes, and nothing says who brings the CRDs")],
      },
    ],
    holds: [
      { title: 'no gateways', fleet: fleet('1.20.3') },
      { title: 'gateways of another make, and CRDs for them', fleet: foreign(assumed('v1.4.1')) },
      { title: 'CRDs that the fleet installs', fleet: on('1.20.3', gateway('v1.6.1')) },
      { title: 'CRDs that the cluster installs', fleet: on('1.20.3', {}, gateway('v1.6.1')) },
      { title: 'CRDs that something else brings', fleet: on('1.20.3', assumed('v1.6.1')) },
    ],
  },
  'cluster/gateway-api-version': {
    breaks: [
      {
        title: 'a release without the versions that Cilium asks for',
        fleet: on('1.20.3', gateway('v1.4.1')),
        finds: [
          at('alpha', "with Cilium 1.20.3 of 'alpha': it does not serve ReferenceGrant v1, TLSRoute v1"),
        ],
      },
      {
        title: 'a release without GRPCRoute',
        fleet: on('1.18.12', assumed('v1.0.0')),
        finds: [at('alpha', 'it does not serve GRPCRoute v1')],
      },
      {
        title: 'a release that keeps the operator of 1.19 from starting',
        fleet: on('1.19.6', gateway('v1.5.0')),
        finds: [at('alpha', 'its operator does not start')],
      },
      {
        title: 'the word of the cluster, which comes before that of the fleet',
        fleet: on('1.20.3', gateway('v1.6.1'), gateway('v1.3.0')),
        finds: [at('alpha', 'Gateway API v1.3.0')],
      },
    ],
    holds: [
      { title: 'no gateways', fleet: fleet('1.20.3', gateway('v1.0.0')) },
      { title: 'the release of 1.18', fleet: on('1.18.12', gateway('v1.3.0')) },
      { title: 'the release of 1.19', fleet: on('1.19.6', gateway('v1.4.1')) },
      { title: 'the release of 1.20', fleet: on('1.20.3', gateway('v1.6.1')) },
      { title: 'the first release that 1.20 can do with', fleet: on('1.20.3', gateway('v1.5.0')) },
      {
        title: 'a channel that serves TLSRoutes as 1.19 wants them',
        fleet: on('1.19.6', gateway('v1.5.0', 'experimental')),
      },
      {
        title: 'the word of the cluster, which comes before that of the fleet',
        fleet: on('1.20.3', gateway('v1.3.0'), gateway('v1.6.1')),
      },
      {
        title: 'a text that is no version, which is a mistake of its own',
        fleet: on('1.20.3', gateway('newest')),
        also: { rules: ['crds/version'], because: 'a release has an exact version' },
      },
    ],
  },
  'cluster/gateway-api-untested': {
    breaks: [
      {
        title: 'a later minor than the documented one',
        fleet: on('1.18.12', gateway('v1.4.1')),
        finds: [at('alpha', "Cilium 1.18.12 of 'alpha' gets Gateway API 1.4")],
      },
      {
        title: 'an older minor that has all that is needed',
        fleet: on('1.20.3', assumed('v1.5.1')),
        finds: [at('alpha', 'gets Gateway API 1.5')],
      },
    ],
    holds: [
      { title: 'another patch', fleet: on('1.20.3', gateway('v1.6.0')) },
      { title: 'no gateways', fleet: fleet('1.18.12', gateway('v1.4.1')) },
      {
        title: 'what cannot work, which is an error',
        fleet: on('1.20.3', gateway('v1.3.0')),
        also: { rules: ['cluster/gateway-api-version'], because: 'the release is too old' },
      },
    ],
  },
  'crds/not-pinned': {
    breaks: [
      {
        title: 'a tag alone',
        fleet: fleet('1.20.3', { gatewayApi: { install: { version: 'v1.6.1' } } }),
        finds: [inFleet('crds.gatewayApi installs v1.6.1 by its tag alone')],
      },
      {
        title: 'a tag alone in one cluster',
        fleet: fleet('1.20.3', gateway('v1.6.1'), { gatewayApi: { install: { version: 'v1.6.1' } } }),
        finds: [at('alpha', 'by its tag alone')],
      },
    ],
    holds: [
      { title: 'a commit', fleet: fleet('1.20.3', gateway('v1.6.1')) },
      { title: 'what something else brings', fleet: withRoute(assumed('v1.6.1')) },
    ],
  },
  'crds/version': {
    breaks: [
      {
        title: 'a version without v',
        fleet: fleet('1.20.3', gateway('1.6.1')),
        finds: [inFleet("the version '1.6.1' of crds.gatewayApi is no exact version")],
      },
      {
        title: 'a minor, in one cluster',
        fleet: fleet('1.20.3', {}, { mcsApi: { assumes: { version: 'v0.4' } } }),
        finds: [at('alpha', "the version 'v0.4' of crds.mcsApi")],
      },
      {
        title: 'a commit cut short, and no version either',
        fleet: fleet('1.20.3', { gatewayApi: { install: { version: 'main', commit: '0123456' } } }),
        finds: [inFleet("the commit '0123456'"), inFleet("the version 'main'")],
      },
    ],
    holds: [
      { title: 'a release and its commit', fleet: fleet('1.20.3', gateway('v1.6.1')) },
      { title: 'a candidate', fleet: fleet('1.20.3', gateway('v1.6.0-rc.1')) },
    ],
  },
  'crds/unused': {
    breaks: [
      {
        title: 'a Gateway API that nobody uses',
        fleet: fleet('1.20.3', assumed('v1.6.1')),
        finds: [inFleet('crds.gatewayApi has no effect')],
      },
      {
        title: 'an API of services that nobody exports',
        fleet: fleet('1.18.12', { mcsApi: { install: { version: 'v0.4.1', commit } } }),
        finds: [inFleet('crds.mcsApi has no effect')],
      },
      {
        title: 'a CRD that no layer needs',
        fleet: () =>
          twoGenericClusters(
            {},
            { assumes: [{ crd: 'things.example.com', kind: 'Thing', version: 'v1', clusters: { all: {} } }] },
          ),
        finds: [inFleet('no layer has a Thing of example.com/v1')],
      },
    ],
    holds: [
      { title: 'Cilium’s gateways', fleet: on('1.20.3', assumed('v1.6.1')) },
      { title: 'a layer with routes', fleet: withRoute(assumed('v1.6.1')) },
      {
        title: 'what is installed, for gateways that cannot be seen',
        fleet: fleet('1.20.3', gateway('v1.6.1')),
      },
    ],
  },
};
