import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FleetToPublish } from '../../src/publish/index';
import { commitsOf, filesIn, filesOf, fleetToPublish, git, PublishPlace, states, toRemotes } from './support';

const place = new PublishPlace();
const project = path.resolve(__dirname, '../..');
const realGit = process.env.PATH?.split(':')
  .map(folder => path.join(folder, 'git'))
  .find(existsSync);

/** Stands before git on the path: kills the whole process group at one of the calls, before git runs or while it does. */
const wrapper = `#!/bin/sh
n=1
until mkdir "$COUNT/$n" 2>/dev/null; do n=$((n + 1)); done
echo "$*" >> "$COUNT.log"
if [ $n -eq "$KILL_AT" ]; then
  if [ "$WHILE" = 1 ]; then ${realGit} "$@" & sleep 0.003; fi
  kill -9 0
fi
exec ${realGit} "$@"
`;

/** Publishes a fleet that a file has, in a process of its own. */
const script = `
  const [lib, folder, file] = process.argv.slice(1);
  const fleet = JSON.parse(require('node:fs').readFileSync(file));
  require(lib + '/publish').publish([fleet], { folder, jobs: 1 }).then(outcomes => {
    console.log(outcomes.map(({ state }) => state).join());
  });
`;

/** The cluster alpha, with a namespace or without. */
const fleetFor = (remote: string, namespace: boolean): FleetToPublish => {
  const change = namespace ? { namespaces: ['shop'] } : {};
  return remote === '' ? fleetToPublish({ alpha: {} }, change) : toRemotes({ alpha: remote }, change);
};

/** As much of a fleet as publishing needs, as JSON. */
function textOfFleet({ plan, trees, output, blueprintFolder }: FleetToPublish): string {
  const { fleet, publish, clusters } = plan;
  const slim = clusters.map(({ name, repository, wave }) => ({ name, repository, wave }));
  return JSON.stringify({ plan: { fleet, publish, clusters: slim }, trees, output, blueprintFolder });
}

interface Run {
  readonly said: string;
  readonly calls: number;
  readonly log: string;
}

/** Runs publish, killed at a call of git; with 0 not at all. */
async function run(fleet: FleetToPublish, killAt = 0, isWhile = false): Promise<Run> {
  const file = place.at('fleet.json');
  writeFileSync(file, textOfFleet(fleet));
  writeFileSync(place.at('git'), wrapper, { mode: 0o755 });
  const count = place.at('count');
  for (const left of [count, `${count}.log`]) rmSync(left, { recursive: true, force: true });
  // Each call takes a number for itself, since some run at once.
  mkdirSync(count);
  const child = spawn(process.execPath, ['-e', script, path.join(project, 'lib'), place.folder, file], {
    detached: true,
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PATH: `${place.folder}:${process.env.PATH ?? ''}`,
      COUNT: count,
      KILL_AT: String(killAt),
      WHILE: isWhile ? '1' : '0',
    },
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'close');
  return {
    said: said.trim(),
    calls: readdirSync(count).length,
    log: readFileSync(`${count}.log`, 'utf8'),
  };
}

/** Files as a short text, so that a failure can be read. */
const digestOf = (files: Record<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(files).sort()))
    .digest('hex');

/** What somebody finds after a kill: the repository before or after the change, whole. */
function check(repository: string, allowed: readonly Record<string, string>[]): number {
  if (!existsSync(repository)) return 0;
  git(repository, 'fsck', '--strict', '--no-dangling');
  if (git(repository, 'for-each-ref') === '') return 0;
  const files = { ...filesOf(repository) };
  delete files['.meshprint.json'];
  expect(allowed.map(digestOf)).toContain(digestOf(files));
  return commitsOf(repository);
}

const stages = (calls: number, log: string): [number, boolean][] => {
  const writes = log.split('\n').map(line => /fast-import|push |update-ref|init |fetch /.test(line));
  return Array.from({ length: calls }, (_, i) => i).flatMap((i): [number, boolean][] =>
    writes[i] === true
      ? [
          [i + 1, false],
          [i + 1, true],
        ]
      : [[i + 1, false]],
  );
};

test('killed at any call of git, an embedded repository is not there, or whole; a re-run finishes', async () => {
  const fleet = fleetFor('', false);
  const whole = await run(fleet);
  expect(whole.said).toBe('published');
  for (const [at, isWhile] of stages(whole.calls, whole.log)) {
    rmSync(place.at('.meshprint'), { recursive: true });
    expect((await run(fleet, at, isWhile)).said).toBe('');
    check(place.embedded('alpha'), [filesIn(fleet, 'alpha')]);
    expect(['published', 'unchanged']).toContain(states(await place.publish(fleet)).alpha);
    expect(check(place.embedded('alpha'), [filesIn(fleet, 'alpha')])).toBe(1);
  }
}, 120_000);

test('killed at any call of git, a remote repository is at the old or the new commit; a re-run finishes', async () => {
  const url = place.remote('a');
  const [before, after] = [fleetFor(url, false), fleetFor(url, true)];
  await place.publish(before);
  const saved = place.at('saved');
  for (const what of ['a', '.meshprint']) cpSync(place.at(what), path.join(saved, what), { recursive: true });
  // Somebody else's commit, so that there is something to fetch.
  place.commit(path.join(saved, 'a'), { 'mine.yaml': 'mine\n' });
  const restore = (): void => {
    for (const what of ['a', '.meshprint']) {
      rmSync(place.at(what), { recursive: true, force: true });
      cpSync(path.join(saved, what), place.at(what), { recursive: true });
    }
  };
  restore();
  const whole = await run(after);
  expect(whole.said).toBe('published');
  const [old, now] = [before, after].map(fleet => ({ ...filesIn(fleet, 'alpha'), 'mine.yaml': 'mine\n' }));
  for (const [at, isWhile] of stages(whole.calls, whole.log)) {
    restore();
    expect((await run(after, at, isWhile)).said).toBe('');
    check(place.at('a'), [old ?? {}, now ?? {}]);
    expect(['published', 'unchanged']).toContain(states(await place.publish(after)).alpha);
    expect(check(place.at('a'), [now ?? {}])).toBe(3);
  }
}, 120_000);

test('two publishers at once make one commit, and neither fails', async () => {
  const url = place.remote('a');
  await place.publish(fleetFor(url, false));
  const fleet = fleetFor(url, true);
  const [first, second, third] = await Promise.all([run(fleet), place.publish(fleet), place.publish(fleet)]);
  // Within one second they make the very same commit, and each may say that it did.
  const said = [first.said, states(second).alpha, states(third).alpha];
  expect(said).toContain('published');
  for (const one of said) expect(['published', 'unchanged']).toContain(one);
  expect(check(place.at('a'), [filesIn(fleet, 'alpha')])).toBe(2);
});
