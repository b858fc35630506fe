import { onlyWith } from '../checks';
import { duration, nameRef, objectName, shortDuration } from '../common';
import { namespaced } from '../kind';
import { choice, flag, list, map, need, object, text } from '../node';

/** Providers that can put a status on a commit. */
const forges = ['github', 'gitlab', 'gitea', 'bitbucketserver', 'bitbucket', 'azuredevops'] as const;

const providerType = choice(
  ...forges,
  'alertmanager',
  'azureeventhub',
  'datadog',
  'discord',
  'generic',
  'generic-hmac',
  'giteapullrequestcomment',
  'githubdispatch',
  'githubpullrequestcomment',
  'gitlabmergerequestcomment',
  'googlechat',
  'googlepubsub',
  'grafana',
  'incident.io',
  'lark',
  'matrix',
  'msteams',
  'nats',
  'opsgenie',
  'otel',
  'pagerduty',
  'rocket',
  'sentry',
  'slack',
  'telegram',
  'webex',
  'zoom',
  'zulip',
);

const line = text({ maxLength: 2048 });

const providerSpec = object(
  {
    address: line,
    certSecretRef: nameRef,
    channel: line,
    commitStatusExpr: text(),
    interval: duration,
    proxy: text({
      pattern: /^(http|https):\/\/.*$/u,
      maxLength: 2048,
      says: 'a URL of at most 2048 characters that starts with https:// or http://',
    }),
    proxySecretRef: nameRef,
    secretRef: nameRef,
    serviceAccountName: text(),
    suspend: flag,
    timeout: shortDuration,
    type: need(providerType),
    username: line,
  },
  onlyWith('commitStatusExpr', 'type', ...forges),
);

/** notification.toolkit.fluxcd.io/v1beta3 Provider (notification-controller), as of Flux 2.9. */
export const providerSchema = namespaced(['notification.toolkit.fluxcd.io/v1beta3'], 'Provider', {
  spec: need(providerSpec),
});

/** Kinds whose events Flux passes on, and that a webhook may wake. */
const eventKind = choice(
  'ArtifactGenerator',
  'Bucket',
  'ExternalArtifact',
  'FluxInstance',
  'GitRepository',
  'HelmChart',
  'HelmRelease',
  'HelmRepository',
  'ImagePolicy',
  'ImageRepository',
  'ImageUpdateAutomation',
  'Kustomization',
  'OCIRepository',
  'ResourceSet',
  'ResourceSetInputProvider',
);

const eventSource = {
  apiVersion: text(),
  kind: need(eventKind),
  name: need(objectName),
  namespace: objectName,
  matchLabels: map(text()),
};

const alertSpec = object({
  eventMetadata: map(text()),
  eventSeverity: choice('info', 'error'),
  eventSources: need(list(object(eventSource))),
  exclusionList: list(text()),
  inclusionList: list(text()),
  providerRef: need(nameRef),
  summary: text({ maxLength: 255 }),
  suspend: flag,
});

/** notification.toolkit.fluxcd.io/v1beta3 Alert (notification-controller), as of Flux 2.9. */
export const alertSchema = namespaced(['notification.toolkit.fluxcd.io/v1beta3'], 'Alert', {
  spec: need(alertSpec),
});
