import type { DangerRule } from './danger';

/** Clusters that join and leave. */
export const repositories: DangerRule = {
  id: 'repository',
  source: 'Documentation/network/clustermesh/setup.rst',
  judge: ({ file, kind }) => {
    if (file !== '') return undefined;
    return kind === 'added'
      ? { grade: 'low', reason: 'a cluster joins; the others read it as a new peer without a restart' }
      : {
          grade: 'high',
          reason:
            'a cluster leaves: the others lose its backends; in the cluster itself nothing is deleted, since Flux keeps what it applied',
        };
  },
};
