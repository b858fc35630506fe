import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../src/output/index';
import { findDrift, targetsOf } from '../../src/publish/index';
import type { FleetToPublish } from '../../src/publish/index';
import { filesIn, filesOf, fleetToPublish, git, PublishPlace, states, toRemotes, whyOf } from './support';

const place = new PublishPlace();
const first = fleetToPublish({ alpha: {} });
const second = fleetToPublish({ alpha: {} }, { namespaces: ['shop'] });
const third = fleetToPublish({ alpha: {} }, { namespaces: ['shop', 'web'] });
const alpha = (): string => place.embedded('alpha');

function byHand(repository: string, change: (clone: string) => void): string {
  const clone = place.clone(repository);
  change(clone);
  git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
  rmSync(clone, { recursive: true });
  return git(repository, 'rev-parse', '--short=7', 'main');
}

const driftOf = async ({ plan }: FleetToPublish): Promise<string[]> => {
  const drifts = await findDrift(targetsOf(plan, { folder: place.folder }), { folder: place.folder });
  return drifts.flatMap(({ files }) => files.map(({ file, what = '' }) => `${file} ${what}`));
};

test('a revert in the repository of a cluster is not undone, and shows as drift', async () => {
  await place.publish(first);
  await place.publish(second);
  expect(await driftOf(second)).toEqual([]);
  const commit = byHand(alpha(), clone => git(clone, 'revert', '--no-edit', 'HEAD'));
  const said = `.meshprint.json was taken back to an older one by hand, in commit ${commit}`;
  expect(await driftOf(second)).toEqual([said]);
  for (const fleet of [second, third]) {
    const outcomes = await place.publish(fleet);
    expect(states(outcomes)).toEqual({ alpha: 'stopped' });
    expect(whyOf(outcomes, 'alpha')).toContain(said);
  }
  // Whoever takes the blueprint back too has what it says.
  expect(states(await place.publish(first))).toEqual({ alpha: 'unchanged' });
  expect(states(await place.publish(second, { overwrite: true }))).toEqual({ alpha: 'published' });
  expect(filesOf(alpha())).toMatchObject(filesIn(second, 'alpha'));
  expect(await driftOf(second)).toEqual([]);
  expect(states(await place.publish(third))).toEqual({ alpha: 'published' });
});

test('a revert of the first publication is not undone either', async () => {
  await place.publish(toRemotes({ alpha: place.remote('a') }));
  const fleet = toRemotes({ alpha: `file://${place.at('a')}` });
  const commit = byHand(place.at('a'), clone => {
    git(clone, 'rm', '-r', '--quiet', '.');
    writeFileSync(path.join(clone, 'mine.txt'), 'mine');
    git(clone, 'add', '--all');
    git(clone, 'commit', '--quiet', '--message', 'Away with it');
  });
  const said = `.meshprint.json was deleted by hand, in commit ${commit}`;
  expect(await driftOf(fleet)).toEqual([said]);
  const outcomes = await place.publish(fleet);
  expect(states(outcomes)).toEqual({ alpha: 'stopped' });
  expect(whyOf(outcomes, 'alpha')).toContain(said);
  expect(states(await place.publish(fleet, { overwrite: true }))).toEqual({ alpha: 'published' });
});

test('a file that somebody put into the manifest stays theirs, whoever insists', async () => {
  await place.publish(first);
  byHand(alpha(), clone => {
    const manifest = path.join(clone, '.meshprint.json');
    const value = JSON.parse(readFileSync(manifest, 'utf8')) as { files: Record<string, string> };
    value.files['mine.txt'] = sha256('mine');
    writeFileSync(path.join(clone, 'mine.txt'), 'mine');
    writeFileSync(manifest, JSON.stringify(value));
    git(clone, 'add', '--all');
    git(clone, 'commit', '--quiet', '--message', 'Claim a file');
  });
  expect(await driftOf(first)).toEqual([expect.stringContaining('.meshprint.json was changed by hand')]);
  expect(states(await place.publish(second))).toEqual({ alpha: 'stopped' });
  expect(states(await place.publish(second, { overwrite: true }))).toEqual({ alpha: 'published' });
  expect(filesOf(alpha())['mine.txt']).toBe('mine');
});

test('in a shared repository each cluster has its own last manifest', async () => {
  const url = place.remote('shared');
  const fleet = (...namespaces: string[]): FleetToPublish =>
    toRemotes(
      { alpha: { pushUrl: url, path: 'a' }, beta: { pushUrl: url, path: 'b' } },
      { namespaces: [...namespaces] },
    );
  await place.publish(fleet());
  await place.publish(fleet('shop'), { clusters: ['alpha'] });
  await place.publish(fleet('shop'), { clusters: ['beta'] });
  expect(await driftOf(fleet())).toEqual([]);
  byHand(place.at('shared'), clone => git(clone, 'revert', '--no-edit', 'HEAD'));
  expect(states(await place.publish(fleet('shop')))).toEqual({ alpha: 'unchanged', beta: 'stopped' });
  expect(states(await place.publish(fleet('web')))).toEqual({ alpha: 'published', beta: 'stopped' });
});

test('a history that nobody knows any more is trusted', async () => {
  await place.publish(first);
  const clone = place.clone(alpha());
  git(clone, 'checkout', '--quiet', '--orphan', 'new');
  git(clone, 'commit', '--quiet', '--message', 'All in one');
  git(clone, 'push', '--quiet', '--force', 'origin', 'HEAD:main');
  expect(await driftOf(first)).toEqual([]);
  expect(states(await place.publish(second))).toEqual({ alpha: 'published' });
});

describe('a manifest that was edited along with its file', () => {
  /** Changes a file and what the manifest says of it, as whoever rebases the commits of Meshprint may. */
  const edit = (messageFor: (manifest: string) => string): void => {
    byHand(alpha(), clone => {
      const manifest = path.join(clone, '.meshprint.json');
      const value = JSON.parse(readFileSync(manifest, 'utf8')) as { files: Record<string, string> };
      value.files['README.md'] = sha256('mine\n');
      const text = `${JSON.stringify(value, null, 2)}\n`;
      writeFileSync(path.join(clone, 'README.md'), 'mine\n');
      writeFileSync(manifest, text);
      git(clone, 'commit', '--quiet', '--all', '--message', messageFor(text));
    });
  };
  test('is of somebody else, and stops a publication', async () => {
    await place.publish(first);
    edit(() => 'Edit');
    expect(await driftOf(first)).toEqual([expect.stringContaining('.meshprint.json was changed by hand')]);
    expect(states(await place.publish(second))).toEqual({ alpha: 'stopped' });
  });

  // Whoever may push to the branch may write anything there; the trailer guards against accidents, not against them.
  test('counts as written where the commit at the tip vouches for it with the trailer of Meshprint', async () => {
    await place.publish(first);
    edit(manifest => `Edit\n\nMeshprint-Digest: sha256:${sha256(manifest)}`);
    expect(await driftOf(first)).toEqual([]);
    expect(states(await place.publish(second))).toEqual({ alpha: 'published' });
    expect(filesOf(alpha())).toMatchObject(filesIn(second, 'alpha'));
  });

  test('does not count where the trailer is of another manifest', async () => {
    await place.publish(first);
    edit(manifest => `Edit\n\nMeshprint-Digest: sha256:${sha256(`${manifest} `)}`);
    expect(await driftOf(first)).toEqual([expect.stringContaining('.meshprint.json was changed by hand')]);
    expect(states(await place.publish(second))).toEqual({ alpha: 'stopped' });
  });
});
