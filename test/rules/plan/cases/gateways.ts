import { ApiObject } from 'cdk8s';
import { type CrdsProps, type Fleet, type GatewayApiChannel, Layer } from '../../../../src/model/index';
import type { Plan } from '../../../../src/plan/index';
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

/** Cilium's own gateway, switched on in alpha. */
const change = (plan: Plan): Plan => ({
  ...plan,
  clusters: plan.clusters.map(cluster =>
    cluster.name !== 'alpha'
      ? cluster
      : { ...cluster, crds: { ...cluster.crds, gatewayApi: { ...cluster.crds.gatewayApi, enabled: true } } },
  ),
});

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

const assumed = (version: string): CrdsProps => ({ gatewayApi: { assumes: { version } } });

export const gateways: CasesByRule = {
  'cluster/gateway-api-crds': {
    breaks: [
      {
        title: 'gateways without a word about their CRDs',
        fleet: fleet('1.20.3'),
        change,
        finds: [at('alpha', "Cilium’s Gateway API is on in 'alpha', and nothing says who brings its CRDs")],
      },
      {
        title: 'a word about another API',
        fleet: fleet('1.20.3', { mcsApi: { assumes: { version: 'v0.4.1' } } }),
        change,
        finds: [at('alpha', 'nothing says who brings its CRDs')],
      },
    ],
    holds: [
      { title: 'no gateways', fleet: fleet('1.20.3') },
      { title: 'CRDs that the fleet installs', fleet: fleet('1.20.3', gateway('v1.6.1')), change },
      { title: 'CRDs that the cluster installs', fleet: fleet('1.20.3', {}, gateway('v1.6.1')), change },
      { title: 'CRDs that something else brings', fleet: fleet('1.20.3', assumed('v1.6.1')), change },
    ],
  },
  'cluster/gateway-api-version': {
    breaks: [
      {
        title: 'a release without the versions that Cilium asks for',
        fleet: fleet('1.20.3', gateway('v1.4.1')),
        change,
        finds: [
          at('alpha', "with Cilium 1.20.3 of 'alpha': it does not serve ReferenceGrant v1, TLSRoute v1"),
        ],
      },
      {
        title: 'a release without GRPCRoute',
        fleet: fleet('1.18.12', assumed('v1.0.0')),
        change,
        finds: [at('alpha', 'it does not serve GRPCRoute v1')],
      },
      {
        title: 'a release that keeps the operator of 1.19 from starting',
        fleet: fleet('1.19.6', gateway('v1.5.0')),
        change,
        finds: [at('alpha', 'its operator does not start')],
      },
      {
        title: 'the word of the cluster, which comes before that of the fleet',
        fleet: fleet('1.20.3', gateway('v1.6.1'), gateway('v1.3.0')),
        change,
        finds: [at('alpha', 'Gateway API v1.3.0')],
      },
    ],
    holds: [
      { title: 'no gateways', fleet: fleet('1.20.3', gateway('v1.0.0')) },
      { title: 'the release of 1.18', fleet: fleet('1.18.12', gateway('v1.3.0')), change },
      { title: 'the release of 1.19', fleet: fleet('1.19.6', gateway('v1.4.1')), change },
      { title: 'the release of 1.20', fleet: fleet('1.20.3', gateway('v1.6.1')), change },
      { title: 'the first release that 1.20 can do with', fleet: fleet('1.20.3', gateway('v1.5.0')), change },
      {
        title: 'a channel that serves TLSRoutes as 1.19 wants them',
        fleet: fleet('1.19.6', gateway('v1.5.0', 'experimental')),
        change,
      },
      {
        title: 'the word of the cluster, which comes before that of the fleet',
        fleet: fleet('1.20.3', gateway('v1.3.0'), gateway('v1.6.1')),
        change,
      },
      {
        title: 'a text that is no version, which is a mistake of its own',
        fleet: fleet('1.20.3', gateway('newest')),
        change,
        also: { rules: ['crds/version'], because: 'a release has an exact version' },
      },
    ],
  },
  'cluster/gateway-api-untested': {
    breaks: [
      {
        title: 'a later minor than the documented one',
        fleet: fleet('1.18.12', gateway('v1.4.1')),
        change,
        finds: [at('alpha', "Cilium 1.18.12 of 'alpha' gets Gateway API 1.4")],
      },
      {
        title: 'an older minor that has all that is needed',
        fleet: fleet('1.20.3', assumed('v1.5.1')),
        change,
        finds: [at('alpha', 'gets Gateway API 1.5')],
      },
    ],
    holds: [
      { title: 'another patch', fleet: fleet('1.20.3', gateway('v1.6.0')), change },
      { title: 'no gateways', fleet: fleet('1.18.12', gateway('v1.4.1')) },
      {
        title: 'what cannot work, which is an error',
        fleet: fleet('1.20.3', gateway('v1.3.0')),
        change,
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
      { title: 'Cilium’s gateways', fleet: fleet('1.20.3', assumed('v1.6.1')), change },
      { title: 'a layer with routes', fleet: withRoute(assumed('v1.6.1')) },
      {
        title: 'what is installed, for gateways that cannot be seen',
        fleet: fleet('1.20.3', gateway('v1.6.1')),
      },
    ],
  },
};
