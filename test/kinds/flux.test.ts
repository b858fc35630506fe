import { refuses } from './refuses';
import { foreignSamples, samples } from './samples';

const durationSentence = 'must be a duration such as 30s, 5m or 1h30m';
const shortSentence = 'must be a duration such as 90s or 5m, without hours';

refuses('HelmRelease', samples.helmRelease, [
  ['spec.vals', {}, "is not a known field; did you mean 'values'?"],
  ['spec.interval', undefined, 'is missing'],
  ['spec.interval', '30', durationSentence],
  ['spec.interval', '1d', durationSentence],
  ['spec.chartRef', undefined, 'must have chart or chartRef', 'spec'],
  [
    'spec.chart',
    { spec: { chart: 'a', sourceRef: { kind: 'Bucket', name: 'b' } } },
    'must have only one of chart and chartRef',
    'spec',
  ],
  [
    'spec.install.strategy.name',
    'RemediateOnFailure',
    'is only allowed with name RetryOnFailure',
    'spec.install.strategy.retryInterval',
  ],
  [
    'spec.upgrade.strategy',
    { name: 'RemediateOnFailure', retryInterval: '1m' },
    'is only allowed with name RetryOnFailure',
    'spec.upgrade.strategy.retryInterval',
  ],
  ['spec.upgrade.serverSideApply', true, 'must be enabled, disabled or auto, not true'],
  ['spec.install.serverSideApply', 'auto', 'must be true or false, not "auto"'],
  ['spec.install.crds', 'skip', `must not be "skip"; did you mean 'Skip'?`],
  ['spec.kubeConfig', {}, 'must have configMapRef or secretRef'],
  [
    'spec.kubeConfig.configMapRef',
    { name: 'a' },
    'must have only one of configMapRef and secretRef',
    'spec.kubeConfig',
  ],
  [
    'spec.releaseName',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'must be a name of 1 to 53 characters',
  ],
  ['spec.values', 'a: 1', 'must be a map, not "a: 1"'],
  ['spec.valuesFrom[0].valuesKey', 'a/b', "must be at most 253 letters, digits, '-', '_' and '.'"],
  ['spec.valuesFrom[0].targetPath', 'a b', 'must be a dotted path of at most 250 characters, such as a.b[0]'],
  ['spec.maxHistory', 2.5, 'must be a whole number, not 2.5'],
  ['metadata.namespace', undefined, 'is missing: a HelmRelease is in a namespace'],
]);

refuses('HelmRelease with a chart', samples.helmReleaseOfChart, [
  [
    'spec.chart.spec.sourceRef.kind',
    'OCIRepository',
    'must be HelmRepository, GitRepository or Bucket, not "OCIRepository"',
  ],
  ['spec.chart.spec.verify.matchOIDCIdentity', [], 'is not a known field'],
]);

refuses('Kustomization', samples.fluxKustomization, [
  ['spec.prune', undefined, 'is missing'],
  ['spec.dependsOn[0]', 'first', 'must be a map, not "first"'],
  [
    'spec.sourceRef.kind',
    'HelmRepository',
    'must be OCIRepository, GitRepository, Bucket or ExternalArtifact, not "HelmRepository"',
  ],
  ['spec.deletionPolicy', 'Keep', 'must be MirrorPrune, Delete, WaitForTermination or Orphan, not "Keep"'],
  ['spec.namePrefix', '', 'must be a text of 1 to 200 characters'],
  ['spec.postBuild.substitute.a', 1, 'must be a string, not 1'],
]);

refuses('OCIRepository', samples.ociRepository, [
  ['spec.timeout', '1h', shortSentence],
  ['spec.url', 'https://quay.io/a', 'must be a URL that starts with oci://'],
]);

refuses('GitRepository', samples.gitRepository, [
  ['spec.timeout', '1h', shortSentence],
  ['spec.url', 'git@example.com:a.git', 'must be a URL that starts with https://, http:// or ssh://'],
  ['spec.provider', 'github', 'is only allowed with provider azure or aws', 'spec.serviceAccountName'],
  ['spec.provider', undefined, 'is only allowed with provider azure or aws', 'spec.serviceAccountName'],
]);

refuses('HelmChart', foreignSamples.helmChart, [
  ['spec.sourceRef.kind', 'Bucket', 'is only allowed with a HelmRepository as sourceRef', 'spec.verify'],
]);

refuses('HelmRepository', foreignSamples.helmRepository, [
  ['spec.type', 'git', 'must be default or oci, not "git"'],
]);

refuses('Provider', samples.notificationProvider, [
  [
    'spec.type',
    'slack',
    'is only allowed with type github, gitlab, gitea, bitbucketserver, bitbucket or azuredevops',
    'spec.commitStatusExpr',
  ],
  ['spec.timeout', '1h', shortSentence],
]);

refuses('Alert', samples.notificationAlert, [
  ['spec.eventSources', undefined, 'is missing'],
  ['spec.eventSources[0].kind', 'HelmReleases', `must not be "HelmReleases"; did you mean 'HelmRelease'?`],
]);

refuses('FluxInstance', samples.fluxInstance, [
  ['metadata.name', 'main', "must be 'flux', the only name that a FluxInstance may have"],
  ['spec.sync.provider', 'gcp', 'must not be gcp with kind GitRepository'],
  ['spec.sync.kind', 'Repository', 'must be OCIRepository, GitRepository or Bucket, not "Repository"'],
  [
    'spec.cluster.multitenantWorkloadIdentity',
    true,
    'must be true when multitenantWorkloadIdentity is',
    'spec.cluster.objectLevelWorkloadIdentity',
  ],
  ['spec.distribution.version', 2.9, 'must be a string, not 2.9'],
  ['spec.sharding.shards', [], 'must have at least 1 entry'],
]);
