import type { CasesByRule } from '../../plan/cases/case';
import {
  at,
  chartRelease,
  configMap,
  gitRepository,
  helmRelease,
  helmRepository,
  kustomization,
  layerOf,
  ociRepository,
  type Written,
} from './fleet';

const marked = (where: 'labels' | 'annotations', key: string, value: string): Written =>
  configMap({ [where]: { [`kustomize.toolkit.fluxcd.io/${key}`]: value } });
const own = { sourceRef: { kind: 'GitRepository', name: 'flux-system' } };
const folder = { repository: { url: 'https://git.example.com/fleet/all.git', path: 'clusters/alpha' } };
const sister = { repository: { url: 'https://git.example.com/fleet/all', path: 'clusters/beta' } };
const install = {
  mesh: {
    trust: {
      certManager: { issuer: 'ca', provision: { install: { version: 'v1.19.1', rootSecret: 'ca' } } },
    },
  },
} as const;
const inCertManager = (spec: object = {}): Written => ({
  ...helmRelease(spec, 'cert-manager'),
  metadata: { name: 'cert-manager', namespace: 'cert-manager' },
});
const clash = { rules: ['flux/release-clash'], because: 'the release has the same name too' };
const dependsOn = (...names: string[]): object => ({ dependsOn: names.map(name => ({ name })) });

export const fluxOwners: CasesByRule = {
  'flux/switched-off': {
    breaks: [
      {
        title: 'reconciliation',
        fleet: layerOf([marked('annotations', 'reconcile', 'disabled')]),
        finds: [at(0, 'has kustomize.toolkit.fluxcd.io/reconcile: disabled, so that Flux does not apply it')],
      },
      {
        title: 'a label in other letters',
        fleet: layerOf([marked('labels', 'reconcile', 'Disabled')]),
        finds: [at(0, 'reconcile: Disabled')],
      },
      {
        title: 'the apply',
        fleet: layerOf([marked('labels', 'ssa', 'Ignore')]),
        finds: [at(0, 'ssa: Ignore')],
      },
      {
        title: 'every apply but the first',
        fleet: layerOf([marked('annotations', 'ssa', 'IfNotPresent')]),
        finds: [at(0, 'so that Flux applies it once')],
      },
      {
        title: 'an object of Flux',
        fleet: layerOf([gitRepository({ suspend: true })]),
        finds: [at(0, 'GitRepository flux-system/web is suspended')],
      },
    ],
    holds: [
      {
        title: 'what only changes how it is applied or deleted',
        fleet: layerOf([
          marked('annotations', 'ssa', 'Merge'),
          { ...marked('annotations', 'prune', 'disabled'), kind: 'Service', spec: { clusterIP: 'None' } },
        ]),
      },
      { title: 'an object of Flux at work', fleet: layerOf([gitRepository({ suspend: false })]) },
      {
        title: 'a suspension that Flux does not read',
        fleet: layerOf([
          { ...configMap(), apiVersion: 'batch/v1', kind: 'CronJob', spec: { suspend: true } },
        ]),
      },
    ],
  },

  'flux/release-clash': {
    breaks: [
      {
        title: 'one name twice',
        fleet: layerOf([helmRelease(), helmRelease({ releaseName: 'web' }, 'api')]),
        finds: [
          at(1, "HelmRelease flux-system/api and HelmRelease flux-system/web are both the release 'web'"),
        ],
      },
      {
        title: 'a name that follows from the target namespace',
        fleet: layerOf([
          helmRelease({ targetNamespace: 'shop' }),
          helmRelease({ releaseName: 'shop-web', targetNamespace: 'bank' }, 'api'),
        ]),
        finds: [at(1, "both the release 'shop-web' with its records in 'flux-system'")],
      },
      {
        title: 'the release of Cilium',
        fleet: layerOf([helmRelease({ storageNamespace: 'kube-system' }, 'cilium')]),
        finds: [at(0, "HelmRelease flux-system/cilium are both the release 'cilium'")],
      },
      {
        title: 'the release of cert-manager, where the fleet installs it',
        fleet: layerOf(
          [helmRelease({ releaseName: 'cert-manager', storageNamespace: 'cert-manager' })],
          install,
        ),
        finds: [at(0, "both the release 'cert-manager'")],
      },
    ],
    holds: [
      { title: 'other names', fleet: layerOf([helmRelease(), helmRelease({}, 'api')]) },
      {
        title: 'records elsewhere',
        fleet: layerOf([helmRelease(), helmRelease({ releaseName: 'web', storageNamespace: 'shop' }, 'api')]),
      },
      {
        title: 'another cluster',
        fleet: layerOf([
          helmRelease(),
          helmRelease({ releaseName: 'web', kubeConfig: { secretRef: { name: 'far' } } }, 'api'),
        ]),
      },
      { title: 'cert-manager where something else brings it', fleet: layerOf([inCertManager()]) },
    ],
  },

  'flux/second-cilium': {
    breaks: [
      {
        title: 'from an OCI registry',
        fleet: layerOf([ociRepository({ url: 'oci://quay.io/cilium/charts/cilium/' }), helmRelease()]),
        finds: [at(1, 'HelmRelease flux-system/web installs the chart of Cilium')],
      },
      {
        title: 'from a Helm repository',
        fleet: layerOf([chartRelease({ chart: 'cilium' })]),
        finds: [at(0, 'installs the chart of Cilium')],
      },
      {
        title: 'from a folder in git',
        fleet: layerOf([
          chartRelease({
            chart: './install/kubernetes/cilium',
            sourceRef: { kind: 'GitRepository', name: 'web' },
          }),
        ]),
        finds: [at(0, 'installs the chart of Cilium')],
      },
      {
        title: 'by way of the fleet’s own source',
        fleet: layerOf([
          helmRelease(
            {
              chartRef: { kind: 'OCIRepository', name: 'cilium-chart', namespace: 'kube-system' },
              releaseName: 'cilium',
              storageNamespace: 'kube-system',
            },
            'again',
          ),
        ]),
        finds: [at(0, 'installs the chart of Cilium')],
        also: clash,
      },
      {
        title: 'by way of a HelmChart',
        fleet: layerOf([
          {
            apiVersion: 'source.toolkit.fluxcd.io/v1',
            kind: 'HelmChart',
            metadata: { name: 'net', namespace: 'default' },
            spec: {
              chart: 'cilium',
              version: '1.20.3',
              interval: '5m',
              sourceRef: { kind: 'HelmRepository', name: 'web' },
            },
          },
          helmRelease({ chartRef: { kind: 'HelmChart', name: 'net', namespace: 'default' } }),
        ]),
        finds: [at(1, 'installs the chart of Cilium')],
      },
    ],
    holds: [
      { title: 'another chart', fleet: layerOf([ociRepository(), helmRelease(), chartRelease({}, 'api')]) },
      {
        title: 'a chart that nobody knows here',
        fleet: layerOf([helmRelease({ chartRef: { kind: 'OCIRepository', name: 'cilium' } })]),
      },
      {
        title: 'Cilium in a cluster of another fleet',
        fleet: layerOf([
          {
            ...chartRelease({ chart: 'cilium' }),
            spec: {
              ...(chartRelease({ chart: 'cilium' }).spec as object),
              kubeConfig: { secretRef: { name: 'far' } },
            },
          },
        ]),
      },
    ],
  },

  'flux/path-taken': {
    breaks: [
      {
        title: 'a layer of Meshprint',
        fleet: layerOf([kustomization({ ...own, path: './cilium' })]),
        finds: [
          at(0, "Kustomization flux-system/web applies the folder './cilium' of this repository, which Mesh"),
        ],
      },
      {
        title: 'the layer that it is in',
        fleet: layerOf([kustomization({ ...own, path: 'apps/' })]),
        finds: [at(0, "'./apps'")],
      },
      {
        title: 'a folder below one',
        fleet: layerOf([kustomization({ ...own, path: './flux/flux-system' })]),
        finds: [at(0, 'which Meshprint writes and applies')],
      },
      {
        title: 'the whole repository',
        fleet: layerOf([kustomization(own)]),
        finds: [at(0, "'./' of this repository, which has folders of Meshprint in it")],
      },
      {
        title: 'from another namespace, and by a detour',
        fleet: layerOf([
          kustomization(
            { sourceRef: { ...own.sourceRef, namespace: 'flux-system' }, path: './cilium' },
            'web',
            'default',
          ),
          kustomization({ ...own, path: './teams/../cilium' }),
        ]),
        finds: [at(0, "'./cilium'"), at(1, "'./cilium'")],
      },
      {
        title: 'the folder of the cluster in a repository of many',
        fleet: layerOf([kustomization({ ...own, path: './clusters/alpha/cilium' })], {}, { alpha: folder }),
        finds: [at(0, "'./clusters/alpha/cilium'")],
      },
      {
        title: 'the folder of another cluster in the same repository',
        fleet: layerOf(
          [kustomization({ ...own, path: './clusters/beta' })],
          {},
          { alpha: folder, beta: sister },
        ),
        finds: [{ path: 'apps/o0', clusters: ['alpha', 'beta'], says: "'./clusters/beta'" }],
      },
      {
        title: 'the same repository under another name',
        fleet: layerOf([
          gitRepository({ url: 'https://git.example.com/fleet/1', ref: { branch: 'main' } }),
          kustomization({ path: './cilium' }),
        ]),
        finds: [at(1, "'./cilium'")],
      },
    ],
    holds: [
      {
        title: 'another repository',
        fleet: layerOf([gitRepository(), kustomization({ path: './cilium' })]),
      },
      {
        title: 'another branch',
        fleet: layerOf([
          gitRepository({ url: 'https://git.example.com/fleet/1', ref: { branch: 'apps' } }),
          kustomization({ path: './cilium' }),
        ]),
      },
      {
        title: 'a folder of people’s own',
        fleet: layerOf([
          kustomization({ ...own, path: './teams/cilium' }),
          kustomization({ ...own, path: './cilium-extras' }, 'other'),
        ]),
      },
      {
        title: 'a folder of that name outside the cluster’s',
        fleet: layerOf([kustomization({ ...own, path: './cilium' })], {}, { alpha: folder }),
      },
    ],
  },

  'flux/missing-reference': {
    breaks: [
      {
        title: 'a Kustomization',
        fleet: layerOf([gitRepository(), kustomization(dependsOn('databases', 'cilium'))]),
        finds: [
          at(1, 'spec.dependsOn[0] names the Kustomization flux-system/databases, which is not in this'),
        ],
      },
      {
        title: 'a layer that the cluster does not have',
        fleet: layerOf([gitRepository(), kustomization(dependsOn('services'))]),
        finds: [at(1, 'Kustomization flux-system/services')],
      },
      {
        title: 'a HelmRelease, where there is only a Kustomization of that name',
        fleet: layerOf([ociRepository(), helmRelease(dependsOn('cilium'))]),
        finds: [at(1, 'names the HelmRelease flux-system/cilium')],
      },
      {
        title: 'sources',
        fleet: layerOf([kustomization(), helmRelease(), chartRelease({}, 'api')]),
        finds: [
          at(0, 'spec.sourceRef names the GitRepository flux-system/web'),
          at(1, 'spec.chartRef names the OCIRepository flux-system/web'),
          at(2, 'spec.chart.spec.sourceRef names the HelmRepository flux-system/web'),
        ],
      },
    ],
    holds: [
      {
        title: 'what is there',
        fleet: layerOf([
          gitRepository(),
          ociRepository(),
          helmRepository(),
          kustomization(dependsOn('cilium', 'mesh-ready', 'flux-system')),
          helmRelease({ dependsOn: [{ name: 'cilium', namespace: 'kube-system' }] }),
          chartRelease({}, 'api'),
        ]),
      },
      { title: 'the repository itself', fleet: layerOf([kustomization({ ...own, path: './teams' })]) },
      {
        title: 'what a controller makes',
        fleet: layerOf([kustomization({ sourceRef: { kind: 'ExternalArtifact', name: 'web' } })]),
      },
      {
        title: 'a reference without a name',
        fleet: layerOf([kustomization({ dependsOn: [{}], sourceRef: { kind: 'GitRepository' } })]),
        also: { rules: ['object/invalid'], because: 'the schema says so' },
      },
    ],
  },

  'flux/dependency-cycle': {
    breaks: [
      {
        title: 'two',
        fleet: layerOf([kustomization(dependsOn('b'), 'a'), kustomization(dependsOn('a'), 'b')]),
        finds: [
          at(
            0,
            'Kustomization flux-system/a waits for itself, by way of Kustomization flux-system/a, Kustomization flux-system/b',
          ),
        ],
      },
      {
        title: 'one',
        fleet: layerOf([helmRelease(dependsOn('web'))]),
        finds: [at(0, 'HelmRelease flux-system/web waits for itself')],
      },
      {
        title: 'the layer that it is in',
        fleet: layerOf([kustomization(dependsOn('apps'))]),
        finds: [at(0, 'by way of Kustomization flux-system/web, Kustomization flux-system/apps')],
      },
      {
        title: 'two pairs',
        fleet: layerOf([
          kustomization(dependsOn('b'), 'a'),
          kustomization(dependsOn('a'), 'b'),
          helmRelease(dependsOn('d'), 'c'),
          helmRelease(dependsOn('c'), 'd'),
        ]),
        finds: [at(0, 'flux-system/a waits'), at(2, 'flux-system/c waits')],
      },
    ],
    holds: [
      {
        title: 'a chain',
        fleet: layerOf([
          kustomization(dependsOn('b', 'c', 'cilium'), 'a'),
          kustomization(dependsOn('c'), 'b'),
          kustomization(dependsOn('services'), 'c'),
        ]),
      },
      {
        title: 'names that are equal in two namespaces',
        fleet: layerOf([
          kustomization({ dependsOn: [{ name: 'web', namespace: 'default' }] }),
          kustomization({}, 'web', 'default'),
        ]),
      },
    ],
  },

  'flux/variable-name': {
    breaks: [
      {
        title: 'a dash, a digit at the beginning, nothing',
        fleet: layerOf([
          kustomization({ postBuild: { substitute: { 'my-var': 'a', '1st': 'b', '': 'c', ok: 'd' } } }),
        ]),
        finds: [
          at(0, "''"),
          at(0, "'1st'"),
          at(0, "spec.postBuild.substitute has 'my-var', which is no name"),
        ],
      },
    ],
    holds: [
      {
        title: 'names',
        fleet: layerOf([kustomization({ postBuild: { substitute: { _a1: 'x', B: 'y' } } }), helmRelease()]),
      },
      {
        title: 'no map',
        fleet: layerOf([kustomization({ postBuild: { substitute: ['a-b'] } })]),
        also: { rules: ['object/invalid'], because: 'the schema says so' },
      },
    ],
  },
};
