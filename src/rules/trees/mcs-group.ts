import { groupOf, type KubeObject } from '../../kinds/index';
import { sampleGroup } from '../../releases/index';
import type { TreesRule } from '../rule';
import { peoplesProblems } from './objects';

export const mcsGroup: TreesRule = {
  id: 'object/mcs-group',
  severity: 'error',
  breaks: 'No CRD has this group, so that Flux refuses the whole layer and nothing is exported.',
  docs: 'KEP-1645, whose samples have it; kubernetes-sigs/mcs-api, config/crd',
  check: trees =>
    peoplesProblems(
      trees,
      problemOf,
      'Write multicluster.x-k8s.io, or use new ExportedService(…), which knows the version too.',
    ),
};

const problemOf = ({ apiVersion }: KubeObject): string | undefined =>
  groupOf(apiVersion) === sampleGroup
    ? `has the group ${sampleGroup}, which exists in samples of the proposal only`
    : undefined;
