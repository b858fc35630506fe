import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { FakeForge, refused, type Script, token } from './fake';

let forge: FakeForge;
beforeEach(async () => (forge = await new FakeForge().start()));
afterEach(() => {
  expect(forge.left).toBe(0);
  forge.stop();
});

const commit = '1'.repeat(40);
const ask = (kind: 'github' | 'gitlab' | 'gitea' = 'github'): Promise<unknown> =>
  forge.client(kind).statusesOf(commit);
const open = (): Promise<unknown> =>
  forge.client('github').ensurePullRequest({ branch: 'x', base: 'main', title: 't', body: 'b' });
const nothing: Script = { json: [] };

describe('asks again', () => {
  test.each<[string, Script, number]>([
    ['after an error of the server', { status: 502, text: '<html>bad gateway</html>' }, 1_000],
    ['as late as it is told', { status: 503, headers: { 'retry-after': '7' } }, 7_000],
    [
      'at the time that it is told',
      { status: 429, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' } },
      9_000,
    ],
    [
      'when a time has passed',
      { status: 429, headers: { 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' } },
      0,
    ],
    [
      'when the limit ends',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225612' } },
      12_000,
    ],
    [
      'a minute after a secondary limit',
      { status: 403, json: { message: 'You have exceeded a secondary rate limit.' } },
      60_000,
    ],
    ['where there was no answer', response => response.destroy(), 1_000],
    [
      'where an answer broke off',
      response => {
        response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
      },
      1_000,
    ],
  ])('%s', async (_, script, wait) => {
    forge.answer(script, nothing);
    expect(await ask()).toEqual([]);
    expect(forge.waits).toEqual([wait]);
    expect(forge.seen).toHaveLength(2);
  });

  test('three times and later each time, then no more', async () => {
    forge.answer(...Array.from({ length: 4 }, (): Script => ({ status: 500, json: { message: 'broken' } })));
    expect(await refused(ask())).toBe(
      `fleet/paris on ${forge.host}: could not read the statuses of 1111111111 (500: broken).`,
    );
    expect(forge.waits).toEqual([1_000, 2_000, 4_000]);
  });

  test('where a limit keeps a pull request from being opened', async () => {
    forge.answer(
      { json: [] },
      { status: 429, headers: { 'retry-after': '3' } },
      {
        status: 201,
        json: { number: 1, html_url: 'https://x.example.com/1' },
      },
    );
    expect(await open()).toEqual({ number: 1, url: 'https://x.example.com/1' });
    expect(forge.waits).toEqual([3_000]);
  });

  test('but does not wait for an hour', async () => {
    forge.answer({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await refused(ask())).toMatch('It was asked too often; run again later.');
    expect(forge.waits).toEqual([]);
  });

  test.each([400, 401, 403, 404, 410, 501])('but not after %i', async status => {
    forge.answer({ status, json: {} });
    await refused(ask());
    expect(forge.waits).toEqual([]);
  });
});

describe('redirects', () => {
  test.each([301, 302, 307, 308])('%i on the same host is followed, with the token', async status => {
    forge.answer({ status, headers: { location: '/moved?page=1' } }, nothing);
    expect(await ask()).toEqual([]);
    expect(forge.seen[1]).toMatchObject({ path: '/moved', headers: { authorization: `Bearer ${token}` } });
  });

  test('keep the method and the body', async () => {
    forge.answer(
      { json: [] },
      { status: 307, headers: { location: '/moved' } },
      {
        status: 201,
        json: { number: 1, html_url: 'https://x.example.com/1' },
      },
    );
    await open();
    expect(forge.seen[2]).toMatchObject({ method: 'POST', path: '/moved', body: { title: 't', head: 'x' } });
  });

  test('to another host are not followed', async () => {
    let asked = 0;
    const other = createServer((_, response) => {
      asked++;
      response.end('{}');
    });
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    forge.answer({ status: 302, headers: { location: `http://127.0.0.1:${port}/?token` } });
    expect(await refused(ask())).toMatch(
      `the forge redirects to http://127.0.0.1:${port}, where no token may go`,
    );
    expect(asked).toBe(0);
    other.close();
  });

  test.each(['https://127.0.0.1/x', 'http://localhost/x', '//evil.example.com', 'http://[', ''])(
    'to %p are not followed',
    async location => {
      forge.answer({ status: 301, headers: { location } });
      // An empty location is the same place.
      if (location === '')
        forge.answer(...Array.from({ length: 3 }, (): Script => ({ status: 301, headers: { location } })));
      expect(await refused(ask())).toMatch('the forge redirects');
      expect(forge.waits).toEqual([]);
    },
  );

  test('without end are ended', async () => {
    forge.answer(
      ...Array.from({ length: 4 }, (): Script => ({ status: 302, headers: { location: '/again' } })),
    );
    expect(await refused(ask())).toMatch('the forge redirects without end');
  });

  test('a redirect that makes something else of a call is none', async () => {
    forge.answer({ status: 303, headers: { location: '/else' } });
    expect(await refused(ask())).toMatch('(303)');
  });
});

describe('hostile answers', () => {
  test('one without end is cut off', async () => {
    let closed = false;
    forge.answer(response => {
      response.on('close', () => (closed = true));
      const more = (): void => {
        if (!closed) response.write(Buffer.alloc(1024 * 1024, 32), more);
      };
      more();
    });
    expect(await refused(ask())).toMatch('the answer is far too long');
    expect(forge.waits).toEqual([]);
  });

  test('one that is small only while it is compressed is cut off', async () => {
    forge.answer(response => {
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(64 * 1024 * 1024, 32)));
    });
    expect(await refused(ask())).toMatch('the answer is far too long');
  });

  test('one that never comes is not waited for', async () => {
    forge.answer(...Array.from({ length: 4 }, (): Script => () => undefined));
    expect(await refused(forge.client('github', 'fleet/paris', 50).statusesOf(commit))).toMatch(
      'there was no answer in time',
    );
  });

  test.each(['<html>', '', '{"statuses":', 'null x'])('%p is no JSON', async text => {
    forge.answer({ text });
    expect(await refused(ask())).toMatch("the answer is no JSON; is this where the forge's API is?");
  });

  test('a token that is repeated stays secret, also where it is cut', async () => {
    const message = `${'x'.repeat(294)}${token} and ${token}`;
    forge.answer({ status: 400, json: { message, errors: [{ message: token }, token] } });
    const text = await refused(ask());
    expect(text).toMatch('xxx***');
    expect(text).not.toContain(token.slice(0, 5));
  });

  test('what it says steers no terminal and is no novel', async () => {
    forge.answer({ status: 400, json: { message: `\u001b[2J\u202e${'x'.repeat(100_000)}` } });
    const text = await refused(ask());
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(text.length).toBeLessThan(900);
  });

  test.each([[{ message: { a: 1 } }], [[]], ['text'], [7], [null], [{ errors: { a: 1 } }]])(
    'an error %j is an error all the same',
    async json => {
      forge.answer({ status: 400, json });
      expect(await refused(ask())).toMatch('(400');
    },
  );
});

test.each([
  ['github', 401, 'is not, or no longer, valid'],
  ['github', 403, 'needs to read commit statuses (fine-grained: Commit statuses; classic: repo)'],
  ['github', 404, 'may not see it: it needs to read commit statuses'],
  ['gitlab', 403, 'needs the scope read_api, and at least the role Reporter'],
  ['gitea', 403, 'needs the scope read:repository'],
] as const)('%s says with %i what a token lacks', async (kind, status, mend) => {
  forge.answer({ status, json: { message: 'No.' } });
  const text = await refused(ask(kind));
  expect(text).toMatch(`(${status}: No.)`);
  expect(text).toContain(mend);
  expect(text).toContain(
    `The token of MESHPRINT_TOKEN_127_0_0_1_`.replace('The', status === 404 ? 'the' : 'The'),
  );
});

test('nobody there is said without the address of the API', async () => {
  const client = forge.client('gitea');
  forge.stop();
  expect(await refused(client.statusesOf(commit))).toMatch(/: there was no answer \(ECONNREFUSED\)$/);
  expect(forge.waits).toEqual([1_000, 2_000, 4_000]);
});
