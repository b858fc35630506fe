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
} satisfies Record<string, RuleInfo>;
