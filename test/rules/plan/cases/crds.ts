import { ApiObject, type Chart } from 'cdk8s';
import {
  type AssumedCrd,
  ExportedService,
  type Fleet,
  Layer,
  MeshNamespace,
} from '../../../../src/model/index';
import { type ClusterChanges, type FleetChange, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule, type Expected } from './case';

const commit = '0123456789abcdef0123456789abcdef01234567';
const mcsApi = (version: string): FleetChange => ({ crds: { mcsApi: { install: { version, commit } } } });

/** alpha and beta, and a service that alpha exports. */
const exporting =
  (clusters: ClusterChanges, change: FleetChange = {}) =>
  (): Fleet => {
    const fleet = twoGenericClusters(clusters, change);
    new ExportedService(new MeshNamespace(fleet, 'shop'), 'web', {
      ports: [{ name: 'http', port: 80 }],
      selector: { app: 'web' },
      providers: { names: ['alpha'] },
    });
    return fleet;
  };

const old = { cilium: { version: '1.18.12' } };
const newer = { cilium: { version: '1.19.6' } };

/** One object in a layer of the blueprint. */
const put =
  (apiVersion: string, kind: string, spec: object = {}) =>
  (chart: Chart): void => {
    new ApiObject(chart, kind.toLowerCase(), {
      apiVersion,
      kind,
      metadata: { name: 'one', namespace: 'default' },
      spec,
    });
  };

const crd = (group: string, kind: string, ...versions: string[]): ((chart: Chart) => void) =>
  put('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    group,
    names: { kind },
    scope: 'Namespaced',
    versions: versions.map(name => ({ name, served: name !== 'v0' })),
  });

type Layers = Readonly<Record<string, (chart: Chart) => void>>;

const layers =
  (of: Layers, change: FleetChange = {}, fleet = () => twoGenericClusters({}, change)) =>
  (): Fleet => {
    const made = fleet();
    for (const [name, build] of Object.entries(of)) new Layer(made, name, { build });
    return made;
  };

const both =
  (...builds: ((chart: Chart) => void)[]) =>
  (chart: Chart): void => {
    builds.forEach(build => {
      build(chart);
    });
  };

const thing = put('example.com/v1', 'Thing');
const assumes = (...entries: Partial<AssumedCrd>[]): FleetChange => ({
  assumes: entries.map(entry => ({
    crd: 'things.example.com',
    kind: 'Thing',
    version: 'v1',
    ...entry,
  })),
});

const everywhere = (path: string, says: string): Expected => ({ path, clusters: ['alpha', 'beta'], says });
const inFleet = (says: string): Expected => ({ path: '', clusters: [], says });
const inForm = (...entries: Partial<AssumedCrd>[]): (() => Fleet) =>
  layers({ apps: thing }, assumes({}, ...entries));

export const crds: CasesByRule = {
  'cluster/mcs-crds': {
    breaks: [
      {
        title: 'exports without their CRDs, in exporters and importers',
        fleet: exporting({}, old),
        finds: [
          at('alpha', "'alpha' exports or imports services, Cilium 1.18.12 does not bring the CRDs for it"),
          at('beta', "'beta' exports or imports services"),
        ],
      },
      {
        title: 'the one cluster that is behind',
        fleet: exporting({ beta: old }, newer),
        finds: [at('beta', 'does not bring the CRDs')],
      },
    ],
    holds: [
      { title: 'nothing exported', fleet: () => twoGenericClusters({}, old) },
      { title: 'an operator that brings them', fleet: exporting({}, newer) },
      { title: 'a fleet that installs them', fleet: exporting({}, { ...old, ...mcsApi('v0.4.1') }) },
      {
        title: 'clusters that have them by other means',
        fleet: exporting({ beta: { ...old, crds: { mcsApi: { assumes: { version: 'v0.4.1' } } } } }, newer),
      },
    ],
  },
  'cluster/mcs-api-version': {
    breaks: [
      {
        title: 'an export without a spec',
        fleet: exporting({}, { ...old, ...mcsApi('v0.1.0') }),
        finds: [inFleet('crds.mcsApi is of the release v0.1.0, which is too old')],
      },
    ],
    holds: [
      { title: 'the first with a spec', fleet: exporting({}, { ...old, ...mcsApi('v0.2.0') }) },
      {
        title: 'a text that is no version, which is a mistake of its own',
        fleet: exporting({}, { ...old, ...mcsApi('v0') }),
        also: { rules: ['crds/version'], because: 'a release has an exact version' },
      },
    ],
  },
  'cluster/mcs-api-ahead': {
    breaks: [
      {
        title: 'a stored version that 1.19 does not know',
        fleet: exporting({ alpha: old }, { ...newer, ...mcsApi('v0.5.0') }),
        finds: [{ path: '', clusters: ['alpha'], says: 'crds.mcsApi brings v0.5.0 to alpha, ahead' }],
      },
    ],
    holds: [
      { title: 'the release before', fleet: exporting({}, { ...old, ...mcsApi('v0.4.1') }) },
      {
        title: 'clusters whose operator owns the CRDs',
        fleet: exporting({}, { ...newer, ...mcsApi('v0.5.0') }),
      },
      {
        title: 'clusters that export nothing',
        fleet: () => twoGenericClusters({}, { ...old, ...mcsApi('v0.5.0') }),
      },
    ],
  },
  'crds/assumed-form': {
    breaks: [
      {
        title: 'a name without its group',
        fleet: inForm({ crd: 'things' }),
        finds: [inFleet("'things' in assumes is no name of a CRD")],
      },
      {
        title: 'a kind in small letters',
        fleet: inForm({ kind: 'thing' }),
        finds: [inFleet("'thing', the kind"), inFleet('is assumed twice')],
      },
      {
        title: 'a release for a version',
        fleet: inForm({ version: 'v1.2.0' }),
        finds: [inFleet("'v1.2.0', the version")],
      },
      {
        title: 'two scopes',
        fleet: inForm({ scope: 'Cluster', version: 'v2' }),
        finds: [inFleet('is assumed twice, as Cluster Thing and as Namespaced Thing')],
      },
      {
        title: 'a scope that the kind does not have',
        fleet: inForm({ crd: 'clusterissuers.cert-manager.io', kind: 'ClusterIssuer' }),
        finds: [inFleet('clusterissuers.cert-manager.io does not have the scope Namespaced')],
      },
    ],
    holds: [
      { title: 'one CRD with two versions', fleet: inForm({ version: 'v1beta1' }) },
      {
        title: 'a scope that is right',
        fleet: inForm({ crd: 'bundles.trust.cert-manager.io', kind: 'Bundle', scope: 'Cluster' }),
      },
    ],
  },
  'object/unstated-crd': {
    breaks: [
      {
        title: 'a kind that nobody brings',
        fleet: layers({ apps: thing }),
        finds: [everywhere('apps/thing', "the layer 'apps' has a Thing of example.com/v1: nothing says who")],
      },
      {
        title: 'a version that is not assumed',
        fleet: layers({ apps: put('example.com/v2', 'Thing') }, assumes({})),
        finds: [everywhere('apps/thing', 'its CRD is assumed to serve v1 only')],
      },
      {
        title: 'a cluster for which it is not assumed',
        fleet: layers({ apps: thing }, assumes({ clusters: { names: ['alpha'] } })),
        finds: [{ path: 'apps/thing', clusters: ['beta'], says: 'assumed for other clusters only' }],
      },
      {
        title: 'a version that the CRD beside it does not serve',
        fleet: layers({
          apps: both(crd('example.com', 'Thing', 'v0', 'v2'), put('example.com/v0', 'Thing')),
        }),
        finds: [everywhere('apps/thing', 'a Thing of example.com/v0')],
      },
      {
        title: 'routes while nothing is said about Gateway API',
        fleet: layers({ apps: put('gateway.networking.k8s.io/v1', 'HTTPRoute') }),
        finds: [everywhere('apps/httproute', 'nothing says who brings the CRDs of Gateway API')],
      },
      {
        title: 'a kind that is in the experimental channel only',
        fleet: layers(
          { apps: put('gateway.networking.k8s.io/v1', 'TLSRoute') },
          { crds: { gatewayApi: { install: { version: 'v1.4.1', commit } } } },
        ),
        finds: [everywhere('apps/tlsroute', 'Gateway API v1.4.1 does not serve it in its standard channel')],
      },
      {
        title: 'an export where the API is off',
        fleet: layers({ apps: put('multicluster.x-k8s.io/v1alpha1', 'ServiceExport') }, mcsApi('v0.4.1')),
        finds: [everywhere('apps/serviceexport', 'the Multi-Cluster Services API is not on there')],
      },
      {
        title: 'an export in a version that the operator’s CRD does not have',
        fleet: layers(
          { apps: put('multicluster.x-k8s.io/v1beta1', 'ServiceExport') },
          {},
          exporting({}, newer),
        ),
        finds: [everywhere('apps/serviceexport', 'the CRDs of this Cilium do not serve v1beta1')],
      },
      {
        title: 'an export in a version that the installed CRD does not have',
        fleet: layers(
          { apps: put('multicluster.x-k8s.io/v1beta1', 'ServiceExport') },
          {},
          exporting({}, { ...old, ...mcsApi('v0.4.1') }),
        ),
        finds: [everywhere('apps/serviceexport', 'its release v0.4.1 does not serve v1beta1')],
      },
      {
        title: 'image automation, which the fleet leaves out of Flux',
        fleet: layers({ apps: put('image.toolkit.fluxcd.io/v1', 'ImagePolicy') }),
        finds: [everywhere('apps/imagepolicy', 'nothing says who brings its CRD')],
      },
      {
        title: 'the Flux Operator, where flux bootstrap installs Flux',
        fleet: layers(
          { apps: put('fluxcd.controlplane.io/v1', 'ResourceSet') },
          { flux: { version: '2.9.4', install: { bootstrap: {} } } },
        ),
        finds: [everywhere('apps/resourceset', 'nothing says who brings its CRD')],
      },
    ],
    holds: [
      {
        title: 'what Kubernetes, Cilium, Flux and cert-manager bring',
        fleet: layers({
          apps: both(
            put('v1', 'ConfigMap'),
            put('apps/v1', 'Deployment'),
            put('networking.k8s.io/v1', 'Ingress'),
            put('cilium.io/v2', 'CiliumNetworkPolicy'),
            put('helm.toolkit.fluxcd.io/v2', 'HelmRelease'),
            put('source.toolkit.fluxcd.io/v1', 'OCIRepository'),
            put('fluxcd.controlplane.io/v1', 'ResourceSet'),
            put('cert-manager.io/v1', 'Certificate'),
          ),
        }),
      },
      { title: 'a kind that is assumed', fleet: layers({ apps: thing }, assumes({})) },
      {
        title: 'a kind whose CRD is in the same layer',
        fleet: layers({ apps: both(crd('example.com', 'Thing', 'v1'), thing) }),
      },
      {
        title: 'routes with an installed Gateway API',
        fleet: layers(
          {
            apps: both(
              put('gateway.networking.k8s.io/v1', 'HTTPRoute'),
              put('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'),
            ),
          },
          { crds: { gatewayApi: { install: { version: 'v1.3.0', commit } } } },
        ),
      },
      {
        title: 'kinds of the experimental channel',
        fleet: layers(
          {
            apps: both(
              put('gateway.networking.k8s.io/v1alpha2', 'TCPRoute'),
              put('gateway.networking.x-k8s.io/v1alpha1', 'XMesh'),
            ),
          },
          { crds: { gatewayApi: { install: { version: 'v1.4.1', commit, channel: 'experimental' } } } },
        ),
      },
      {
        title: 'an export in a version that the operator’s CRD has',
        fleet: layers({ apps: put('multicluster.x-k8s.io/v1alpha1', 'ServiceExport') }, {}, exporting({})),
      },
    ],
  },
  'object/crd-elsewhere': {
    breaks: [
      {
        title: 'a CRD in another layer than its objects',
        fleet: layers({ apps: thing, kinds: crd('example.com', 'Thing', 'v1') }),
        finds: ['alpha', 'beta'].map(name => ({
          path: 'apps/thing',
          clusters: [name],
          says: "the layer 'apps' has a Thing, whose CRD is in the layer kinds",
        })),
      },
    ],
    holds: [
      {
        title: 'a CRD in the layer of its objects',
        fleet: layers({ apps: both(crd('example.com', 'Thing', 'v1'), thing) }),
      },
      {
        title: 'a CRD that is assumed as well',
        fleet: layers({ apps: thing, kinds: crd('example.com', 'Thing', 'v1') }, assumes({})),
      },
    ],
  },
  'crds/two-owners': {
    breaks: [
      {
        title: 'CRDs that Cilium’s operator owns',
        fleet: layers(
          { apps: crd('multicluster.x-k8s.io', 'ServiceExport', 'v1alpha1') },
          {},
          exporting({ beta: old }, { ...newer, ...mcsApi('v0.4.1') }),
        ),
        finds: ['Cilium’s operator installs and owns', 'the layer prerequisites brings'].map((who, i) => ({
          path: 'apps/customresourcedefinition',
          clusters: [i === 0 ? 'alpha' : 'beta'],
          says: `the layer 'apps' has the CRD of ServiceExport, which ${who}`,
        })),
      },
      {
        title: 'CRDs that something else brings',
        fleet: layers(
          {
            apps: both(
              crd('gateway.networking.k8s.io', 'HTTPRoute', 'v1'),
              put('gateway.networking.k8s.io/v1', 'HTTPRoute'),
            ),
          },
          { crds: { gatewayApi: { assumes: { version: 'v1.6.1' } } } },
        ),
        finds: ['alpha', 'beta'].map(name => ({
          path: 'apps/customresourcedefinition',
          clusters: [name],
          says: 'something else brings, as crds.gatewayApi says',
        })),
      },
    ],
    holds: [
      {
        title: 'CRDs of a layer’s own',
        fleet: layers({
          apps: both(crd('example.com', 'Thing', 'v1'), put('v1', 'ConfigMap')),
        }),
      },
    ],
  },
};
