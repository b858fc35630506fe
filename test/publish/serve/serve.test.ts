import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { embeddedRepository } from '../../../src/publish/index';
import { serveRepositories, type Serving } from '../../../src/publish/serve/index';
import { repositoriesIn } from '../../../src/publish/serve/repositories';
import { main } from '../../support/cli';

const run = promisify(execFile);
const env = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};
const git = async (...args: string[]): Promise<string> => (await run('git', args, { env })).stdout;

let folder: string;
let serving: Serving;
let base: string;

/** A bare repository with a commit for each text. */
function repository(place: string, ...texts: string[]): void {
  const work = path.join(folder, 'work');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', place], { env });
  execFileSync('git', ['init', '-q', '-b', 'main', work], { env });
  for (const text of texts) {
    writeFileSync(path.join(work, 'file'), text);
    execFileSync('git', ['-C', work, 'add', '.'], { env });
    execFileSync('git', ['-C', work, 'commit', '-qm', text.slice(0, 20)], { env });
  }
  execFileSync('git', ['-C', work, 'push', '-q', place, 'main'], { env });
  rmSync(work, { recursive: true });
}

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'meshprint-serve-')));
  repository(path.join(folder, 'repos/shop/paris.git'), 'one', 'two');
  serving = await serveRepositories(path.join(folder, 'repos'), { host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${serving.address.port}`;
});
afterEach(async () => {
  await serving.stop();
  rmSync(folder, { recursive: true });
});

interface Reply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

/** A request as it is, which fetch would tidy. */
function ask(
  target: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port: serving.address.port, path: target, method, headers },
      response => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    call.on('error', reject).end(body);
  });
}

const refs = '/shop/paris.git/info/refs?service=git-upload-pack';

describe('git', () => {
  test.each(['0', '1', '2'])('reads with version %s of its protocol', async version => {
    const url = `${base}/shop/paris.git`;
    const listed = await git('-c', `protocol.version=${version}`, 'ls-remote', url);
    expect(listed).toMatch(/^[0-9a-f]{40}\tHEAD\n[0-9a-f]{40}\trefs\/heads\/main\n$/);
    const copy = path.join(folder, 'copy');
    await git('-c', `protocol.version=${version}`, 'clone', '-q', url, copy);
    expect(readFileSync(path.join(copy, 'file'), 'utf8')).toBe('two');
  });

  test('clones as shallow as Flux does, and fetches what came later', async () => {
    const copy = path.join(folder, 'copy');
    await git('clone', '-q', '--depth=1', '--single-branch', '--branch=main', `${base}/shop/paris.git`, copy);
    expect(await git('-C', copy, 'rev-list', '--count', 'HEAD')).toBe('1\n');
    rmSync(path.join(folder, 'repos/shop/paris.git'), { recursive: true });
    repository(path.join(folder, 'repos/shop/paris.git'), 'one', 'two', 'x'.repeat(3_000_000));
    await git('-C', copy, 'fetch', '-q', 'origin', 'main');
    expect(await git('-C', copy, 'cat-file', '-s', 'FETCH_HEAD:file')).toBe('3000000\n');
  });

  test('sends long requests compressed', async () => {
    const copy = path.join(folder, 'copy');
    await git('clone', '-q', `${base}/shop/paris.git`, copy);
    // Hundreds of commits of its own make git tell more than it sends uncompressed.
    const script = Array.from(
      { length: 400 },
      (_, i) =>
        `commit refs/heads/own${i}\ncommitter a <a@example.com> ${1_700_000_000 + i} +0000\ndata 1\n${i % 10}\n`,
    ).join('');
    execFileSync('git', ['-C', copy, 'fast-import', '--quiet'], { env, input: script });
    rmSync(path.join(folder, 'repos/shop/paris.git'), { recursive: true });
    repository(path.join(folder, 'repos/shop/paris.git'), 'three');
    await git('-C', copy, 'fetch', '-q', 'origin', 'main');
    expect(await git('-C', copy, 'show', 'FETCH_HEAD:file')).toBe('three');
  });

  test('reads from many at once', async () => {
    const listed = await Promise.all(Array.from({ length: 30 }, () => ask(refs)));
    expect(listed.map(({ status }) => status)).toEqual(Array(30).fill(200));
  });

  test('cannot push', async () => {
    const copy = path.join(folder, 'copy');
    await git('clone', '-q', `${base}/shop/paris.git`, copy);
    const before = await git('ls-remote', `${base}/shop/paris.git`);
    await git('-C', copy, 'commit', '-q', '--allow-empty', '-m', 'mine');
    await expect(git('-C', copy, 'push', 'origin', 'HEAD:main')).rejects.toThrow('403');
    const pushed = await ask('/shop/paris.git/git-receive-pack', {
      method: 'POST',
      headers: { 'content-type': 'application/x-git-receive-pack-request' },
      body: '0000',
    });
    expect(pushed).toMatchObject({ status: 403, text: expect.stringContaining('only read here') });
    expect(await git('ls-remote', `${base}/shop/paris.git`)).toBe(before);
  });
});

test('what there is to fetch is said as git wants it', async () => {
  const old = await ask(refs);
  expect(old).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'application/x-git-upload-pack-advertisement',
      'cache-control': expect.stringContaining('no-cache'),
    },
  });
  expect(old.text).toMatch(/^001e# service=git-upload-pack\n0000/);
  const { text } = await ask(refs, { headers: { 'git-protocol': 'version=2' } });
  expect(text).toMatch(/^000eversion 2\n/);
});

test.each([
  '/',
  '/shop',
  '/shop/',
  '/shop/paris.git',
  '/shop/paris.git/',
  '/shop/paris.git/HEAD',
  '/shop/paris.git/config',
  '/shop/paris.git/objects/info/packs',
  '/shop/paris/info/refs?service=git-upload-pack',
  '/shop/rome.git/info/refs?service=git-upload-pack',
  '/shop/../shop/paris.git/info/refs?service=git-upload-pack',
  '/./shop/paris.git/info/refs?service=git-upload-pack',
  '//shop/paris.git/info/refs?service=git-upload-pack',
  '/shop//paris.git/info/refs?service=git-upload-pack',
  '/../outside/a.git/info/refs?service=git-upload-pack',
  '/..%2foutside/a.git/info/refs?service=git-upload-pack',
  '/shop/%70aris.git/info/refs?service=git-upload-pack',
  '/shop/..%2f..%2foutside%2fa.git/info/refs?service=git-upload-pack',
  '/shop/paris.git%00/info/refs?service=git-upload-pack',
  '/-shop/--upload-pack=x.git/info/refs?service=git-upload-pack',
  '/shop\\paris.git/info/refs?service=git-upload-pack',
  '/shop/.git/info/refs?service=git-upload-pack',
  '/linked/a.git/info/refs?service=git-upload-pack',
  '/shop/linked.git/info/refs?service=git-upload-pack',
  '/shop/inside.git/info/refs?service=git-upload-pack',
  '/shop/plain.git/info/refs?service=git-upload-pack',
  'http://127.0.0.1/shop/paris.git/info/refs?service=git-upload-pack',
])('there is nothing at %s', async target => {
  repository(path.join(folder, 'outside/a.git'), 'secret');
  const at = (place: string): string => path.join(folder, 'repos', place);
  symlinkSync(path.join(folder, 'outside'), at('linked'));
  symlinkSync(path.join(folder, 'outside/a.git'), at('shop/linked.git'));
  // Objects of somebody else's behind a link.
  mkdirSync(at('shop/inside.git/refs'), { recursive: true });
  writeFileSync(at('shop/inside.git/HEAD'), 'ref: refs/heads/main\n');
  symlinkSync(path.join(folder, 'outside/a.git/objects'), at('shop/inside.git/objects'));
  mkdirSync(at('shop/plain.git/.git'), { recursive: true });
  const { status, text } = await ask(target);
  expect({ status, text }).toEqual({ status: 404, text: 'There is no such repository here.\n' });
  expect(repositoriesIn(path.join(folder, 'repos'))).toEqual(['shop/paris.git']);
});

test.each<[string, { method?: string; headers?: Record<string, string> }, number]>([
  ['/shop/paris.git/info/refs', {}, 403],
  ['/shop/paris.git/info/refs?service=git-receive-pack', {}, 403],
  ['/shop/paris.git/info/refs?service=git-upload-archive', {}, 403],
  ['/shop/paris.git/info/refs?service=git-upload-pack&x=1', {}, 403],
  [refs, { method: 'POST' }, 405],
  [refs, { method: 'HEAD' }, 405],
  [refs, { method: 'DELETE' }, 405],
  ['/shop/paris.git/git-upload-pack', {}, 405],
  ['/shop/paris.git/git-upload-pack', { method: 'POST' }, 415],
  ['/shop/paris.git/git-upload-pack', { method: 'POST', headers: { 'content-type': 'text/plain' } }, 415],
])('%s with %o is %i', async (target, how, status) => {
  expect((await ask(target, how)).status).toBe(status);
});

test.each([
  ['localhost', 200],
  ['localhost:1', 200],
  ['paris.localhost', 200],
  ['127.0.0.1', 200],
  ['172.18.0.1:8417', 200],
  ['[::1]:8417', 200],
  ['host.docker.internal:8417', 200],
  ['HOST.docker.internal', 200],
  ['evil.example.com', 421],
  ['127.0.0.1.evil.example.com', 421],
  ['internal', 421],
  ['evil.example.com:80@localhost', 421],
  ['localhost/x', 421],
  ['a b', 421],
])('as the host %p: %i', async (host, status) => {
  expect((await ask(refs, { headers: { host } })).status).toBe(status);
});

describe('a request', () => {
  const headers = { 'content-type': 'application/x-git-upload-pack-request', 'git-protocol': 'version=2' };
  const list = '0014command=ls-refs\n00010000';
  const fetch = (body: string | Buffer, more: Record<string, string> = {}): Promise<Reply> =>
    ask('/shop/paris.git/git-upload-pack', { method: 'POST', headers: { ...headers, ...more }, body });

  test.each(['gzip', 'x-gzip'])('is unpacked (%s)', async encoding => {
    const { status, text } = await fetch(gzipSync(list), { 'content-encoding': encoding });
    expect(status).toBe(200);
    expect(text).toMatch('refs/heads/main');
  });

  test('in another packing is refused', async () => {
    expect((await fetch(list, { 'content-encoding': 'br' })).status).toBe(415);
  });

  test('that is not what it says is refused', async () => {
    expect((await fetch('no gzip', { 'content-encoding': 'gzip' })).status).toBe(400);
  });

  test('that is far too long once unpacked is cut off', async () => {
    const lines = Buffer.alloc(64 * 1024 * 1024, '0000');
    const { status } = await fetch(gzipSync(lines), { 'content-encoding': 'gzip' });
    expect(status).toBe(413);
    expect((await ask(refs)).status).toBe(200);
  });

  test.each(['ffff', 'zzzz', '0009hello'])('that makes no sense (%j) is told so', async body => {
    expect(await fetch(body)).toMatchObject({ status: 400, text: 'git makes no sense of this request.\n' });
    expect((await fetch(list)).status).toBe(200);
  });

  test('that wants nothing gets nothing', async () => {
    expect(await fetch('0000', { 'git-protocol': '' })).toMatchObject({ status: 200, text: '' });
  });

  test('that is said to be too long is refused before it comes', async () => {
    expect((await fetch(Buffer.alloc(5_000_000, '0000'))).status).toBe(413);
  });

  /** Clients that say what they want, but for the end of it; resolves once the server has heard them. */
  async function stalled(count: number, port = serving.address.port): Promise<Socket[]> {
    const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
    for (const socket of sockets)
      socket
        .on('error', () => undefined)
        .write(
          `POST /shop/paris.git/git-upload-pack HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: 1000\r\n\r\n0014`,
        );
    await new Promise(resolve => setTimeout(resolve, 300));
    return sockets;
  }

  test('that does not come whole takes nobody else’s turn', async () => {
    const sockets = await stalled(32);
    expect(await git('ls-remote', `${base}/shop/paris.git`)).toMatch('refs/heads/main');
    for (const socket of sockets) socket.destroy();
  });

  test('is refused to an address that began many, until they are gone', async () => {
    const sockets = await stalled(64);
    const refused = await ask(refs);
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    for (const socket of sockets) socket.destroy();
    await new Promise(resolve => setTimeout(resolve, 300));
    expect((await ask(refs)).status).toBe(200);
  });

  test('that never comes whole is ended', async () => {
    const hasty = await serveRepositories(
      path.join(folder, 'repos'),
      { host: '127.0.0.1', port: 0 },
      /* patience */ 500,
    );
    const [socket] = (await stalled(1, hasty.address.port)) as [Socket];
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    await new Promise(resolve => socket.once('close', resolve));
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    await hasty.stop();
  });

  test.each(['version=2; rm', '$(x)', 'x'.repeat(100)])(
    'with the protocol %p gets the old one',
    async protocol => {
      const { text } = await ask(refs, { headers: { 'git-protocol': protocol } });
      expect(text).toMatch(/^001e# service/);
    },
  );
});

describe('the command', () => {
  const start = (...args: string[]): ReturnType<typeof spawn> =>
    spawn(process.execPath, [main, 'serve', ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1' },
    });
  /** What it prints until it has said so much, and the exit code after a signal. */
  async function until(
    child: ReturnType<typeof spawn>,
    pattern: RegExp,
    signal?: NodeJS.Signals,
  ): Promise<[string, number | null]> {
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (signal !== undefined && pattern.test(text)) child.kill(signal);
      });
    const code = await new Promise<number | null>(resolve => child.once('close', resolve));
    expect(text).toMatch(pattern);
    return [text, code];
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('prints the addresses, serves, and ends at %s', async signal => {
    // Where publish makes them.
    const place = path.resolve(embeddedRepository(folder, 'shop', 'paris'), '../..');
    mkdirSync(path.dirname(place));
    symlinkSync(path.join(folder, 'repos'), place);
    const [text, code] = await until(start('--listen', '127.0.0.1:0'), /paris\.git\n/, signal);
    expect(text).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/shop\/paris\.git\n$/);
    expect(code).toBe(0);
  });

  test('says what is missing, and warns where others can reach it', async () => {
    const [text, code] = await until(start('--listen', '0.0.0.0:0'), /fills it\n/, 'SIGINT');
    expect(text).toMatch('warning: whoever reaches this address can read every repository here');
    expect(text).toMatch(/http:\/\/localhost:\d+: there is nothing in \.meshprint\/repos yet/);
    expect(code).toBe(0);
    expect(existsSync(path.join(folder, '.meshprint'))).toBe(false);
  });

  test.each([
    ['127.0.0.1:99999', /is no address to listen on/],
    [':8417', /is no address to listen on/],
    ['[1.2.3.4]:1', /is no address to listen on/],
    ['http://localhost', /is no address to listen on/],
    ['192.0.2.1:0', /Cannot listen on 192\.0\.2\.1:0 \(EADDRNOTAVAIL\)/],
  ])('refuses %s', async (listen, pattern) => {
    expect((await until(start('--listen', listen), pattern))[1]).toBe(1);
  });

  test('says when the port is taken', async () => {
    const [, code] = await until(
      start('--listen', base.slice(7)),
      /Cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\)/,
    );
    expect(code).toBe(1);
  });
});
