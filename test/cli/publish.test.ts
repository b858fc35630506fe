import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { blueprint, Workplace } from '../support/cli';

let place: Workplace;
let before: NodeJS.ProcessEnv;
beforeEach(() => {
  before = process.env;
  process.env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  place = new Workplace();
  place.write('blueprints/pair.ts', blueprint());
});
afterEach(() => {
  process.env = before;
  place.remove();
});

const git = (...args: string[]): string =>
  spawnSync('git', args, { cwd: place.folder, encoding: 'utf8' }).stdout.trimEnd();
const alpha = '.meshprint/repos/pair/alpha.git';

test('synth and publish on a fresh machine make a repository for each cluster', () => {
  place.run('synth');
  const first = place.run('publish');
  expect(first).toEqual({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(
      /^pair: 2 clusters, 2 published; to .meshprint\/repos\/pair, since .*\n {2}published: alpha \([0-9a-f]{7}\), beta \([0-9a-f]{7}\)\n {4}first commit\n$/,
    ),
  });
  expect(git('--git-dir', alpha, 'show', 'main:README.md')).toContain('# alpha');
  expect(place.run('publish').stdout).toMatch(/2 unchanged; .*\n {2}unchanged: alpha, beta\n$/);
});

test('what was not written, and could not be reviewed, is not published', () => {
  expect(place.run('publish')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Run meshprint synth'),
  });
  place.run('synth');
  place.write('blueprints/pair.ts', blueprint(`new MeshNamespace(fleet, 'shop');`));
  expect(place.run('publish')).toMatchObject({ code: 1, stdout: '' });
  place.write('blueprints/pair.ts', blueprint(`new MeshNamespace(fleet, 'Shop');`));
  expect(place.run('publish')).toMatchObject({ code: 1, stderr: expect.stringContaining('model/name') });
  expect(existsSync(place.at('.meshprint/repos'))).toBe(false);
});

test('a dry run shows the message, and publishing a change says what it was', () => {
  place.run('synth');
  place.run('publish');
  place.write('blueprints/pair.ts', blueprint(`new MeshNamespace(fleet, 'shop');`));
  place.run('synth');
  const dry = place.run('publish', '--dry-run', '-c', 'alpha');
  expect(dry.stdout).toContain('pair: 1 cluster, 1 to be published;');
  expect(dry.stdout).toContain('- namespace shop: added in 1 cluster'.replace('1 cluster', 'alpha'));
  expect(dry.stdout).toMatch(/\d+ files written, 0 removed/);
  expect(place.run('publish').stdout).toContain('namespace shop: added in 2 clusters');
});

test('a file that somebody changed stops its cluster, shows as drift, and goes with --overwrite', () => {
  place.run('synth');
  place.run('publish');
  git('clone', '--quiet', alpha, 'work');
  place.write('work/README.md', 'mine\n');
  place.write('work/notes.md', 'mine\n');
  git('-C', 'work', 'add', '.');
  git('-C', 'work', 'commit', '--quiet', '--message', 'mine');
  git('-C', 'work', 'push', '--quiet');
  const stopped = place.run('publish');
  // The tree is as published otherwise, but the file is not what the blueprint says.
  expect(stopped.code).toBe(1);
  expect(stopped.stdout).toContain('  stopped: alpha\n    edited by hand: README.md\n');
  const drift = place.run('drift', '--all', '--exit-code');
  expect(drift).toEqual({
    code: 2,
    stderr: '',
    stdout:
      'pair: 2 clusters, somebody changed 1 cluster\n  changed  README.md in alpha\n  added    notes.md in alpha\n',
  });
  const asJson = place.run('drift', '--json');
  expect(asJson.code).toBe(0);
  const [json] = JSON.parse(asJson.stdout) as object[];
  expect(json).toMatchObject({
    fleet: 'pair',
    cluster: 'alpha',
    files: [{ kind: 'changed', file: 'README.md' }],
  });
  expect(place.run('publish', '--overwrite').code).toBe(0);
  expect(place.run('drift', '--exit-code')).toEqual({
    code: 0,
    stderr: '',
    stdout: 'pair: 2 clusters, nothing was changed by hand\n',
  });
  expect(git('--git-dir', alpha, 'show', 'main:notes.md')).toBe('mine');
});

test('a cluster that left is said, and its repository stays', () => {
  place.write('blueprints/pair.ts', blueprint(`cluster('gamma', 3);`));
  place.run('synth');
  place.run('publish');
  place.write('blueprints/pair.ts', blueprint());
  place.run('synth');
  expect(place.run('publish').stdout).toContain(
    'left the fleet: gamma; what was published of them is left as it is',
  );
  expect(git('--git-dir', '.meshprint/repos/pair/gamma.git', 'show', 'main:README.md')).toContain('# gamma');
});

test.each([
  ['a cluster that is not there', ['-c', 'alhpa'], "No fleet has a cluster 'alhpa'. Did you mean 'alpha'?"],
  ['a wave that is none', ['--wave', '0'], "--wave is '0'"],
  ['too many jobs', ['--jobs', '1e3'], "--jobs is '1e3'"],
])('%s is refused', (_, args, message) => {
  expect(place.run('publish', ...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
});

test('npm publish, which runs the script of this name too, touches no repository', () => {
  process.env.npm_command = 'publish';
  process.env.npm_lifecycle_event = 'publish';
  expect(place.run('publish')).toMatchObject({ code: 0, stderr: expect.stringContaining('npm run publish') });
  process.env.npm_command = 'run-script';
  expect(place.run('publish')).toMatchObject({ code: 1, stderr: expect.stringContaining('meshprint synth') });
});
