import type { RuleInfo } from '../findings/index';

const docs = 'docs/blueprints.md, policies in Cilium’s own words';

/** The mistakes of files with policies. They are found where the files are read. */
export const policyFileMistakes = {
  unusable: {
    id: 'policy-file/unusable',
    severity: 'error',
    breaks: 'The policies that were meant would be left out, and what they deny would pass.',
    docs,
  },
  outside: {
    id: 'policy-file/outside',
    severity: 'error',
    breaks: 'Any file of the machine that runs Meshprint could get into a repository.',
    docs,
  },
  notYaml: {
    id: 'policy-file/not-yaml',
    severity: 'error',
    breaks: 'The policies in the file would be left out, and what they deny would pass.',
    docs,
  },
  notPolicy: {
    id: 'policy-file/not-a-policy',
    severity: 'error',
    breaks: 'The document would be left out without a word, or applied before what it needs.',
    docs,
  },
  apiVersion: {
    id: 'policy-file/api-version',
    severity: 'error',
    breaks: 'The API server does not know the object, and Flux with it refuses every policy of the cluster.',
    docs: 'cilium pkg/k8s/apis/cilium.io/client/crds; kubernetes.io/docs/reference/using-api/deprecation-guide',
  },
  serverOwned: {
    id: 'policy-file/server-owned',
    severity: 'error',
    breaks:
      'The API server refuses an object with the number of another one, or keeps one that nothing can delete any more, and Flux with it every policy of the cluster.',
    docs: 'kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta, read-only fields',
  },
} satisfies Record<string, RuleInfo>;
