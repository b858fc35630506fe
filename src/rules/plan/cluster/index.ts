import type { PlanRule } from '../../rule';
import { apiServer } from './api-server';
import { kubeProxy } from './kube-proxy';
import { nestedFolder } from './nested-folder';
import { pushUrl } from './push-url';
import { repository } from './repository';
import { repositoryInClear } from './repository-in-clear';

/** Rules on what is left of a cluster: API server, kube-proxy, repository. */
export const clusterRules: readonly PlanRule[] = [
  apiServer,
  kubeProxy,
  repository,
  repositoryInClear,
  pushUrl,
  nestedFolder,
];
