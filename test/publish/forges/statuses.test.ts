import { FakeForge, refused, token } from './fake';

let forge: FakeForge;
beforeEach(async () => (forge = await new FakeForge().start()));
afterEach(() => {
  expect(forge.left).toBe(0);
  forge.stop();
});

const commit = '1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d';
const [earlier, later] = ['2026-01-01T10:00:00Z', '2026-01-01T11:00:00Z'];

test('GitHub: every report, over pages, with its headers', async () => {
  const status = (id: number, context: string, state: string): unknown => ({
    id,
    context,
    state,
    description: 'applied',
    target_url: 'https://ci.example.com/1',
    created_at: earlier,
    updated_at: later,
  });
  const many = Array.from({ length: 100 }, (_, i) => status(i + 10, `other/${i}`, 'success'));
  forge.answer(
    { json: many },
    {
      json: [
        status(3, 'paris/cilium', 'error'),
        status(2, 'paris/mesh', 'pending'),
        status(1, 'paris/cilium', 'success'),
      ],
    },
  );
  const found = await forge.client('github').statusesOf(commit);
  expect(found).toHaveLength(103);
  expect(found.at(-3)).toEqual({
    context: 'paris/cilium',
    state: 'failure',
    at: new Date(later),
    description: 'applied',
    url: 'https://ci.example.com/1',
  });
  expect(found.at(-2)).toMatchObject({ context: 'paris/mesh', state: 'pending' });
  expect(found.at(-1)).toMatchObject({ context: 'paris/cilium', state: 'success' });
  expect(forge.seen.map(({ method, path, query }) => ({ method, path, query }))).toEqual(
    ['1', '2'].map(page => ({
      method: 'GET',
      path: `/api/v3/repos/fleet/paris/commits/${commit}/statuses`,
      query: { per_page: '100', page },
    })),
  );
  expect(forge.seen[0]!.headers).toMatchObject({
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'meshprint',
  });
  expect(forge.seen[0]!.headers).not.toHaveProperty('content-type');
});

test('GitLab: every report, its states, and when each was reached', async () => {
  const status = (id: number, name: string, state: string, finished: string | null = null): unknown => ({
    id,
    name,
    status: state,
    description: null,
    target_url: null,
    created_at: earlier,
    started_at: null,
    finished_at: finished,
  });
  const states = [
    'success',
    'failed',
    'canceled',
    'pending',
    'running',
    'skipped',
    'manual',
    'what-comes-next',
  ];
  forge.answer({
    json: [
      status(30, 'paris/mesh', 'success', later),
      status(29, 'paris/mesh', 'failed', later),
      ...states.map((state, i) => status(i, `state/${state}`, state, later)),
    ],
  });
  const found = await forge.client('gitlab', 'a/b/c').statusesOf(commit);
  expect(forge.seen).toHaveLength(1);
  expect(forge.seen[0]).toMatchObject({
    path: `/api/v4/projects/a%2Fb%2Fc/repository/commits/${commit}/statuses`,
    query: { all: 'true', per_page: '100', page: '1' },
    headers: { authorization: `Bearer ${token}` },
  });
  expect(found[0]).toEqual({ context: 'paris/mesh', state: 'success', at: new Date(later) });
  expect(found[1]).toMatchObject({ context: 'paris/mesh', state: 'failure' });
  expect(Object.fromEntries(found.slice(2).map(({ context, state }) => [context.slice(6), state]))).toEqual({
    success: 'success',
    failed: 'failure',
    canceled: 'failure',
    pending: 'pending',
    running: 'pending',
    skipped: 'pending',
    manual: 'pending',
    'what-comes-next': 'pending',
  });
  expect(found.find(({ context }) => context === 'state/pending')!.at).toEqual(new Date(earlier));
});

test('Gitea: every report, newer ones first, over pages of any size', async () => {
  const status = (id: number, state: string, context = 'paris/mesh'): unknown => ({
    id,
    context,
    status: state,
    created_at: later,
    description: '',
  });
  const next = { link: '<http://elsewhere.example.com/next>; rel="next", <x>; rel="last"' };
  forge.answer(
    { json: [status(7, 'success'), status(6, 'failure')], headers: next },
    {
      json: [status(8, 'pending'), status(9, 'warning', 'paris/other')],
      headers: { 'x-total-count': '4', ...next },
    },
  );
  expect(await forge.client('gitea', 'below/here/fleet/paris').statusesOf(commit)).toEqual([
    { context: 'paris/other', state: 'failure', at: new Date(later) },
    { context: 'paris/mesh', state: 'pending', at: new Date(later) },
    { context: 'paris/mesh', state: 'success', at: new Date(later) },
    { context: 'paris/mesh', state: 'failure', at: new Date(later) },
  ]);
  expect(forge.seen.map(({ path, query }) => ({ path, query }))).toEqual(
    ['1', '2'].map(page => ({
      path: `/below/here/api/v1/repos/fleet/paris/commits/${commit}/statuses`,
      query: { limit: '50', page },
    })),
  );
  expect(forge.seen[0]!.headers.authorization).toBe(`token ${token}`);
});

test.each(['github', 'gitlab', 'gitea'] as const)('%s: nothing was reported yet', async kind => {
  forge.answer({ json: [] });
  expect(await forge.client(kind).statusesOf(commit)).toEqual([]);
});

test.each(['main', '../../user', `${commit}?x=1`, commit.toUpperCase(), ''])(
  '%p is no commit',
  async text => {
    expect(await refused(forge.client('github').statusesOf(text))).toMatch('is no commit');
    expect(forge.seen).toEqual([]);
  },
);

test('what a status says of itself steers no terminal', async () => {
  const base = { id: 1, context: 'a', state: 'success', updated_at: later };
  forge.answer({
    json: [
      { ...base, description: `red \u001b[31m\n${'x'.repeat(9_000)}`, target_url: 'javascript:alert(1)' },
      { ...base, id: 2, context: 'b', target_url: 'https://me:secret@ci.example.com' },
    ],
  });
  const [second, first] = await forge.client('github').statusesOf(commit);
  // eslint-disable-next-line no-control-regex
  expect(first!.description).not.toMatch(/[\u0000-\u001f]/);
  expect(first!.description!.length).toBeLessThan(400);
  expect(first).not.toHaveProperty('url');
  expect(second).not.toHaveProperty('url');
});

test.each([
  ['no list', { statuses: [] }],
  ['nothing', null],
  ['a list of something else', ['x', 1, null]],
  ['a status without a name', [{ id: 1, state: 'success', updated_at: later }]],
  ['a status without a time', [{ id: 1, context: 'a', state: 'success' }]],
  ['a time that is none', [{ id: 1, context: 'a', state: 'success', updated_at: 'soon' }]],
  ['a number that is none', [{ id: '1', context: 'a', state: 'success', updated_at: later }]],
])('an answer that is %s is refused', async (_, json) => {
  forge.answer({ json });
  await refused(forge.client('github').statusesOf(commit));
});

test('a list without end is refused', async () => {
  const full = Array.from({ length: 50 }, (_, id) => ({
    id,
    context: 'a',
    status: 'success',
    created_at: later,
  }));
  forge.answer(...Array.from({ length: 200 }, () => ({ json: full })));
  expect(await refused(forge.client('gitea').statusesOf(commit))).toMatch('the list does not end');
});
