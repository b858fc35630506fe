import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { blueprint, Workplace } from '../../support/cli';

let place: Workplace;
const pair = 'blueprints/pair.ts';

function git(folder: string, ...args: string[]): void {
  const named = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...named, ...args], {
    cwd: place.at(folder),
    encoding: 'utf8',
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
}

/** Puts what synth wrote of a cluster where publish puts it. */
function publish(cluster: string): void {
  cpSync(place.at(`dist/pair/${cluster}`), place.at('clone'), { recursive: true });
  git('clone', 'init', '--quiet', '--initial-branch', 'main');
  git('clone', 'add', '--all');
  git('clone', 'commit', '--quiet', '--message', 'Publish');
  git('', 'clone', '--quiet', '--bare', 'clone', `.meshprint/repos/pair/${cluster}.git`);
  rmSync(place.at('clone'), { recursive: true });
}

beforeEach(() => {
  place = new Workplace();
  place.write(pair, blueprint());
  place.run('synth');
  publish('alpha');
  publish('beta');
});
afterEach(() => {
  place.remove();
});

test('without a base, with what is published', () => {
  expect(place.run('diff', '--exit-code')).toEqual({
    code: 0,
    stdout: 'pair: 2 clusters; 0 repositories differ.\nNothing changes.\n',
    stderr: '',
  });
  place.write(pair, blueprint(`cluster('gamma', 3);`));
  const { code, stdout, stderr } = place.run('diff', '--exit-code', '--format', 'markdown');
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'Not published yet: pair/gamma.\n' });
  expect(stdout).toMatch(
    /^Compared with the published repositories\.\n\nNot published yet: pair\/gamma\.\n\n## pair: 2 clusters before, 3 after/,
  );
  expect(stdout).toContain('cluster gamma joins: 1 new repository, 2 neighbours get one peer');
});

test('a cluster that left, and one that is held', () => {
  place.write(
    pair,
    blueprint()
      .replace(/const beta = .*/, '')
      .replace('podCidrs: [podCidr]', `held: { reason: 'storm' }, $&`),
  );
  const { code, stderr } = place.run('diff');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^pair\/alpha is held, so that publish leaves it as it is: storm$/m);
  expect(stderr).toMatch(/^Left the fleet, so that where they were published is unknown: pair\/beta\.$/m);
});

test('what cannot be read is not taken for new', () => {
  const text = blueprint(`cluster('gamma', 3);`)
    .replace(`flux: {`, `publish: { remotes: {} }, flux: {`)
    .replace(
      'repository: { url:',
      `repository: { pushUrl: 'file://${place.folder}/none.git', path: name, url:`,
    );
  place.write(pair, text);
  const { code, stdout, stderr } = place.run('diff');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^Nothing was compared, since these repositories could not be read:\n {2}pair\/alpha: /,
  );
});
