import type { RuleInfo } from '../findings/index';

const docs = 'fluxcd.io/flux/guides/mozilla-sops';
const refused = 'Flux cannot apply the folder, and none of its Secrets arrives.';
const readable = 'The secret would stand in git for everyone who can read the repository, for ever.';

/** The mistakes of files with encrypted Secrets. They are found where the files are read. */
export const fileMistakes = {
  unusable: {
    id: 'secret-file/unusable',
    severity: 'error',
    breaks: 'The Secrets that were meant would be left out.',
    docs: 'docs/blueprints.md, secrets',
  },
  outside: {
    id: 'secret-file/outside',
    severity: 'error',
    breaks: 'Any file of the machine that runs Meshprint could get into a repository.',
    docs: 'docs/blueprints.md, secrets',
  },
  name: {
    id: 'secret-file/name',
    severity: 'error',
    breaks: 'In the folder of the repository one file would take the place of another.',
    docs: 'docs/blueprints.md, secrets',
  },
  notYaml: { id: 'secret-file/not-yaml', severity: 'error', breaks: refused, docs },
  notSecret: { id: 'secret-file/not-a-secret', severity: 'error', breaks: refused, docs },
  inClear: { id: 'secret-file/in-clear', severity: 'error', breaks: readable, docs },
  noMetadata: { id: 'secret-file/no-metadata', severity: 'error', breaks: refused, docs },
} satisfies Record<string, RuleInfo>;
