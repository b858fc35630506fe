import { FakeForge, refused } from './fake';

let forge: FakeForge;
beforeEach(async () => (forge = await new FakeForge().start()));
afterEach(() => {
  expect(forge.left).toBe(0);
  forge.stop();
});

const wanted = { branch: 'meshprint/change', base: 'main', title: 'A peer joins', body: 'Lyon joins.' };
const page = 'https://git.example.com/fleet/paris/7';

/** The pull request 7 as each forge shows it. */
const shown = {
  github: (over: object = {}): unknown => ({
    number: 7,
    html_url: page,
    title: wanted.title,
    body: wanted.body,
    state: 'open',
    head: { ref: wanted.branch, label: `Fleet:${wanted.branch}` },
    base: { ref: 'main' },
    ...over,
  }),
  gitlab: (over: object = {}): unknown => ({
    iid: 7,
    web_url: page,
    title: wanted.title,
    description: wanted.body,
    state: 'opened',
    source_branch: wanted.branch,
    target_branch: 'main',
    source_project_id: 3,
    target_project_id: 3,
    ...over,
  }),
  gitea: (over: object = {}): unknown => ({
    number: 7,
    html_url: page,
    title: wanted.title,
    body: wanted.body,
    state: 'open',
    head: { ref: wanted.branch, repo_id: 3 },
    base: { ref: 'main', repo_id: 3 },
    ...over,
  }),
};

const list = {
  github: {
    path: '/api/v3/repos/fleet/paris/pulls',
    query: { state: 'open', head: 'fleet:meshprint/change', base: 'main', per_page: '100', page: '1' },
  },
  gitlab: {
    path: '/api/v4/projects/fleet%2Fparis/merge_requests',
    query: {
      state: 'opened',
      source_branch: 'meshprint/change',
      target_branch: 'main',
      per_page: '100',
      page: '1',
    },
  },
  gitea: { path: '/api/v1/repos/fleet/paris/pulls', query: { state: 'open', limit: '50', page: '1' } },
};

const created = {
  github: { title: wanted.title, body: wanted.body, head: wanted.branch, base: 'main' },
  gitlab: {
    title: wanted.title,
    description: wanted.body,
    source_branch: wanted.branch,
    target_branch: 'main',
  },
  gitea: { title: wanted.title, body: wanted.body, head: wanted.branch, base: 'main' },
};

const elsewhere = {
  github: { head: { ref: wanted.branch, label: `stranger:${wanted.branch}` } },
  gitlab: { source_project_id: null },
  gitea: { head: { ref: wanted.branch, repo_id: 4 } },
};

const otherBase = {
  github: { base: { ref: 'next' } },
  gitlab: { target_branch: 'next' },
  gitea: { base: { ref: 'next', repo_id: 3 } },
};

const exists = {
  github: {
    status: 422,
    json: {
      message: 'Validation Failed',
      errors: [
        { resource: 'PullRequest', code: 'custom', message: 'A pull request already exists for fleet:x.' },
      ],
    },
  },
  gitlab: {
    status: 409,
    json: { message: ['Another open merge request already exists for this source branch: !7'] },
  },
  gitea: { status: 409, json: { message: 'pull request already exists for these targets [id: 9]' } },
};

describe.each(['github', 'gitlab', 'gitea'] as const)('%s', kind => {
  const change = kind === 'gitlab' ? 'PUT' : 'PATCH';
  const ensure = (over: Partial<typeof wanted> = {}): Promise<unknown> =>
    forge.client(kind).ensurePullRequest({ ...wanted, ...over });
  const calls = (): string[] => forge.seen.map(({ method }) => method);

  test('opens one where there is none', async () => {
    forge.answer({ json: [] }, { status: 201, json: shown[kind]() });
    expect(await ensure()).toEqual({ number: 7, url: page });
    expect(forge.seen[0]).toMatchObject({ method: 'GET', ...list[kind] });
    expect(forge.seen[1]).toMatchObject({
      method: 'POST',
      path: list[kind].path,
      query: {},
      body: created[kind],
    });
    expect(forge.seen[1]!.headers['content-type']).toBe('application/json');
  });

  test('leaves the open one as it is where its words are right', async () => {
    forge.answer({ json: [shown[kind]()] });
    expect(await ensure()).toEqual({ number: 7, url: page });
    expect(calls()).toEqual(['GET']);
  });

  test('gives the open one other words', async () => {
    forge.answer({ json: [shown[kind]()] }, { json: shown[kind]({ title: 'Two peers join' }) });
    expect(await ensure({ title: 'Two peers join' })).toEqual({ number: 7, url: page });
    expect(forge.seen[1]).toMatchObject({
      method: change,
      path: `${list[kind].path}/7`,
      body: { title: 'Two peers join', [kind === 'gitlab' ? 'description' : 'body']: wanted.body },
    });
    expect(forge.seen[1]!.body).not.toHaveProperty('state');
  });

  test('looks again where somebody opened it in between', async () => {
    forge.answer({ json: [] }, exists[kind], { json: [shown[kind]()] });
    expect(await ensure()).toEqual({ number: 7, url: page });
    expect(calls()).toEqual(['GET', 'POST', 'GET']);
  });

  test('looks again, and opens none twice, where the answer got lost', async () => {
    forge.answer({ json: [] }, response => response.destroy(), { json: [shown[kind]()] });
    expect(await ensure()).toEqual({ number: 7, url: page });
    expect(calls()).toEqual(['GET', 'POST', 'GET']);
  });

  test('says why where there is none afterwards either', async () => {
    forge.answer({ json: [] }, exists[kind], { json: [] });
    expect(await refused(ensure())).toMatch('already exists for');
  });

  test('does not take one of a fork, or into another branch, for it', async () => {
    forge.answer(
      { json: [shown[kind](elsewhere[kind]), shown[kind](otherBase[kind])] },
      { status: 201, json: shown[kind]() },
    );
    await ensure();
    expect(calls()).toEqual(['GET', 'POST']);
  });

  test('does not report one that was closed meanwhile', async () => {
    forge.answer({ json: [shown[kind]()] }, { json: shown[kind]({ state: 'closed' }) });
    expect(await refused(ensure({ title: 'x' }))).toMatch('pull request 7 was closed meanwhile; run again');
  });

  test('keeps the mark that it is not to be merged yet', async () => {
    forge.answer({ json: [shown[kind]({ title: 'Draft: before' })] }, { json: shown[kind]() });
    await ensure();
    expect(forge.seen[1]!.body).toMatchObject({ title: `Draft: ${wanted.title}` });
  });

  test('fits words to what the forge takes, and lets none be an order', async () => {
    forge.answer({ json: [] }, { status: 201, json: shown[kind]() });
    const body = `/merge\ntext /merge\n${'ü😀'.repeat(200_000)}`;
    await ensure({ title: `a\nb ${'t'.repeat(400)}`, body });
    const sent = forge.seen[1]!.body as Record<string, string>;
    expect(sent.title).toMatch(/^a b t+…$/);
    expect(sent.title!.length).toBe(kind === 'github' ? 256 : 255);
    const text = sent.body ?? sent.description ?? '';
    expect(text).toMatch(/^ \/merge\ntext \/merge\n/);
    expect(text).toMatch(/shortened: the forge takes no more\.$/);
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    if (kind === 'gitlab') expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    else expect(text.length).toBeLessThanOrEqual(65_536);
  });

  test.each(['', 'javascript:alert(1)', 'https://me:secret@git.example.com/7', 5])(
    'refuses a pull request at %p',
    async address => {
      forge.answer({ json: [] }, { status: 201, json: shown[kind]({ html_url: address, web_url: address }) });
      await refused(ensure());
    },
  );
});

test('a branch is never more than a value', async () => {
  forge.answer({ json: [] }, { status: 201, json: shown.gitlab() });
  await forge.client('gitlab').ensurePullRequest({ ...wanted, branch: 'a&state=all#x' });
  expect(forge.seen[0]!.query).toMatchObject({ state: 'opened', source_branch: 'a&state=all#x' });
});
