import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { blueprint, main, type Outcome, Workplace } from '../../support/cli';

let place: Workplace;
const pair = 'blueprints/pair.ts';

function git(...args: string[]): string {
  const named = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stdout, stderr } = spawnSync('git', [...named, ...args], {
    cwd: place.folder,
    encoding: 'utf8',
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const commit = (message: string): void => {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
};

beforeEach(() => {
  place = new Workplace();
  mkdirSync(place.at('tmp'));
  process.env.TMPDIR = place.at('tmp');
  place.write('.gitignore', 'node_modules\ntmp\n');
  git('init', '--quiet', '--initial-branch', 'main');
  place.write(pair, blueprint());
  place.run('synth');
  commit('Begin');
});
afterEach(() => {
  delete process.env.TMPDIR;
  place.remove();
});

const leftOver = (): string[] => readdirSync(place.at('tmp'));
const diff = (...args: string[]): Outcome => place.run('diff', ...args);
const nothing = 'pair: 2 clusters; 0 repositories differ.\nNothing changes.\n';

describe('what is compared', () => {
  test('what the blueprints said at the ref, and the repository is only read', () => {
    expect(diff('--base-ref', 'HEAD')).toEqual({ code: 0, stdout: nothing, stderr: '' });
    place.write(pair, blueprint(`cluster('gamma', 3);`));
    const before = [git('status', '--porcelain'), git('worktree', 'list'), git('for-each-ref')];
    const index = place.state('.git').index;
    const { code, stdout } = diff('--base-ref', 'main', '--exit-code', '-f', 'markdown');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Compared with main \([0-9a-f]{7}\)\.\n\n## pair: 2 clusters before, 3 after/);
    expect(diff('--base-ref', git('rev-parse', 'HEAD').trim(), pair).stdout).toContain('gamma joins');
    expect([git('status', '--porcelain'), git('worktree', 'list'), git('for-each-ref')]).toEqual(before);
    expect(place.state('.git').index).toEqual(index);
    expect(leftOver()).toEqual([]);
  });

  test('what blueprints import and read is that of the ref, and packages are those of now', () => {
    const ids = `import { readFileSync } from 'node:fs';
      import { two } from '../shared/ids';
      import { one } from 'numbers';
      const gammaId = Number(readFileSync('shared/three', 'utf8'));`;
    place.write('shared/ids.ts', 'export const two = 2;');
    place.write('shared/three', '3');
    place.write('blueprints/node_modules/numbers/index.js', 'exports.one = 1;');
    const text = blueprint(`cluster('gamma', gammaId);`)
      .replace(`cluster('alpha', 1)`, `cluster('alpha', one)`)
      .replace(`cluster('beta', 2)`, `cluster('beta', two)`);
    place.write(pair, `${ids}\n${text}`);
    place.run('synth');
    commit('Read ids from elsewhere');
    expect(diff('--base-ref', 'HEAD').stdout).toMatch(/Nothing changes/);
    place.write('shared/ids.ts', 'export const two = 4;');
    place.write('shared/three', '5');
    rmSync(place.at('blueprints/fleet.lock'));
    const { stdout } = diff('--base-ref', 'HEAD');
    expect(stdout).toContain('cluster.id: 2 → 4, in beta');
    expect(stdout).toContain('cluster.id: 3 → 5, in gamma');
    expect(leftOver()).toEqual([]);
  });

  test('fleet.lock is that of the ref', () => {
    // Its node range does not follow from its id.
    const anyId = blueprint(`cluster('gamma', 'auto' as unknown as number, '10.3.0.0/16');`);
    place.write(pair, anyId.replace(/192\.168\.\$\{id\}/, "192.168.${name === 'gamma' ? 3 : id}"));
    place.run('synth');
    commit('Add gamma');
    expect(diff('--base-ref', 'HEAD').stdout).toMatch(/Nothing changes/);
    const { stdout } = diff('--base-ref', 'HEAD~1');
    expect(stdout).toMatch(/gamma joins/);
    expect(stdout).not.toMatch(/cluster\.id/);
  });

  test('from a folder below the top of the repository', () => {
    place.write('fleets/blueprints/pair.ts', blueprint());
    commit('Add a fleet of its own');
    place.write('fleets/blueprints/pair.ts', blueprint(`cluster('gamma', 3);`));
    expect(place.runIn('fleets', 'diff', '--base-ref', 'HEAD').stdout).toMatch(/gamma joins/);
    expect(diff('--base-ref', 'HEAD').stdout).toBe(nothing);
    expect(diff('--base-ref', 'HEAD', 'fleets/blueprints/pair.ts').stdout).toMatch(/gamma joins/);
    const { stdout, stderr } = place.runIn('fleets', 'diff', '--base-ref', 'HEAD~1');
    expect(stdout).toMatch(/^pair: 0 clusters before, 3 after/);
    expect(stderr).toMatch(/^Nothing of pair is in HEAD~1 \([0-9a-f]+\): all of it is new\.$/m);
  });

  test('blueprints that came, went, or have another name', () => {
    place.write('blueprints/duo.ts', blueprint('', 'duo'));
    const { stdout, stderr } = diff('--base-ref', 'HEAD', 'blueprints/duo.ts');
    expect(stdout).toMatch(/^duo: 0 clusters before, 2 after/);
    expect(stderr).toMatch(/^HEAD \(\w+\) has no blueprints\/duo\.ts\.$/m);
    renameSync(place.at(pair), place.at('blueprints/couple.ts'));
    expect(diff('--base-ref', 'HEAD').stdout).toContain(nothing);
    rmSync(place.at('blueprints/couple.ts'));
    const gone = diff('--base-ref', 'HEAD');
    expect(gone.stdout).toMatch(/^pair: 2 clusters before, 0 after/m);
    expect(gone.stderr).toMatch(/^No blueprint makes pair any more: all of it goes\.$/m);
  });

  test('a ref with commits of its own', () => {
    git('switch', '--quiet', '--create', 'topic');
    git('switch', '--quiet', 'main');
    place.write(pair, blueprint(`cluster('gamma', 3);`));
    commit('Add gamma');
    git('switch', '--quiet', 'topic');
    const { stdout, stderr } = diff('--base-ref', 'main');
    expect(stdout).toMatch(/cluster gamma leaves/);
    expect(stderr).toMatch(
      /^main \(\w+\) has commits that are not in HEAD; what they did shows as undone\./m,
    );
  });
});

describe('mistakes', () => {
  test.each<[why: string, ref: string, message: RegExp]>([
    ['nothing like it', 'nowhere', /^There is no commit 'nowhere' in /],
    ['no commit', 'HEAD:blueprints', /^There is no commit 'HEAD:blueprints' in /],
    ['an option of git', '--upload-pack=touch tmp/x', /which cannot be a git ref/],
    ['a short option', '-x', /which cannot be a git ref/],
    ['empty', '', /which cannot be a git ref/],
    ['two lines', 'main\nmain', /which cannot be a git ref/],
    ['a command', '$(touch tmp/x)', /^There is no commit/],
  ])('a ref that is %s', (_why, ref, message) => {
    const { code, stdout, stderr } = diff(`--base-ref=${ref}`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(leftOver()).toEqual([]);
  });

  test('no repository', () => {
    rmSync(place.at('.git'), { recursive: true });
    const { code, stderr } = diff('--base-ref', 'HEAD');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^--base-ref needs a git repository around the blueprints/);
  });

  test('packages of somebody else above the temporary folder', () => {
    const elsewhere = new Workplace();
    mkdirSync(elsewhere.at('tmp'));
    process.env.TMPDIR = elsewhere.at('tmp');
    const { code, stderr } = diff('--base-ref', 'HEAD');
    expect(code).toBe(1);
    expect(stderr).toContain(`would be looked for in ${elsewhere.at('node_modules')}. Remove that, or`);
    expect(readdirSync(elsewhere.at('tmp'))).toEqual([]);
    elsewhere.remove();
  });

  test('errors at the ref', () => {
    place.write(pair, blueprint(`cluster('gamma', 2);`));
    commit('Give an id twice');
    place.write(pair, blueprint());
    const { code, stdout, stderr } = diff('--base-ref', 'HEAD');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error cluster\/[\s\S]*^ {2}blueprints\/pair\.ts:\d+$/m);
    expect(stderr).toMatch(/^The blueprints have errors at HEAD \(\w+\)/m);
    expect(leftOver()).toEqual([]);
  });
});

test('no hook of the repository runs, also where a hook runs Meshprint', () => {
  for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction']) {
    place.write(`.git/hooks/${hook}`, '#!/bin/sh\ntouch "$HOME/ran"\n');
    chmodSync(place.at(`.git/hooks/${hook}`), 0o755);
  }
  const { HOME } = process.env;
  Object.assign(process.env, { HOME: place.folder, GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index' });
  try {
    expect(diff('--base-ref', 'HEAD').stdout).toBe(nothing);
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_INDEX_FILE;
    process.env.HOME = HOME;
  }
  expect(existsSync(place.at('ran'))).toBe(false);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it, and nothing is left', async signal => {
  place.write(
    pair,
    `import { writeFileSync } from 'node:fs';
writeFileSync('${place.at('tmp-runs')}', String(process.pid)); for (;;);`,
  );
  commit('Never end');
  place.write(pair, blueprint());
  const { env } = process;
  const runs = spawn(process.execPath, [main, 'diff', '--base-ref', 'HEAD'], { cwd: place.folder, env });
  try {
    while (!existsSync(place.at('tmp-runs'))) await new Promise(done => setTimeout(done, 50));
    expect(leftOver()).toHaveLength(1);
    runs.kill(signal);
    expect(await once(runs, 'exit')).toEqual([null, signal]);
    expect(leftOver()).toEqual([]);
    const there = Number(readFileSync(place.at('tmp-runs'), 'utf8'));
    expect(() => process.kill(there, 0)).toThrow('ESRCH');
  } finally {
    runs.kill();
  }
});
