import { writeFileSync } from 'node:fs';
import type { Outcome } from '../../src/publish/index';
import { PullForge } from './pull-forge';
import { commitsOf, filesIn, filesOf, fleetToPublish, git, PublishPlace, states, whyOf } from './support';

const place = new PublishPlace();
let forge: PullForge;
beforeEach(async () => (forge = await new PullForge().start()));
afterEach(() => {
  forge.stop();
});

interface Where {
  readonly repository: string;
  readonly path?: string;
}

/** Remote repositories with a README each, as their forges make them. */
function remotes(...names: string[]): void {
  for (const name of names) {
    place.remote(name);
    place.commit(place.at(name), { 'NOTES.md': 'ours\n' });
  }
}

const fleet = (
  clusters: Readonly<Record<string, Where>>,
  namespaces: readonly string[] = [],
  publish: object = { remotes: { pullRequests: true } },
): ReturnType<typeof fleetToPublish> =>
  fleetToPublish(
    Object.fromEntries(
      Object.entries(clusters).map(([name, { repository, path }]) => [
        name,
        {
          repository: {
            url: `https://git.example.com/fleet/${repository}.git`,
            pushUrl: `file://${place.at(repository)}`,
            ...(path !== undefined && { path }),
            forge: { gitea: { tokenSecret: 'token', address: `http://${forge.host}/fleet/${repository}` } },
          },
        },
      ]),
    ),
    { publish: publish as { remotes: object }, namespaces },
  );

const own = 'meshprint/test/main';
const publish = (made: ReturnType<typeof fleet>, options: object = {}): Promise<Outcome[]> =>
  place.publish(made, { environment: forge.environment, ...options });
const main = (name: string): string => git(place.at(name), 'rev-parse', 'main');
const proposed = (name: string): string => git(place.at(name), 'rev-parse', own);

const alpha = { alpha: { repository: 'a' } };
const both = { alpha: { repository: 'a' }, beta: { repository: 'b' } };

test('each repository gets one branch and one pull request, and its own branch is left alone', async () => {
  remotes('a', 'b');
  const before = [main('a'), main('b')];
  const first = fleet(both, ['shop']);
  const outcomes = await publish(first);
  expect(outcomes).toMatchObject([
    { state: 'proposed', pullRequest: { url: expect.stringContaining('/fleet/a/pulls/') } },
    { state: 'proposed', pullRequest: { url: expect.stringContaining('/fleet/b/pulls/') } },
  ]);
  expect([main('a'), main('b')]).toEqual(before);
  expect(git(place.at('a'), 'rev-parse', `${own}^`)).toBe(before[0]);
  expect(filesOf(place.at('a'), own)).toMatchObject({
    ...filesIn(first, 'alpha'),
    'NOTES.md': 'ours' + '\n',
  });
  expect(forge.pulls.map(({ repository, head, base }) => ({ repository, head, base }))).toEqual(
    expect.arrayContaining(['a', 'b'].map(repository => ({ repository, head: own, base: 'main' }))),
  );
  const [pull] = forge.pulls.filter(({ repository }) => repository === 'a');
  expect(pull).toMatchObject({ title: 'Publish test/alpha' });
  expect(pull!.body).toContain('Meshprint writes this for test/alpha.');
  expect(pull!.body).toContain('1 repository differs');
  expect(pull!.body).not.toContain('beta');
});

test('the same again changes nothing; another change replaces the commit and the words', async () => {
  remotes('a');
  await publish(fleet(alpha));
  const commit = proposed('a');
  forge.changes.length = 0;
  expect(states(await publish(fleet(alpha)))).toEqual({ alpha: 'proposed' });
  expect(proposed('a')).toBe(commit);
  expect(forge.changes).toEqual([]);
  // People merge it, and it is published.
  git(place.at('a'), 'update-ref', 'refs/heads/main', commit);
  forge.pulls[0]!.state = 'closed';
  expect(states(await publish(fleet(alpha)))).toEqual({ alpha: 'unchanged' });
  expect(states(await publish(fleet(alpha, ['shop'])))).toEqual({ alpha: 'proposed' });
  expect(git(place.at('a'), 'rev-parse', `${own}^`)).toBe(commit);
  expect(forge.pulls).toHaveLength(2);
  expect(forge.pulls[1]).toMatchObject({ title: expect.stringContaining('namespace shop'), state: 'open' });
  expect(states(await publish(fleet(alpha, ['depot'])))).toEqual({ alpha: 'proposed' });
  expect(git(place.at('a'), 'rev-list', '--count', `main..${own}`)).toBe('1');
  expect(forge.pulls).toHaveLength(2);
  expect(forge.pulls[1]!.title).toContain('namespace depot');
});

test('what is proposed stands on the tip of its branch, also after that moved', async () => {
  remotes('a');
  await publish(fleet(alpha));
  place.commit(place.at('a'), { 'MORE.md': 'more\n' });
  expect(states(await publish(fleet(alpha)))).toEqual({ alpha: 'proposed' });
  expect(git(place.at('a'), 'rev-parse', `${own}^`)).toBe(main('a'));
  expect(forge.pulls).toHaveLength(1);
});

test('a change that was taken back empties its pull request, and says so', async () => {
  remotes('a');
  await publish(fleet(alpha));
  git(place.at('a'), 'update-ref', 'refs/heads/main', own);
  forge.pulls[0]!.state = 'closed';
  await publish(fleet(alpha, ['shop']));
  const outcomes = await publish(fleet(alpha));
  expect(outcomes).toMatchObject([{ state: 'unchanged', emptied: { number: 2 } }]);
  expect(proposed('a')).toBe(main('a'));
});

test.each([
  ['on top of it', (clone: string) => git(clone, 'commit', '--allow-empty', '--quiet', '--message', 'mine')],
  [
    'in its place',
    (clone: string) => {
      git(clone, 'rm', '--quiet', 'README.md');
      git(clone, 'commit', '--amend', '--quiet', '--no-edit');
    },
  ],
])('somebody else’s commit %s stops the cluster, unless told otherwise', async (_, change) => {
  remotes('a');
  await publish(fleet(alpha));
  const clone = place.clone(place.at('a'));
  git(clone, 'checkout', '--quiet', own);
  change(clone);
  git(clone, 'push', '--quiet', '--force', 'origin', own);
  const theirs = proposed('a');
  const outcomes = await publish(fleet(alpha, ['shop']));
  expect(states(outcomes)).toEqual({ alpha: 'stopped' });
  expect(whyOf(outcomes, 'alpha')).toContain(`somebody else’s commit is on ${own}: ${theirs.slice(0, 7)}`);
  expect(proposed('a')).toBe(theirs);
  expect(states(await publish(fleet(alpha, ['shop']), { overwrite: true }))).toEqual({ alpha: 'proposed' });
  expect(git(place.at('a'), 'rev-parse', `${own}^`)).toBe(main('a'));
});

test('clusters of one repository share a pull request, from which none is dropped unseen', async () => {
  remotes('a');
  const shared = { alpha: { repository: 'a', path: 'alpha' }, beta: { repository: 'a', path: 'beta' } };
  expect(states(await publish(fleet(shared)))).toEqual({ alpha: 'proposed', beta: 'proposed' });
  expect(forge.pulls).toHaveLength(1);
  const commit = proposed('a');
  const outcomes = await publish(fleet(shared, ['shop']), { clusters: ['alpha'] });
  expect(whyOf(outcomes, 'alpha')).toMatch(/already changes other clusters too: beta\//);
  expect(proposed('a')).toBe(commit);
  // Squashed into main, it is in nobody's way.
  git(
    place.at('a'),
    'update-ref',
    'refs/heads/main',
    git(place.at('a'), 'commit-tree', '-p', 'main', '-m', 'squashed', `${own}^{tree}`),
  );
  expect(states(await publish(fleet(shared, ['shop']), { clusters: ['alpha'] }))).toEqual({
    alpha: 'proposed',
  });
  expect(commitsOf(place.at('a'), `main..${own}`)).toBe(1);
});

test('a branch that moves while it is replaced is looked at again', async () => {
  remotes('a');
  await publish(fleet(alpha));
  const hook = place.at('a', 'hooks', 'pre-receive');
  // The first push comes too late.
  writeFileSync(
    hook,
    `#!/bin/sh\nunset GIT_QUARANTINE_PATH\nif [ ! -e once ]; then touch once; git update-ref refs/heads/${own} refs/heads/main; fi\n`,
    { mode: 0o755 },
  );
  expect(states(await publish(fleet(alpha, ['shop'])))).toEqual({ alpha: 'proposed' });
  expect(git(place.at('a'), 'rev-parse', `${own}^`)).toBe(main('a'));
});

test.each([
  ['no token', () => ({ environment: {} }), 'MESHPRINT_TOKEN_'],
  ['a wrong token', () => ({ environment: { [Object.keys(forge.environment)[0]!]: 'other-token' } }), '401'],
])('with %s nothing reaches the branch, and no secret shows', async (_, options, why) => {
  remotes('a', 'b');
  const before = main('a');
  const outcomes = await publish(fleet(alpha), options());
  expect(states(outcomes)).toEqual({ alpha: 'failed' });
  expect(whyOf(outcomes, 'alpha')).toContain(why);
  expect(JSON.stringify(outcomes)).not.toContain('other-token');
  expect(main('a')).toBe(before);
});

test('without a forge, or a branch to go into, nothing is pushed', async () => {
  place.remote('a');
  const outcomes = await publish(fleet(alpha));
  expect(whyOf(outcomes, 'alpha')).toContain('there is no branch main yet');
  const bare = fleetToPublish(
    { alpha: { repository: { url: 'https://git.example.com/a.git', pushUrl: `file://${place.at('a')}` } } },
    { publish: { remotes: { pullRequests: true } } },
  );
  expect(whyOf(await publish(bare), 'alpha')).toContain('nobody says which forge');
  expect(git(place.at('a'), 'for-each-ref')).toBe('');
});

test('pull requests can be asked for by whoever publishes', async () => {
  remotes('a');
  const before = main('a');
  const made = fleet(alpha, [], { remotes: {} });
  expect(states(await publish(made, { pullRequests: true, dryRun: true }))).toEqual({ alpha: 'due' });
  expect(forge.pulls).toEqual([]);
  expect(states(await publish(made, { pullRequests: true }))).toEqual({ alpha: 'proposed' });
  expect(main('a')).toBe(before);
});
