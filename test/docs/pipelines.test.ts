import { spawnSync } from 'node:child_process';
import { parseDocument } from 'yaml';
import { files, read } from './texts';

// What cannot be run here is at least read: it parses, its shell too, and it gives away no rights.

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': unknown };
  readonly jobs: Readonly<Record<string, Job>>;
}

const ours = files('.github/workflows/*.yml');
const templates = files('docs/pipelines/github-*.yml');

function parsed(file: string): unknown {
  const document = parseDocument(read(file), { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}
const workflow = (file: string): Workflow => parsed(file) as Workflow;
const steps = (file: string): Step[] => Object.values(workflow(file).jobs).flatMap(job => job.steps);

function expectShell(script: string): void {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  expect({ status, stderr, script }).toEqual({ status: 0, stderr: '', script });
}

test('there are workflows of this repository, and templates', () => {
  expect(ours).toEqual(
    expect.arrayContaining(['ci', 'kind', 'review'].map(name => `.github/workflows/${name}.yml`)),
  );
  expect(templates).toEqual(['docs/pipelines/github-publish.yml', 'docs/pipelines/github-review.yml']);
});

test.each([...files('*.yml', '*.yaml')])('%s is YAML', file => {
  expect(parsed(file)).toBeInstanceOf(Object);
});

describe.each([...ours, ...templates])('%s', file => {
  test('never runs with the rights of this repository what a stranger wrote', () => {
    const { on } = workflow(file);
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
  });

  test('puts nothing into a script but by its environment', () => {
    for (const { run = '' } of steps(file)) expect(run).not.toContain('${{');
  });

  test('gives no job more than it says, and no job for ever', () => {
    const { permissions, concurrency, jobs } = workflow(file);
    expect(permissions).toBeDefined();
    expect(concurrency?.group).toBeDefined();
    for (const value of Object.values(permissions ?? {})) expect(value).toBe('read');
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('names actions by commit, with the version beside it', () => {
    const text = read(file);
    for (const { uses } of steps(file)) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+$`, 'm'));
    }
  });

  test('leaves no credentials in a checkout', () => {
    for (const { uses = '', with: options } of steps(file))
      if (uses.startsWith('actions/checkout@')) expect(options?.['persist-credentials']).toBe(false);
  });

  test('has shell that parses', () => {
    for (const { run } of steps(file)) if (run !== undefined) expectShell(run);
  });
});

describe('review', () => {
  test('of this repository is the template, but for the build', () => {
    const body = (file: string): string => read(file).replace(/^(?:#.*\n)+/, '');
    expect(body('.github/workflows/review.yml').replace('      - run: npm run build\n', '')).toBe(
      body('docs/pipelines/github-review.yml'),
    );
  });

  test('may write only where nothing of the pull request runs', () => {
    const { jobs, permissions } = workflow('docs/pipelines/github-review.yml');
    expect(permissions).toEqual({});
    for (const { permissions: rights = {}, steps: all } of Object.values(jobs)) {
      const runsTheirs = all.some(
        ({ uses, run }) => (uses ?? '').includes('checkout') || /\bnp[mx]\b/.test(run ?? ''),
      );
      if (runsTheirs) expect(rights).toEqual({ contents: 'read' });
    }
    expect(jobs.comment?.permissions).toEqual({ 'pull-requests': 'write' });
  });

  test('uses no secret', () => {
    expect(read('docs/pipelines/github-review.yml')).not.toContain('secrets.');
  });
});

describe('publishing', () => {
  test('is not done by this repository', () => {
    for (const file of ours)
      for (const { run = '' } of steps(file)) expect(run).not.toMatch(/meshprint publish/);
  });

  test('is one at a time, never cancelled, and gets its token in one step', () => {
    const { concurrency, jobs } = workflow('docs/pipelines/github-publish.yml');
    expect(concurrency).toEqual({ group: 'meshprint-publish', 'cancel-in-progress': false });
    for (const { steps: all } of Object.values(jobs))
      expect(
        all.filter(({ env = {} }) => Object.values(env).some(value => value.includes('secrets.'))),
      ).toEqual([
        expect.objectContaining({ run: expect.stringContaining('meshprint publish --wave') as string }),
      ]);
  });
});

test('the GitLab template has shell that parses', () => {
  const pipeline = parsed('docs/pipelines/gitlab-ci.yml') as Readonly<Record<string, unknown>>;
  const scripts = Object.values(pipeline).flatMap(job => {
    const { script = [], before_script = [] } = job as { script?: string[]; before_script?: string[] };
    return [[...before_script, ...script].join('\n')].filter(text => text !== '');
  });
  expect(scripts.length).toBeGreaterThanOrEqual(4);
  scripts.forEach(expectShell);
});

test.each(files('*.sh', '.ci/run'))('%s parses', file => {
  expectShell(read(file));
});
