import { blueprint, Workplace } from '../support/cli';

const place = new Workplace();
const before = process.env;
beforeAll(() => {
  process.env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
});
afterAll(() => {
  process.env = before;
  place.remove();
});

const on = (version: string): string =>
  blueprint()
    .replace("version: '1.20.3'", `version: '${version}'`)
    .replace("kubernetes: '1.34'", "kubernetes: '1.33'")
    .replace("flux: { version: '2.9.4' }", "flux: { version: '2.8.8' }");

test('two minors at once are the first danger of a diff, and published with a reason only', () => {
  place.write('blueprints/pair.ts', on('1.18.12'));
  expect(place.run('synth').code).toBe(0);
  expect(place.run('publish').code).toBe(0);
  place.write('blueprints/pair.ts', on('1.20.3'));
  expect(place.run('synth').code).toBe(0);
  const { code, stdout } = place.run('diff');
  expect(code).toBe(0);
  const [head = '', danger = ''] = stdout.split('On the way there:');
  expect(head.split('\n').filter(Boolean)).toHaveLength(2);
  expect(danger.trim()).toMatch(/^\[critical\] while wave 1 is published, 'alpha' runs Cilium 1\.18/);
  expect(place.run('diff', '--format', 'markdown').stdout).toContain('### On the way there');
  const refused = place.run('publish');
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(
    /^Nothing was published: Cilium allows one minor .*\n {2}while wave 1 .*\n.*--force/,
  );
  expect(place.run('publish', '--dry-run').code).toBe(1);
  const forced = place.run('publish', '--force', 'nobody calls across it yet');
  expect(forced).toMatchObject({ code: 0, stderr: expect.stringContaining('pair: while wave 1') });
  expect(forced.stdout).toContain('2 published');
});

test.each([
  ['no reason', ['--force', ''], 'The reason of --force '],
  ['waiting for what is not asked', ['--force', 'it burns', '--wait'], 'Of --wait and --force, name one'],
  ['pull requests of embedded repositories', ['--pull-requests'], 'have no pull requests'],
])('%s is refused', (_, args, message) => {
  expect(place.run('publish', ...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
});
