import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tidy } from '../../src/publish/git/bare';
import { Git } from '../../src/publish/git/git';
import { ObjectReader } from '../../src/publish/git/objects';
import { tipOf, TreeView } from '../../src/publish/git/tree-view';
import { git, PublishPlace } from './support';

const place = new PublishPlace();

test('a process that hangs is ended, and the message says so', async () => {
  const hanging = new Git([], { network: 0.2, local: 0.2 });
  const asked = hanging.run(['-c', 'alias.hang=!sleep 60', 'hang']);
  await expect(asked).rejects.toMatchObject({
    isTimeout: true,
    message: expect.stringContaining('0.2 seconds'),
  });
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
