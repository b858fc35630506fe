import { controllers, helmReleaseKind, providerKind, removedIn29, servedEverywhere } from './common';
import type { FluxRelease } from './release';

/** Flux 2.8. Kubernetes versions, APIs and fields: the announcement of 2.8.0; the floor: helm-controller's changelog. */
export const flux28: FluxRelease = {
  minor: '2.8',
  kubernetes: ['1.33', '1.35'],
  components: controllers,
  apis: { ...servedEverywhere, ...removedIn29 },
  novelties: [
    { kind: helmReleaseKind, path: 'spec.waitStrategy' },
    { kind: helmReleaseKind, path: 'spec.healthCheckExprs' },
    { kind: helmReleaseKind, path: 'spec.install.serverSideApply' },
    { kind: helmReleaseKind, path: 'spec.upgrade.serverSideApply' },
    { kind: helmReleaseKind, path: 'spec.rollback.serverSideApply' },
    {
      kind: providerKind,
      path: 'spec.type',
      values: ['giteapullrequestcomment', 'githubpullrequestcomment', 'gitlabmergerequestcomment'],
    },
  ],
  reportsFailures: false,
  floor: {
    version: '2.8.8',
    mends: 'helm-controller grows in memory and hangs on an artifact, and source-controller has known CVEs',
  },
};
