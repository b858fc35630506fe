import type { CasesByRule } from '../../plan/cases/case';
import {
  at,
  configMap,
  flux,
  gitRepository,
  helmRelease,
  kustomization,
  layerOf,
  ociRepository,
  type Written,
} from './fleet';

const on29 = flux('2.9.4');
const on28 = flux('2.8.8');
const on27 = flux('2.7.5');
/** What every supported Kubernetes fits. */
const cluster = { alpha: { kubernetes: '1.34' } };

const as = (apiVersion: string, object: Written): Written => ({ ...object, apiVersion });
const provider = (type: string): Written => ({
  apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
  kind: 'Provider',
  metadata: { name: 'chat', namespace: 'flux-system' },
  spec: { type, secretRef: { name: 'token' } },
});
const instance: Written = {
  apiVersion: 'fluxcd.controlplane.io/v1',
  kind: 'ResourceSet',
  metadata: { name: 'web', namespace: 'flux-system' },
};
const generator = (spec: object = {}): Written => ({
  apiVersion: 'source.extensions.fluxcd.io/v1beta1',
  kind: 'ArtifactGenerator',
  metadata: { name: 'web', namespace: 'flux-system' },
  spec,
});
const artifacts = {
  crd: 'artifactgenerators.source.extensions.fluxcd.io',
  kind: 'ArtifactGenerator',
  version: 'v1beta1',
};
const health = { apiVersion: 'example.com/v1', current: 'true' };
const artifact = { sourceRef: { kind: 'ExternalArtifact', name: 'web' } };

export const fluxApis: CasesByRule = {
  'flux/api-removed': {
    breaks: [
      {
        title: 'a version of 2.7 on 2.8',
        fleet: layerOf([as('kustomize.toolkit.fluxcd.io/v1beta2', kustomization())], on28, cluster),
        finds: [
          at(0, 'has the API version kustomize.toolkit.fluxcd.io/v1beta2, which Flux 2.8 does not serve'),
        ],
      },
      {
        title: 'a version that no minor serves',
        fleet: layerOf([as('helm.toolkit.fluxcd.io/v2beta1', helmRelease())], on27, cluster),
        finds: [at(0, 'which Flux 2.7 does not serve')],
      },
      {
        title: 'a version of 2.8 on 2.9',
        fleet: layerOf([as('notification.toolkit.fluxcd.io/v1beta2', provider('slack'))], on29),
        finds: [at(0, 'which Flux 2.9 does not serve')],
      },
      {
        title: 'a kind in the wrong group',
        fleet: layerOf([as('source.toolkit.fluxcd.io/v1beta1', generator())]),
        finds: [at(0, 'Flux 2.9 has no kind ArtifactGenerator in source.toolkit.fluxcd.io')],
      },
    ],
    holds: [
      {
        title: 'a version of 2.7 on 2.7',
        fleet: layerOf([as('kustomize.toolkit.fluxcd.io/v1beta2', kustomization())], on27, cluster),
      },
      { title: 'served versions', fleet: layerOf([kustomization(), helmRelease(), provider('slack')]) },
      { title: 'kinds of others', fleet: layerOf([configMap(), instance]) },
    ],
  },

  'flux/api-old': {
    breaks: [
      {
        title: 'the last minor that serves it',
        fleet: layerOf([as('helm.toolkit.fluxcd.io/v2beta2', helmRelease())], on27, cluster),
        finds: [at(0, 'has the API version helm.toolkit.fluxcd.io/v2beta2, which Flux 2.7 still serves')],
      },
      {
        title: 'notifications on 2.8',
        fleet: layerOf([as('notification.toolkit.fluxcd.io/v1beta2', provider('slack'))], on28, cluster),
        finds: [at(0, 'which Flux 2.8 still serves')],
      },
    ],
    holds: [
      { title: 'the newest version', fleet: layerOf([kustomization(), helmRelease()], on27, cluster) },
      {
        title: 'a version that is gone',
        fleet: layerOf([as('helm.toolkit.fluxcd.io/v2beta2', helmRelease())], on28, cluster),
        also: { rules: ['flux/api-removed'], because: 'it is no longer merely old' },
      },
    ],
  },

  'flux/field-too-new': {
    breaks: [
      {
        title: 'a field of 2.8 on 2.7',
        fleet: layerOf([helmRelease({ install: { serverSideApply: true } })], on27, cluster),
        finds: [at(0, 'it has spec.install.serverSideApply, which needs Flux 2.8; the fleet has 2.7')],
      },
      {
        title: 'a field of 2.9 on 2.7 and in a list',
        fleet: layerOf(
          [
            helmRelease({
              valuesFrom: [
                { kind: 'ConfigMap', name: 'a' },
                { kind: 'ConfigMap', name: 'b', targetPath: 'b', literal: true },
              ],
            }),
          ],
          on27,
          cluster,
        ),
        finds: [at(0, 'it has spec.valuesFrom[1].literal, which needs Flux 2.9')],
      },
      {
        title: 'a field of 2.9 on 2.8',
        fleet: layerOf([kustomization({ postBuild: { substituteStrategy: 'Always' } })], on28, cluster),
        finds: [at(0, 'it has spec.postBuild.substituteStrategy')],
      },
      {
        title: 'a value of 2.9 on 2.8',
        fleet: layerOf([gitRepository({ provider: 'aws' })], on28, cluster),
        finds: [at(0, 'spec.provider is aws, which needs Flux 2.9')],
      },
      {
        title: 'a value of 2.8 on 2.7',
        fleet: layerOf([provider('githubpullrequestcomment')], on27, cluster),
        finds: [at(0, 'spec.type is githubpullrequestcomment, which needs Flux 2.8')],
      },
      {
        title: 'what only 2.9 lets out',
        fleet: layerOf(
          [kustomization({ healthCheckExprs: [{ ...health, kind: 'A' }, health] })],
          on28,
          cluster,
        ),
        finds: [at(0, 'spec.healthCheckExprs[1] has no kind, which needs Flux 2.9')],
      },
      {
        title: 'two fields at once',
        fleet: layerOf(
          [
            ociRepository({ verify: { provider: 'cosign', trustedRootSecretRef: { name: 'a' } } }),
            generator({ pathPattern: 'a' }),
          ],
          { ...on28, assumes: [artifacts] },
          cluster,
        ),
        finds: [at(0, 'spec.verify.trustedRootSecretRef'), at(1, 'spec.pathPattern')],
      },
    ],
    holds: [
      {
        title: 'a field of 2.9 on 2.9',
        fleet: layerOf([helmRelease({ postRenderStrategy: 'combined' }), gitRepository({ provider: 'aws' })]),
      },
      {
        title: 'a field of 2.8 on 2.8',
        fleet: layerOf([helmRelease({ waitStrategy: { name: 'poller' } })], on28, cluster),
      },
      { title: 'another value', fleet: layerOf([gitRepository({ provider: 'azure' })], on27, cluster) },
      {
        title: 'a list that is none',
        fleet: layerOf(
          [helmRelease({ valuesFrom: 'a' }), kustomization({ healthCheckExprs: ['a'] })],
          on27,
          cluster,
        ),
        also: { rules: ['object/invalid'], because: 'the schema says so' },
      },
    ],
  },

  'flux/external-artifact': {
    breaks: [
      {
        title: 'artifacts of others',
        fleet: layerOf([
          kustomization(artifact),
          helmRelease({ chartRef: { kind: 'ExternalArtifact', name: 'web' } }),
        ]),
        finds: [at(0, 'is made from an ExternalArtifact'), at(1, 'ExternalArtifact')],
      },
    ],
    holds: [
      { title: 'a source of the usual kind', fleet: layerOf([kustomization()]) },
      {
        title: 'what flux bootstrap may have been told to open',
        fleet: layerOf([kustomization(artifact)], {
          flux: { version: '2.9.4', install: { bootstrap: {} } },
        }),
      },
    ],
  },
};
