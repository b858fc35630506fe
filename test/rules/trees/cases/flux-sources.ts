import type { Breaking, CasesByRule } from '../../plan/cases/case';
import {
  at,
  chartRelease,
  gitRepository,
  helmRelease,
  helmRepository,
  layerOf,
  ociRepository,
  type Written,
} from './fleet';

const digest = `sha256:${'a'.repeat(64)}`;
const helmChart = (version: string): Written => ({
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'HelmChart',
  metadata: { name: 'web', namespace: 'flux-system' },
  spec: { chart: 'web', version, interval: '5m', sourceRef: { kind: 'HelmRepository', name: 'web' } },
});

const moving = (title: string, object: Written, says: string): Breaking => ({
  title,
  fleet: layerOf([object]),
  finds: [at(0, says)],
});

export const fluxSources: CasesByRule = {
  'flux/unpinned': {
    breaks: [
      moving('no chart version', chartRelease({ version: undefined }), 'names no chart version'),
      ...['*', '1.x', '^1.2.3', '>=1.0.0 <2.0.0', '1', ''].map(version =>
        moving(`the chart version '${version}'`, chartRelease({ version }), `fits '${version}'`),
      ),
      moving(
        'a HelmChart',
        helmChart('~1.2'),
        "HelmChart flux-system/web takes whichever chart version fits '~1.2'",
      ),
      moving('an artifact without ref', ociRepository({ ref: undefined }), 'which means the tag latest'),
      moving(
        'an artifact with an empty ref',
        ociRepository({ ref: { semverFilter: 'a' } }),
        'the tag latest',
      ),
      moving('the tag latest', ociRepository({ ref: { tag: 'latest' } }), 'follows the tag latest'),
      moving(
        'a range beside a tag',
        ociRepository({ ref: { semver: '>=1.0.0', tag: '1.2.3' } }),
        "takes whichever tag fits '>=1.0.0'",
      ),
      moving('a branch', gitRepository({ ref: { branch: 'main' } }), 'follows the branch main'),
      moving('no ref', gitRepository({ ref: undefined }), 'follows the branch master'),
      moving('a range of tags', gitRepository({ ref: { semver: '1.x', tag: 'v1' } }), "tag fits '1.x'"),
      moving(
        'a pull request',
        gitRepository({ ref: { name: 'refs/pull/1/head' } }),
        'follows refs/pull/1/head',
      ),
    ],
    holds: [
      {
        title: 'exact versions',
        fleet: layerOf([chartRelease(), chartRelease({ version: 'v1.2.3-rc.1' }, 'api')]),
      },
      {
        title: 'a chart from git, whose version nobody reads',
        fleet: layerOf([
          gitRepository({ ref: { commit: 'a'.repeat(40), branch: 'main' } }),
          chartRelease({ version: '*', sourceRef: { kind: 'GitRepository', name: 'web' } }),
        ]),
      },
      { title: 'a digest over a range', fleet: layerOf([ociRepository({ ref: { digest, semver: '*' } })]) },
      { title: 'a tag', fleet: layerOf([ociRepository(), helmRelease()]) },
      { title: 'a tag by its full name', fleet: layerOf([gitRepository({ ref: { name: 'refs/tags/v1' } })]) },
      { title: 'a tag in git', fleet: layerOf([gitRepository()]) },
    ],
  },

  'flux/helm-repository-oci': {
    breaks: [
      moving(
        'the type oci',
        helmRepository({ type: 'oci', url: 'oci://ghcr.io/example' }),
        'HelmRepository flux-system/web has the type oci',
      ),
    ],
    holds: [{ title: 'another type', fleet: layerOf([helmRepository(), ociRepository()]) }],
  },
};
