import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readPublished, targetsOf } from '../../src/publish/index';
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
const first = fleetToPublish({ alpha: {}, beta: {} });
const second = fleetToPublish({ alpha: {}, beta: {} }, { namespaces: ['shop'] });

/** Publishes, lets somebody change alpha, publishes a change, and says why alpha was not published. */
async function stopped(change: (clone: string) => void): Promise<string> {
  await place.publish(first);
  const clone = place.clone(place.embedded('alpha'));
  change(clone);
  place.commitAll(clone);
  const before = filesOf(place.embedded('alpha'));
  const outcomes = await place.publish(second);
  expect(states(outcomes)).toEqual({ alpha: 'stopped', beta: 'published' });
  expect(filesOf(place.embedded('alpha'))).toEqual(before);
  return whyOf(outcomes, 'alpha');
}

/** Publishes over it and expects the tree as the fleet says. */
async function insist(): Promise<void> {
  expect(states(await place.publish(second, { overwrite: true })).alpha).toBe('published');
  expect(filesOf(place.embedded('alpha'))).toMatchObject(filesIn(second, 'alpha'));
  expect(states(await place.publish(second)).alpha).toBe('unchanged');
}

test('a generated file that was edited stops its cluster, until somebody insists', async () => {
  const why = await stopped(clone => {
    writeFileSync(path.join(clone, 'cilium/values.yaml'), 'mine: true\n');
  });
  expect(why).toBe(
    'edited by hand: cilium/values.yaml\nPut it into the blueprint, or take it back in the repository; --overwrite writes over it.',
  );
  await insist();
});

test('one that was deleted does, too', async () => {
  const why = await stopped(clone => {
    rmSync(path.join(clone, 'cilium/values.yaml'));
  });
  expect(why).toContain('deleted by hand: cilium/values.yaml');
  await insist();
});

test('and one that became a link or something else', async () => {
  const why = await stopped(clone => {
    rmSync(path.join(clone, 'cilium/values.yaml'));
    symlinkSync('/etc/passwd', path.join(clone, 'cilium/values.yaml'));
    renameSync(path.join(clone, 'flux'), path.join(clone, 'elsewhere'));
    symlinkSync('elsewhere', path.join(clone, 'flux'));
  });
  expect(why).toContain('is a symbolic link now: ');
  expect(why).toContain('cilium/values.yaml');
  expect(why).toContain('flux');
  await insist();
});

test('a submodule in the way is people’s', async () => {
  const why = await stopped(clone => {
    rmSync(path.join(clone, 'flux'), { recursive: true });
    const commit = git(clone, 'rev-parse', 'HEAD');
    git(clone, 'rm', '-r', '--quiet', '--cached', 'flux');
    git(clone, 'update-index', '--add', '--cacheinfo', `160000,${commit},flux`);
    mkdirSync(path.join(clone, 'flux'));
  });
  expect(why).toContain('is a submodule now: flux');
});

test('a file of people’s where a new one belongs stops the cluster', async () => {
  const other = fleetToPublish({ alpha: {}, beta: {} }, { namespaces: ['shop'] });
  const extra = 'extra/mine.yaml';
  const withExtra = {
    ...other,
    output: {
      ...other.output,
      trees: other.output.trees.map(tree => ({
        ...tree,
        files: [...tree.files, { path: extra, text: 'generated\n' }],
      })),
    },
  };
  await place.publish(first);
  place.commit(place.embedded('alpha'), { [extra]: 'theirs\n' });
  const outcomes = await place.publish(withExtra);
  expect(states(outcomes)).toEqual({ alpha: 'stopped', beta: 'published' });
  expect(whyOf(outcomes, 'alpha')).toContain(`somebody’s own files where new ones belong: ${extra}`);
  await place.publish(withExtra, { overwrite: true });
  expect(filesOf(place.embedded('alpha'))[extra]).toBe('generated\n');
});

test('a folder of people’s is never removed, whoever insists', async () => {
  await place.publish(first);
  place.commit(place.embedded('alpha'), { 'extra/mine.yaml': 'theirs\n' });
  const taken = {
    ...first,
    output: {
      ...first.output,
      trees: first.output.trees.map(tree => ({
        ...tree,
        files: [...tree.files, { path: 'extra', text: 'x' }],
      })),
    },
  };
  const outcomes = await place.publish(taken, { overwrite: true });
  expect(states(outcomes)).toEqual({ alpha: 'stopped', beta: 'published' });
  expect(whyOf(outcomes, 'alpha')).toContain('is a folder where a file belongs: extra');
  expect(filesOf(place.embedded('alpha'))['extra/mine.yaml']).toBe('theirs\n');
});

test('a file of ours may become a folder, and a folder a file', async () => {
  const withFiles = (...files: [string, string][]): typeof first => ({
    ...first,
    output: {
      ...first.output,
      trees: first.output.trees.map(tree => ({
        ...tree,
        files: [...tree.files, ...files.map(([file, text]) => ({ path: file, text }))],
      })),
    },
  });
  await place.publish(withFiles(['x', 'a file'], ['y/z', 'in a folder']));
  const outcomes = await place.publish(withFiles(['x/z', 'in a folder'], ['y', 'a file']));
  expect(states(outcomes)).toEqual({ alpha: 'published', beta: 'published' });
  expect(filesOf(place.embedded('alpha'))).toMatchObject({ 'x/z': 'in a folder', y: 'a file' });
});

test.each([
  ['is no JSON', '{', 'was damaged: it is not JSON'],
  [
    'is of another cluster',
    JSON.stringify({ format: 1, fleet: 'test', cluster: 'beta', files: {} }),
    'is of "test/beta"',
  ],
])('a manifest that %s stops the cluster', async (_, text, expected) => {
  const why = await stopped(clone => {
    writeFileSync(path.join(clone, '.meshprint.json'), text);
  });
  expect(why).toContain(`.meshprint.json ${expected}`);
  await insist();
});

test('a manifest of a newer Meshprint is nothing to insist on', async () => {
  const why = await stopped(clone => {
    writeFileSync(path.join(clone, '.meshprint.json'), JSON.stringify({ format: 2, tree: {} }));
  });
  expect(why).toBe(
    '.meshprint.json was written by a newer Meshprint\nUpdate Meshprint here, and publish again.',
  );
  expect(states(await place.publish(second, { overwrite: true })).alpha).toBe('stopped');
});

test('a file or a link of people’s where a folder belongs is named once', async () => {
  const urls = { alpha: place.remote('a') };
  git(place.folder, 'clone', '--quiet', urls.alpha, 'work');
  writeFileSync(place.at('work/flux'), 'theirs');
  symlinkSync('flux', place.at('work/cilium'));
  place.commitAll(place.at('work'));
  const why = whyOf(await place.publish(toRemotes(urls)), 'alpha');
  expect(why).toMatch(/^is a file where a folder belongs: flux$/m);
  expect(why).toMatch(/^is a symbolic link where a folder belongs: cilium$/m);
});

test('where a cluster is stopped, its repository and its folder are named', async () => {
  const urls = { alpha: { pushUrl: place.remote('a'), path: 'clusters/alpha' } };
  const fleet = toRemotes(urls);
  await place.publish(fleet);
  place.commit(place.at('a'), { 'clusters/alpha/README.md': 'mine' });
  const changed = {
    ...fleet,
    output: {
      ...fleet.output,
      trees: fleet.output.trees.map(tree => ({
        ...tree,
        files: tree.files.map(file => (file.path === 'README.md' ? { ...file, text: 'new' } : file)),
      })),
    },
  };
  expect(
    whyOf(await place.publish(changed), 'alpha')
      .split('\n')
      .slice(0, 2),
  ).toEqual(['edited by hand: clusters/alpha/README.md', `in file://${place.at('a')}, branch main`]);
});

test('a repository that people filled gets the tree beside their files', async () => {
  const url = place.remote('a');
  git(place.folder, 'clone', '--quiet', url, 'work');
  writeFileSync(place.at('work/flux.md'), 'theirs');
  place.commitAll(place.at('work'));
  expect(states(await place.publish(toRemotes({ alpha: url })))).toEqual({ alpha: 'published' });
  expect(filesOf(place.at('a'))).toMatchObject({ 'flux.md': 'theirs' });
  expect(commitsOf(place.at('a'))).toBe(2);
});

test('a tree without files never empties a repository', async () => {
  await place.publish(first);
  const empty = {
    ...first,
    output: { ...first.output, trees: first.output.trees.map(tree => ({ ...tree, files: [] })) },
  };
  const outcomes = await place.publish(empty, { overwrite: true });
  expect(states(outcomes)).toEqual({ alpha: 'stopped', beta: 'stopped' });
  expect(whyOf(outcomes, 'alpha')).toContain('never emptied');
  expect(filesOf(place.embedded('alpha'))).toMatchObject(filesIn(first, 'alpha'));
});

test('addresses and branches that git could take for options or commands are refused', async () => {
  const touch = place.at('touched');
  const outcomes = await place.publish(
    toRemotes({
      a: `--upload-pack=touch ${touch}`,
      b: `ext::sh -c touch% ${touch}`,
      c: { pushUrl: place.remote('c'), branch: '--force' },
      d: { pushUrl: place.remote('d'), path: '../outside' },
      e: place.remote('e'),
    }),
  );
  expect(states(outcomes)).toEqual({ a: 'failed', b: 'failed', c: 'failed', d: 'failed', e: 'published' });
  const { trees, failed } = await readPublished(
    outcomes.map(({ target }) => target),
    { folder: place.folder },
  );
  expect(trees.map(({ tree }) => tree.cluster)).toEqual(['e']);
  expect([...failed.keys()].map(({ cluster }) => cluster)).toEqual(['a', 'b', 'c', 'd']);
});

test('names in files that git would quote are written as they are', async () => {
  const odd = ['"quoted".yaml', 'blank name.yaml', '-dash.yaml', 'ünïcode.yaml', ':(top)x.yaml'];
  const fleet = {
    ...first,
    output: {
      ...first.output,
      trees: first.output.trees.map(tree => ({
        ...tree,
        files: [...tree.files, ...odd.map(file => ({ path: file, text: file }))],
      })),
    },
  };
  await place.publish(fleet);
  const files = filesOf(place.embedded('alpha'));
  for (const file of odd) expect(files[file]).toBe(file);
  expect(states(await place.publish(fleet))).toEqual({ alpha: 'unchanged', beta: 'unchanged' });
  expect(states(await place.publish(first))).toEqual({ alpha: 'published', beta: 'published' });
  for (const file of odd) expect(filesOf(place.embedded('alpha'))[file]).toBeUndefined();
});

test('credentials in an address show nowhere', async () => {
  const outcomes = await place.publish(
    toRemotes({ alpha: 'http://me:s3cr3t@127.0.0.1:1/a.git', beta: 'https://user:s3c/r3t@host/b.git' }),
  );
  expect(states(outcomes)).toEqual({ alpha: 'failed', beta: 'failed' });
  const said = JSON.stringify(outcomes.map(outcome => ('why' in outcome ? outcome.why : [])));
  expect(said).toContain('has credentials in it');
  expect(said).not.toMatch(/s3c/);
});

test('git in a hook of git’s works on its own repositories all the same', async () => {
  git(place.folder, 'init', '--quiet', 'around');
  process.env.GIT_DIR = place.at('around/.git');
  process.env.GIT_INDEX_FILE = place.at('around/.git/index');
  const outcomes = await place.publish(first);
  delete process.env.GIT_DIR;
  delete process.env.GIT_INDEX_FILE;
  expect(states(outcomes)).toEqual({ alpha: 'published', beta: 'published' });
  expect(filesOf(place.embedded('alpha'))).toMatchObject(filesIn(first, 'alpha'));
  expect(git(place.at('around'), 'for-each-ref')).toBe('');
});

test('a cluster without a repository to write to fails alone', async () => {
  if (process.getuid?.() === 0) return;
  await place.publish(first);
  chmodSync(path.join(place.embedded('alpha'), 'refs/heads'), 0o500);
  const outcomes = await place.publish(second);
  chmodSync(path.join(place.embedded('alpha'), 'refs/heads'), 0o700);
  expect(states(outcomes)).toEqual({ alpha: 'failed', beta: 'published' });
});

test('the targets of a plan say where it goes', () => {
  const [alpha] = targetsOf(first.plan, { folder: '/srv/fleet' });
  expect(alpha).toEqual({
    fleet: 'test',
    cluster: 'alpha',
    url: '/srv/fleet/.meshprint/repos/test/alpha.git',
    branch: 'main',
    path: '',
    wave: 1,
    isEmbedded: true,
  });
});
