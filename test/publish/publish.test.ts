import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  commitsOf,
  filesIn,
  filesOf,
  fleetToPublish,
  git,
  PublishPlace,
  states,
  toRemotes,
  whyOf,
} from './support';

const place = new PublishPlace();
const manifest = '.meshprint.json';
const withManifest = (files: Record<string, string>): string[] => [...Object.keys(files), manifest].sort();

test('the first time makes the embedded repositories, and the second time nothing', async () => {
  const fleet = fleetToPublish({ alpha: {}, beta: {} });
  expect(states(await place.publish(fleet))).toEqual({ alpha: 'published', beta: 'published' });
  const alpha = place.embedded('alpha');
  const files = filesOf(alpha);
  expect(Object.keys(files).sort()).toEqual(withManifest(filesIn(fleet, 'alpha')));
  expect(files).toMatchObject(filesIn(fleet, 'alpha'));
  expect(git(alpha, 'symbolic-ref', 'HEAD')).toBe('refs/heads/main');
  expect(states(await place.publish(fleet))).toEqual({ alpha: 'unchanged', beta: 'unchanged' });
  expect(commitsOf(alpha)).toBe(1);
  const message = git(alpha, 'log', '-1', '--format=%B', 'main');
  expect(message).toMatch(
    /^Publish test\/alpha\n\nFirst publication of test\/alpha\.\n\nMeshprint-Digest: \S+$/,
  );
  git(alpha, 'fsck', '--strict');
});

test('a change is one commit on top, with its intent, its risk and where it comes from', async () => {
  const before = toRemotes({ alpha: place.remote('a'), beta: place.remote('b') });
  await place.publish(before);
  const urls = { alpha: `file://${place.at('a')}`, beta: `file://${place.at('b')}` };
  const after = toRemotes(urls, { namespaces: ['shop'] });
  expect(states(await place.publish(after, { trailer: 'Reason: it is urgent.' }))).toEqual({
    alpha: 'published',
    beta: 'published',
  });
  const message = git(place.at('a'), 'log', '-1', '--format=%B', 'main');
  expect(message.split('\n')[0]).toBe('namespace shop: added in 2 clusters (and 2 more)');
  expect(message).toContain('- namespace shop: added in 2 clusters');
  expect(message).toMatch(/^Risk: \w+$/m);
  expect(message).toContain('Reason: it is urgent.');
  const trailers = git(
    place.at('a'),
    'log',
    '-1',
    '--format=%(trailers:key=Meshprint-Digest,valueonly)',
    'main',
  );
  const text = filesOf(place.at('a'))[manifest] ?? '';
  const digest = execFileSync('sha256sum', { input: text, encoding: 'utf8' }).slice(0, 64);
  expect(trailers.trim()).toBe(`sha256:${digest}`);
  expect(git(place.at('a'), 'log', '-1', '--format=%an %ae %cn', 'main')).toBe('Ada ada@example.com Ada');
  expect(commitsOf(place.at('a'))).toBe(2);
  expect(filesOf(place.at('a'))).toMatchObject(filesIn(after, 'alpha'));
  expect(states(await place.publish(after))).toEqual({ alpha: 'unchanged', beta: 'unchanged' });
});

test('files that are no longer part of the tree go, and nothing else', async () => {
  await place.publish(fleetToPublish({ alpha: {}, beta: {} }, { namespaces: ['shop'] }));
  const alpha = place.embedded('alpha');
  place.commit(alpha, { 'namespaces/mine.yaml': 'mine\n', 'notes.md': 'mine\n' });
  const fleet = fleetToPublish({ alpha: {}, beta: {} });
  expect(states(await place.publish(fleet)).alpha).toBe('published');
  expect(filesOf(alpha)).toMatchObject({ 'namespaces/mine.yaml': 'mine\n', 'notes.md': 'mine\n' });
  expect(Object.keys(filesOf(alpha)).sort()).toEqual(
    [...withManifest(filesIn(fleet, 'alpha')), 'namespaces/mine.yaml', 'notes.md'].sort(),
  );
});

test('the commit of the blueprint is named, and whether it has changes', async () => {
  const folder = place.at('blueprints');
  git(place.folder, 'init', '--quiet', folder);
  writeFileSync(path.join(folder, 'a.ts'), 'a');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'first');
  const head = git(folder, 'rev-parse', 'HEAD');
  const trailer = (): string =>
    git(
      place.embedded('alpha'),
      'log',
      '-1',
      '--format=%(trailers:key=Meshprint-Blueprint,valueonly)',
      'main',
    ).trim();
  await place.publish({ ...fleetToPublish({ alpha: {} }), blueprintFolder: folder });
  expect(trailer()).toBe(head);
  writeFileSync(path.join(folder, 'b.ts'), 'b');
  await place.publish({
    ...fleetToPublish({ alpha: {} }, { namespaces: ['shop'] }),
    blueprintFolder: folder,
  });
  expect(trailer()).toBe(`${head}-dirty`);
});

test('a commit that somebody else pushed is built on', async () => {
  const url = place.remote('a');
  await place.publish(toRemotes({ alpha: url }));
  place.commit(place.at('a'), { 'mine.yaml': 'mine\n' });
  expect(states(await place.publish(toRemotes({ alpha: url }, { namespaces: ['shop'] })))).toEqual({
    alpha: 'published',
  });
  expect(commitsOf(place.at('a'))).toBe(3);
  expect(filesOf(place.at('a'))).toMatchObject({ 'mine.yaml': 'mine\n' });
});

test('a branch that moves between looking and pushing is looked at again', async () => {
  const url = place.remote('a');
  await place.publish(toRemotes({ alpha: url }));
  const after = toRemotes({ alpha: url }, { namespaces: ['shop'] });
  const outcomes = await place.publish(after, {
    onProgress: doing => {
      if (doing === 'read') place.commit(place.at('a'), { 'mine.yaml': 'mine\n' });
    },
  });
  expect(states(outcomes)).toEqual({ alpha: 'published' });
  expect(commitsOf(place.at('a'))).toBe(3);
  expect(filesOf(place.at('a'))).toMatchObject({ 'mine.yaml': 'mine\n', ...filesIn(after, 'alpha') });
});

test('one remote that fails does not stop the others', async () => {
  const fleet = toRemotes({
    alpha: place.remote('a'),
    beta: `file://${place.at('nowhere')}`,
    gamma: place.remote('c'),
  });
  const outcomes = await place.publish(fleet);
  expect(states(outcomes)).toEqual({ alpha: 'published', beta: 'failed', gamma: 'published' });
  expect(whyOf(outcomes, 'beta')).toContain('nowhere');
});

test('a remote that refuses is not tried for ever, and keeps its commit', async () => {
  const url = place.remote('a');
  await place.publish(toRemotes({ alpha: url }));
  writeFileSync(place.at('a/hooks/pre-receive'), '#!/bin/sh\necho policy says no >&2\nexit 1\n', {
    mode: 0o755,
  });
  const outcomes = await place.publish(toRemotes({ alpha: url }, { namespaces: ['shop'] }));
  expect(states(outcomes)).toEqual({ alpha: 'failed' });
  expect(whyOf(outcomes, 'alpha')).toContain('policy says no');
  expect(commitsOf(place.at('a'))).toBe(1);
});

test('held clusters, those of other waves and those not chosen are left alone', async () => {
  const fleet = fleetToPublish({ alpha: { held: { reason: 'until Monday' } }, beta: { wave: 2 }, gamma: {} });
  expect(states(await place.publish(fleet, { wave: 1 }))).toEqual({ alpha: 'held', gamma: 'published' });
  expect(existsSync(place.embedded('alpha'))).toBe(false);
  const outcomes = await place.publish(fleet, { clusters: ['test/alpha', 'beta'] });
  expect(states(outcomes)).toEqual({ alpha: 'held', beta: 'published' });
  expect(whyOf(outcomes, 'alpha')).toBe('until Monday');
});

test('a dry run says what would be committed and leaves everything alone', async () => {
  const [outcome] = await place.publish(fleetToPublish({ alpha: {} }), { dryRun: true });
  expect(outcome).toMatchObject({ state: 'due', message: expect.stringMatching(/^Publish test\/alpha\n/) });
  expect(existsSync(place.at('.meshprint'))).toBe(false);
});

test('several clusters of one repository are one commit; one that is stopped does not stop the others', async () => {
  const url = place.remote('shared');
  const where = (folder: string): { pushUrl: string; path: string } => ({ pushUrl: url, path: folder });
  const urls = { alpha: where('clusters/alpha'), beta: where('clusters/beta') };
  await place.publish(toRemotes(urls));
  const shared = place.at('shared');
  expect(commitsOf(shared)).toBe(1);
  const first = toRemotes(urls);
  for (const cluster of ['alpha', 'beta'])
    for (const [file, text] of Object.entries(filesIn(first, cluster)))
      expect(filesOf(shared)[`clusters/${cluster}/${file}`]).toBe(text);
  expect(git(shared, 'log', '-1', '--format=%(trailers:key=Meshprint-Digest,valueonly)')).toMatch(
    /^sha256:[0-9a-f]{64} test\/alpha\nsha256:[0-9a-f]{64} test\/beta/,
  );
  place.commit(shared, { 'clusters/alpha/README.md': 'mine\n' });
  const outcomes = await place.publish(toRemotes(urls, { namespaces: ['shop'] }));
  expect(states(outcomes)).toEqual({ alpha: 'stopped', beta: 'published' });
  const files = filesOf(shared);
  expect(files['clusters/alpha/README.md']).toBe('mine\n');
  expect(files['clusters/alpha/namespaces/namespaces.yaml']).toBeUndefined();
  expect(files['clusters/beta/namespaces/namespaces.yaml']).toContain('shop');
});

test('a cluster that left takes nothing with it', async () => {
  const url = place.remote('shared');
  const urls = { alpha: { pushUrl: url, path: 'alpha' }, beta: { pushUrl: url, path: 'beta' } };
  await place.publish(toRemotes(urls));
  const before = filesOf(place.at('shared'));
  await place.publish(toRemotes({ alpha: urls.alpha }));
  const after = filesOf(place.at('shared'));
  const ofBeta = Object.keys(before).filter(file => file.startsWith('beta/'));
  expect(ofBeta.length).toBeGreaterThan(5);
  for (const file of ofBeta) expect(after[file]).toBe(before[file]);
});

test('folders of one repository that are in one another are refused', async () => {
  const url = place.remote('shared');
  const outcomes = await place.publish(
    toRemotes({
      alpha: { pushUrl: url, path: 'a' },
      beta: { pushUrl: url, path: 'A/b' },
      gamma: { pushUrl: url, path: 'c' },
    }),
  );
  expect(states(outcomes)).toEqual({ alpha: 'failed', beta: 'failed', gamma: 'published' });
  expect(whyOf(outcomes, 'alpha')).toContain('test/beta');
  const alone = await place.publish(toRemotes({ delta: { pushUrl: url, path: 'c/d' } }));
  expect(whyOf(alone, 'delta')).toContain('c/.meshprint.json is of another cluster');
});

test('branches of one repository are published one after the other', async () => {
  const url = place.remote('shared');
  const fleet = toRemotes({
    alpha: { pushUrl: url, branch: 'live/alpha' },
    beta: { pushUrl: url, branch: 'live/beta' },
  });
  expect(states(await place.publish(fleet))).toEqual({ alpha: 'published', beta: 'published' });
  expect(filesOf(place.at('shared'), 'live/alpha')).toMatchObject(filesIn(fleet, 'alpha'));
  expect(filesOf(place.at('shared'), 'live/beta')).toMatchObject(filesIn(fleet, 'beta'));
});

test('without anybody who commits, nothing is done, and the mend is said', async () => {
  const named = /^(?:GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)|EMAIL)$/;
  process.env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !named.test(name)));
  await expect(place.publish(fleetToPublish({ alpha: {} }))).rejects.toThrow('user.email');
  expect(existsSync(place.embedded('alpha'))).toBe(false);
  git(place.folder, 'init', '--quiet');
  git(place.folder, 'config', 'user.name', 'Local');
  git(place.folder, 'config', 'user.email', 'local@example.com');
  expect(states(await place.publish(fleetToPublish({ alpha: {} })))).toEqual({ alpha: 'published' });
  expect(git(place.embedded('alpha'), 'log', '-1', '--format=%an %cn')).toBe('Local Local');
});

test('a date that is none is said, and not taken for nobody who commits', async () => {
  process.env.GIT_AUTHOR_DATE = 'bogus';
  const asked = place.publish(fleetToPublish({ alpha: {} }));
  await expect(asked).rejects.toThrow('GIT_COMMITTER_DATE is no date that git understands: bogus.');
});

test('a key that is missing fails the cluster, and the setting is named', async () => {
  git(place.folder, 'init', '--quiet');
  git(place.folder, 'config', 'commit.gpgsign', 'true');
  git(place.folder, 'config', 'gpg.format', 'ssh');
  git(place.folder, 'config', 'user.signingkey', place.at('none.pub'));
  const outcomes = await place.publish(fleetToPublish({ alpha: {} }));
  expect(states(outcomes)).toEqual({ alpha: 'failed' });
  expect(whyOf(outcomes, 'alpha')).toContain('commit.gpgsign asks for a signature. Set user.signingKey');
});

test('commits are signed where git is set up for it', async () => {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', place.at('key')]);
  git(place.folder, 'init', '--quiet');
  for (const [key, value] of [
    ['commit.gpgsign', 'true'],
    ['gpg.format', 'ssh'],
    ['user.signingkey', place.at('key.pub')],
  ] as const)
    git(place.folder, 'config', key, value);
  const fleet = fleetToPublish({ alpha: {} });
  await place.publish(fleet);
  const alpha = place.embedded('alpha');
  expect(git(alpha, 'cat-file', '-p', 'main')).toContain('-----BEGIN SSH SIGNATURE-----');
  expect(filesOf(alpha)).toMatchObject(filesIn(fleet, 'alpha'));
  expect(states(await place.publish(fleet))).toEqual({ alpha: 'unchanged' });
});
