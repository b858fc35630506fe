import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { tidy } from '../../src/publish/git/bare';
import { Git } from '../../src/publish/git/git';
import { ObjectReader } from '../../src/publish/git/objects';
import { tipOf, TreeView } from '../../src/publish/git/tree-view';
import { remoteCommit } from '../../src/publish/git/remote';
import { fleetToPublish, git, PublishPlace, states, toRemotes, whyOf } from './support';

const place = new PublishPlace();

test('a process that hangs is ended, and the message says so', async () => {
  const hanging = new Git([], { network: 0.2, local: 0.2 });
  const asked = hanging.run(['-c', 'alias.hang=!sleep 60', 'hang']);
  await expect(asked).rejects.toMatchObject({
    isTimeout: true,
    message: expect.stringContaining('0.2 seconds'),
  });
});

test('a remote that never answers is given up', async () => {
  const server = createServer(socket => socket.unref()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  place.remote('cache');
  const asked = remoteCommit(new Git([], { network: 0.5, local: 10 }), {
    url: `http://127.0.0.1:${port}/a.git`,
    branch: 'main',
    gitDir: place.at('cache'),
    ref: 'refs/meshprint/a',
  });
  await expect(asked).rejects.toMatchObject({ isTimeout: true });
  server.close();
});

test('locks that a killed git left are in nobody’s way', async () => {
  const url = place.remote('a');
  const fleets = [{}, { namespaces: ['shop'] }].map(change => [
    toRemotes({ alpha: url }, change),
    fleetToPublish({ alpha: {} }, change),
  ]);
  for (const fleet of fleets[0] ?? []) await place.publish(fleet);
  const [cache = ''] = readdirSync(place.at('.meshprint/cache'));
  const [ref = ''] = readdirSync(place.at('.meshprint/cache', cache, 'refs/meshprint'));
  for (const lock of [
    place.at('.meshprint/cache', cache, 'refs/meshprint', `${ref}.lock`),
    place.at('.meshprint/repos/test/alpha.git/refs/heads/main.lock'),
  ]) {
    writeFileSync(lock, '');
    utimesSync(lock, 1e9, 1e9);
  }
  place.commit(place.at('a'), { 'mine.yaml': 'mine' });
  for (const fleet of fleets[1] ?? [])
    expect(states(await place.publish(fleet))).toEqual({ alpha: 'published' });
});

test.each(['refs/heads/main', 'HEAD'])(
  'a lock of %s that is left in a remote is waited for, and named',
  async name => {
    const url = place.remote('a');
    await place.publish(toRemotes({ alpha: url }));
    const next = toRemotes({ alpha: url }, { namespaces: ['shop'] });
    const lock = place.at(`a/${name}.lock`);
    writeFileSync(lock, '');
    utimesSync(lock, 1e9, 1e9);
    const outcomes = await place.publish(next);
    expect(states(outcomes)).toEqual({ alpha: 'failed' });
    expect(whyOf(outcomes, 'alpha')).toContain(`the lock ${lock} is in the way, on this machine: `);
    expect(existsSync(lock)).toBe(true);
    const later = place.publish(next);
    setTimeout(() => {
      rmSync(lock);
    }, 1500);
    expect(states(await later)).toEqual({ alpha: 'published' });
  },
  30_000,
);

test('hooks that people have for all their repositories do not run in those of Meshprint', async () => {
  const hooks = place.at('hooks');
  mkdirSync(hooks);
  const ran = place.at('ran');
  for (const hook of ['pre-push', 'reference-transaction', 'post-index-change', 'fsmonitor'])
    writeFileSync(path.join(hooks, hook), `#!/bin/sh\necho ${hook} >> '${ran}'\nexit 1\n`, { mode: 0o755 });
  const config = place.at('gitconfig');
  writeFileSync(config, `[core]\nhooksPath = ${hooks}\nfsmonitor = ${hooks}/fsmonitor\n`);
  const url = place.remote('a');
  // A remote repository goes by its own settings.
  git(place.at('a'), 'config', 'core.hooksPath', '/dev/null');
  process.env.GIT_CONFIG_GLOBAL = config;
  expect(states(await place.publish(toRemotes({ alpha: url })))).toEqual({ alpha: 'published' });
  expect(states(await place.publish(fleetToPublish({ alpha: {} })))).toEqual({ alpha: 'published' });
  expect(existsSync(ran)).toBe(false);
});

test('a repository that is none is said, and nobody waits for ever', async () => {
  const reader = new ObjectReader(new Git(), place.at('none'));
  await expect(reader.read('HEAD')).rejects.toThrow('not a git repository');
  await expect(reader.read('HEAD')).rejects.toThrow('not a git repository');
  await reader.close();
});

test('objects come in the order asked for, whole, however large', async () => {
  const url = place.remote('a');
  const texts = { small: 'x', empty: '', large: 'line\n'.repeat(100_000), 'a/b/c': 'deep' };
  git(place.folder, 'clone', '--quiet', url, 'work');
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(place.at('work', file)), { recursive: true });
    writeFileSync(place.at('work', file), text);
  }
  place.commitAll(place.at('work'));
  const reader = new ObjectReader(new Git(), place.at('a'));
  const tip = await tipOf(reader, 'refs/heads/main');
  expect(tip?.commit).toBe(git(place.at('a'), 'rev-parse', 'main'));
  const view = new TreeView(reader, tip?.tree ?? '');
  const read = await Promise.all(
    Object.keys(texts).map(async file => {
      const entry = await view.at(file);
      return [file, entry?.kind === 'file' ? (await view.content(entry))?.toString() : entry];
    }),
  );
  expect(Object.fromEntries(read)).toEqual(texts);
  expect(await view.at('small/er')).toMatchObject({ kind: 'blocked', by: 'small' });
  expect(await view.at('nothing/here')).toBeUndefined();
  expect(await tipOf(reader, 'refs/heads/none')).toBeUndefined();
  await reader.close();
});

test('what killed processes left goes, and what git has goes not', async () => {
  place.remote('a');
  const left = ['HEAD.lock', 'refs/heads/main.lock', 'objects/pack/tmp_pack_x', 'objects/ab/tmp_obj_x'];
  mkdirSync(place.at('a/objects/ab'));
  for (const file of left) {
    writeFileSync(place.at('a', file), '');
    utimesSync(place.at('a', file), 1e9, 1e9);
  }
  await tidy(place.at('a'), true);
  expect(left.filter(file => existsSync(place.at('a', file)))).toEqual([]);
  expect(existsSync(place.at('a/HEAD'))).toBe(true);
});
