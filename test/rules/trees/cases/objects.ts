import type { CasesByRule } from '../../plan/cases/case';
import { at, configMap, kustomization, layerOf, type Written } from './fleet';

const clusterWide = (apiVersion: string, kind: string, name: string): Written => ({
  apiVersion,
  kind,
  metadata: { name },
});
const inside = (apiVersion: string, kind: string, name: string, namespace: string): Written => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
});
const deployment = (name: string, namespace: string): Written => ({
  ...inside('apps/v1', 'Deployment', name, namespace),
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: {} },
  },
});
const crd = (name: string): Written =>
  clusterWide('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name);
const namespace = (name: string, marks: object = {}): Written => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, ...marks },
});
const kept = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
const secret = (data: object): Written => ({ ...inside('v1', 'Secret', 'large', 'default'), ...data });
const inClear = { rules: ['object/key-material'], because: 'no Secret is written in clear' };
const widget = (size: number): Written => ({
  ...inside('example.com/v1', 'Widget', 'large', 'default'),
  spec: { text: 'é'.repeat(size / 2) },
});
const widgets = { assumes: [{ crd: 'widgets.example.com', kind: 'Widget', version: 'v1' }] };
const mebibyte = 1024 * 1024;
const older = { alpha: { kubernetes: '1.32' }, beta: { kubernetes: '1.34' } };
const installs = {
  mesh: {
    trust: {
      certManager: { issuer: 'ca', provision: { install: { version: 'v1.19.1', rootSecret: 'ca' } } },
    },
  },
};

export const objects: CasesByRule = {
  'object/too-large': {
    breaks: [
      {
        title: 'a Secret in base64',
        fleet: layerOf([secret({ data: { a: Buffer.alloc(mebibyte + 1).toString('base64') } })]),
        finds: [at(0, 'Secret default/large has more data than a Secret may have')],
        also: inClear,
      },
      {
        title: 'a Secret of several texts',
        fleet: layerOf([secret({ stringData: { a: 'a'.repeat(mebibyte), b: 'b' } })]),
        finds: [at(0, 'has more data')],
        also: inClear,
      },
      {
        title: 'anything that etcd does not take, in bytes and not in characters',
        fleet: layerOf([widget(1.5 * mebibyte)], widgets),
        finds: [at(0, 'Widget default/large is larger than etcd takes')],
      },
    ],
    holds: [
      {
        title: 'a Secret that just fits, although base64 is longer',
        fleet: layerOf([secret({ data: { a: Buffer.alloc(mebibyte).toString('base64') } })]),
        also: inClear,
      },
      { title: 'an object that just fits', fleet: layerOf([widget(1.5 * mebibyte - 200)], widgets) },
      {
        title: 'a ConfigMap, which its schema weighs',
        fleet: layerOf([{ ...configMap(), data: { a: 'a'.repeat(2 * mebibyte) } }]),
        also: { rules: ['object/invalid'], because: 'that is where it is found' },
      },
    ],
  },

  'object/api-removed': {
    breaks: [
      {
        title: 'a CronJob of old',
        fleet: layerOf([inside('batch/v1beta1', 'CronJob', 'nightly', 'default')]),
        finds: [at(0, 'has the API version batch/v1beta1, which Kubernetes has no longer since 1.25')],
      },
      {
        title: 'an API that only some clusters have lost',
        fleet: layerOf(
          [clusterWide('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 'a')],
          {},
          { ...older, gamma: { kubernetes: '1.31' } },
        ),
        finds: [{ path: 'apps/o0', clusters: ['alpha', 'beta'], says: 'no longer since 1.32' }],
        also: { rules: ['cluster/kubernetes-version'], because: 'this Flux supports none that has it still' },
      },
      {
        title: 'a kind that is gone',
        fleet: layerOf([clusterWide('policy/v1beta1', 'PodSecurityPolicy', 'a')]),
        finds: [at(0, 'no longer since 1.25')],
      },
      {
        title: 'a kind that moved to another group',
        fleet: layerOf([inside('extensions/v1beta1', 'Ingress', 'a', 'default')]),
        finds: [at(0, 'no longer since 1.22')],
      },
    ],
    holds: [
      {
        title: 'successors',
        fleet: layerOf([
          inside('batch/v1', 'CronJob', 'nightly', 'default'),
          inside('autoscaling/v2', 'HorizontalPodAutoscaler', 'a', 'default'),
        ]),
      },
      {
        title: 'another kind of a version that lost one',
        fleet: layerOf([clusterWide('storage.k8s.io/v1beta1', 'VolumeAttributesClass', 'a')]),
      },
    ],
  },

  'object/not-yours': {
    breaks: [
      {
        title: 'a controller of Flux',
        fleet: layerOf([deployment('helm-controller', 'flux-system')]),
        finds: [at(0, 'Deployment flux-system/helm-controller belongs to Flux')],
      },
      {
        title: 'the Kustomization that Flux starts from',
        fleet: layerOf([kustomization({}, 'flux-system')]),
        finds: [at(0, 'Kustomization flux-system/flux-system belongs to Flux')],
      },
      {
        title: 'its rights',
        fleet: layerOf([
          {
            ...clusterWide(
              'rbac.authorization.k8s.io/v1',
              'ClusterRoleBinding',
              'cluster-reconciler-flux-system',
            ),
            roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
          },
        ]),
        finds: [at(0, 'belongs to Flux')],
      },
      {
        title: 'the configuration of Cilium',
        fleet: layerOf([inside('v1', 'ConfigMap', 'cilium-config', 'kube-system')]),
        finds: [at(0, 'ConfigMap kube-system/cilium-config belongs to Cilium')],
      },
    ],
    holds: [
      {
        title: 'the same names elsewhere',
        fleet: layerOf([
          deployment('helm-controller', 'default'),
          inside('v1', 'ConfigMap', 'cilium-config', 'default'),
          inside('v1', 'ConfigMap', 'helm-controller', 'flux-system'),
          clusterWide('rbac.authorization.k8s.io/v1', 'ClusterRole', 'helm-controller'),
        ]),
      },
      { title: 'what people have in those namespaces', fleet: layerOf([kustomization({}, 'teams')]) },
    ],
  },

  'object/owned-crd': {
    breaks: [
      {
        title: 'of Cilium',
        fleet: layerOf([crd('ciliumnetworkpolicies.cilium.io')]),
        finds: [at(0, "'ciliumnetworkpolicies.cilium.io' is brought by Cilium’s operator")],
      },
      {
        title: 'of Flux and of its operator',
        fleet: layerOf([
          crd('helmreleases.helm.toolkit.fluxcd.io'),
          crd('resourcesets.fluxcd.controlplane.io'),
        ]),
        finds: [at(0, 'is brought by Flux'), at(1, 'is brought by Flux')],
      },
      {
        title: 'of cert-manager, where the fleet installs it',
        fleet: layerOf([crd('orders.acme.cert-manager.io'), crd('issuers.cert-manager.io')], installs),
        finds: [at(0, 'the chart of cert-manager'), at(1, 'the chart of cert-manager')],
      },
    ],
    holds: [
      { title: 'of others', fleet: layerOf([crd('widgets.example.com'), crd('a.not-cilium.io')]) },
      {
        title: 'of cert-manager, where something else brings it',
        fleet: layerOf([crd('issuers.cert-manager.io')]),
      },
    ],
  },

  'object/system-namespace': {
    breaks: ['default', 'kube-system', 'flux-system'].map(name => ({
      title: name,
      fleet: layerOf([namespace(name)]),
      finds: [at(0, `the layer makes the namespace '${name}'`)],
    })),
    holds: [
      { title: 'a namespace of people’s', fleet: layerOf([namespace('shop')]) },
      {
        title: 'one that is never deleted',
        fleet: layerOf([
          namespace('kube-system', { annotations: kept }),
          namespace('default', { labels: { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } }),
        ]),
      },
      { title: 'an object of that name', fleet: layerOf([configMap({ name: 'kube-system' })]) },
    ],
  },

  'layer/crowded': {
    breaks: [
      {
        title: 'ten thousand and one',
        fleet: layerOf(Array.from({ length: 10_001 }, (_, i) => configMap({ name: `a${i}` }))),
        finds: [{ path: 'apps', clusters: ['alpha'], says: "the layer 'apps' has 10001 objects" }],
      },
    ],
    holds: [
      {
        title: 'ten thousand',
        fleet: layerOf(Array.from({ length: 10_000 }, (_, i) => configMap({ name: `a${i}` }))),
      },
    ],
  },
};
