import fc from 'fast-check';
import { addressOf } from '../../../src/publish/forges/address';
import { apiOf } from '../../../src/publish/forges/base';
import { variablePart } from '../../../src/publish/forges/host-name';
import { forgeOf } from '../../../src/publish/forges/index';
import { type Environment, tokenFor } from '../../../src/publish/forges/tokens';

type Kind = 'github' | 'gitlab' | 'gitea';

function placeOf(kind: Kind, text: string, env: Environment = {}): string {
  const address = addressOf(text);
  const place = 'problem' in address ? address : apiOf(kind, address, env);
  return 'problem' in place ? place.problem : `${place.base} ${place.repository.join('/')}`;
}

test.each<[Kind, string, string, Environment?]>([
  ['github', 'https://github.com/fleet/paris', 'https://api.github.com fleet/paris'],
  ['github', 'https://github.com/fleet/paris.git', 'https://api.github.com fleet/paris'],
  ['github', 'https://firm.ghe.com/fleet/paris/', 'https://api.firm.ghe.com fleet/paris'],
  ['github', 'https://ghe.com.evil.example/fleet/paris', 'https://ghe.com.evil.example/api/v3 fleet/paris'],
  ['github', 'https://git.example.com:8443/fleet/paris', 'https://git.example.com:8443/api/v3 fleet/paris'],
  [
    'github',
    'https://git.example.com/fleet/paris',
    'https://api.example.com/v3 fleet/paris',
    { GITHUB_SERVER_URL: 'https://git.example.com', GITHUB_API_URL: 'https://api.example.com/v3' },
  ],
  [
    'github',
    'https://git.example.com/fleet/paris',
    'https://git.example.com/api/v3 fleet/paris',
    { GITHUB_SERVER_URL: 'https://github.com', GITHUB_API_URL: 'https://api.github.com' },
  ],
  ['gitlab', 'https://gitlab.com/a/b/c/paris', 'https://gitlab.com/api/v4 a/b/c/paris'],
  [
    'gitlab',
    'https://git.example.com/gitlab/a/paris',
    'https://git.example.com/gitlab/api/v4 a/paris',
    { MESHPRINT_API_GIT_EXAMPLE_COM: 'https://git.example.com/gitlab/api/v4/' },
  ],
  [
    'gitlab',
    'https://git.example.com/gitlab/a/paris',
    'https://git.example.com/gitlab/api/v4 a/paris',
    {
      CI_SERVER_URL: 'https://git.example.com/gitlab',
      CI_API_V4_URL: 'https://git.example.com/gitlab/api/v4',
    },
  ],
  ['gitea', 'https://codeberg.org/fleet/paris', 'https://codeberg.org/api/v1 fleet/paris'],
  ['gitea', 'https://git.example.com/a/b/fleet/paris', 'https://git.example.com/a/b/api/v1 fleet/paris'],
  ['gitea', 'http://localhost:3000/fleet/paris', 'http://localhost:3000/api/v1 fleet/paris'],
  ['gitea', 'http://[::1]:3000/fleet/paris', 'http://[::1]:3000/api/v1 fleet/paris'],
])('%s at %s is asked at %s', (kind, address, place, env: Environment = {}) => {
  expect(placeOf(kind, address, env)).toBe(place);
});

test.each<[Kind, string, string]>([
  ['github', 'http://github.com/fleet/paris', 'is not encrypted, so that no token can be sent to it'],
  ['github', 'http://127.0.0.1.example.com/fleet/paris', 'is not encrypted'],
  ['github', 'http://10.0.0.1/fleet/paris', 'is not encrypted'],
  ['github', 'ftp://github.com/fleet/paris', 'is not encrypted'],
  [
    'github',
    'https://me:secret@github.com/fleet/paris',
    'the forge address on github.com has credentials in it',
  ],
  ['github', 'https://github.com/fleet', 'is not that of a repository'],
  ['github', 'https://github.com/fleet/paris/tree', 'is not that of a repository on GitHub'],
  ['github', 'https://github.com/fleet/pa%2Fris', 'is not that of a repository'],
  ['gitlab', 'https://gitlab.com/a/b?x=1', 'has a query or a fragment'],
  ['gitlab', 'git@gitlab.com:a/b.git', 'is none'],
  ['gitea', '', 'is none'],
])('%s does not take %s', (kind, address, problem) => {
  expect(placeOf(kind, address)).toContain(problem);
  expect(placeOf(kind, address)).not.toContain('secret');
});

test('an API that the environment names must be encrypted too', () => {
  const env = { MESHPRINT_API_GIT_EXAMPLE_COM: 'http://git.example.com/api/v4' };
  expect(placeOf('gitlab', 'https://git.example.com/a/b', env)).toContain('is not encrypted');
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const host = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.option(fc.integer({ min: 1, max: 65_535 })))
  .map(([labels, port]) => `${labels.join('.')}${port === null ? '' : `:${port}`}`)
  .filter(text => URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text);

test('no two hosts share a variable', () => {
  fc.assert(
    fc.property(host, host, (a, b) => {
      expect(variablePart(a)).toMatch(/^[A-Z0-9_]+$/);
      if (a !== b) expect(variablePart(a)).not.toBe(variablePart(b));
    }),
  );
  const near = ['a-b.com', 'a.b.com', 'a--b.com', 'a.b-com', 'a.b.com:80', 'a-b.com:80'];
  expect(new Set(near.map(variablePart)).size).toBe(near.length);
  expect(['a_b.com', '[::1]:3000', 'a-.com', 'A.com'].map(variablePart)).toEqual(Array(4).fill(undefined));
});

test('an address leads to its own host, and to the API of its own repository', () => {
  const segment = fc
    .stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}[a-z0-9]$/)
    .filter(text => !text.endsWith('.git'));
  fc.assert(
    fc.property(host, fc.array(segment, { minLength: 2, maxLength: 5 }), (name, segments) => {
      const text = `https://${name}/${segments.join('/')}`;
      expect(placeOf('gitlab', `${text}.git`)).toBe(`https://${name}/api/v4 ${segments.join('/')}`);
      const before = segments
        .slice(0, -2)
        .map(part => `${part}/`)
        .join('');
      expect(placeOf('gitea', text)).toBe(`https://${name}/${before}api/v1 ${segments.slice(-2).join('/')}`);
    }),
  );
});

function token(kind: Kind, name: string, env: Environment): string {
  const found = tokenFor(kind, name, env);
  return 'problem' in found ? `${found.problem}: ${found.mend}` : `${found.value} of ${found.from}`;
}

test.each<[Kind, string, Environment, string]>([
  ['github', 'github.com', { GITHUB_TOKEN: 'a' }, 'a of GITHUB_TOKEN'],
  ['github', 'github.com', { GITHUB_TOKEN: 'a', GH_TOKEN: ' b\n' }, 'b of GH_TOKEN'],
  [
    'github',
    'github.com',
    { GH_TOKEN: 'b', MESHPRINT_TOKEN_GITHUB_COM: 'c' },
    'c of MESHPRINT_TOKEN_GITHUB_COM',
  ],
  ['github', 'firm.ghe.com', { GH_TOKEN: 'b' }, 'b of GH_TOKEN'],
  [
    'github',
    'git.example.com',
    { GH_TOKEN: 'b', GITHUB_SERVER_URL: 'https://git.example.com' },
    'b of GH_TOKEN',
  ],
  ['gitlab', 'gitlab.com', { GITLAB_TOKEN: 'a' }, 'a of GITLAB_TOKEN'],
  ['gitlab', 'git.example.com', { GITLAB_TOKEN: 'a', GITLAB_HOST: 'git.example.com' }, 'a of GITLAB_TOKEN'],
  [
    'gitlab',
    'git.example.com',
    { GITLAB_TOKEN: 'a', CI_SERVER_URL: 'https://git.example.com/x' },
    'a of GITLAB_TOKEN',
  ],
  ['gitea', 'codeberg.org', { FORGEJO_TOKEN: 'a' }, 'a of FORGEJO_TOKEN'],
  [
    'gitea',
    'git.example.com:3000',
    { GITEA_TOKEN: 'a', GITEA_SERVER_URL: 'https://git.example.com:3000' },
    'a of GITEA_TOKEN',
  ],
  [
    'gitea',
    'git.my-firm.com:3000',
    { MESHPRINT_TOKEN_GIT_MY__FIRM_COM_3000: 'a' },
    'a of MESHPRINT_TOKEN_GIT_MY__FIRM_COM_3000',
  ],
])('%s at %s, with %o: %s', (kind, name, env, expected) => {
  expect(token(kind, name, env)).toBe(expected);
});

// A blueprint names the host; were that enough, a change of a blueprint could send the token anywhere.
test.each<[Kind, string, Environment, string]>([
  [
    'github',
    'evil.example.com',
    { GH_TOKEN: 't0k', GITHUB_TOKEN: 't0k' },
    'Set MESHPRINT_TOKEN_EVIL_EXAMPLE_COM in',
  ],
  ['github', 'github.com:8443', { GH_TOKEN: 't0k' }, 'Set MESHPRINT_TOKEN_GITHUB_COM_8443 in'],
  ['github', 'github.com.evil.example', { GH_TOKEN: 't0k' }, 'there is no token'],
  ['github', 'a.b.ghe.com', { GH_TOKEN: 't0k' }, 'there is no token'],
  [
    'github',
    'github.com',
    { GH_TOKEN: 't0k', GITHUB_SERVER_URL: 'https://git.example.com' },
    'there is no token',
  ],
  [
    'gitlab',
    'gitlab.com',
    { GITLAB_TOKEN: 't0k', GITLAB_HOST: 'git.example.com' },
    'there is no token for gitlab.com',
  ],
  [
    'gitlab',
    'gitlab.com',
    { CI_JOB_TOKEN: 't0k', GITHUB_TOKEN: 't0k' },
    'Set MESHPRINT_TOKEN_GITLAB_COM or GITLAB_TOKEN in',
  ],
  ['gitea', 'github.com', { GITHUB_TOKEN: 't0k' }, 'there is no token'],
  ['gitea', 'a_b.example.com', { GITEA_TOKEN: 't0k' }, 'Give the address of the forge with its name in DNS.'],
  [
    'gitea',
    'gitea.com',
    { GITEA_TOKEN: '' },
    'Set MESHPRINT_TOKEN_GITEA_COM or GITEA_TOKEN or FORGEJO_TOKEN in',
  ],
  ['gitea', 'gitea.com', { GITEA_TOKEN: 't0k\nx: y' }, 'GITEA_TOKEN has characters that no token has'],
])('%s at %s, with %o, has none', (kind, name, env, expected) => {
  expect(token(kind, name, env)).toContain(expected);
  expect(token(kind, name, env)).not.toContain('t0k');
});

test('a repository without what it needs is a problem with its mend', () => {
  expect(forgeOf({ kind: 'github', address: 'https://github.com/fleet/paris' }, {})).toEqual({
    problem: 'there is no token for github.com',
    mend: 'Set MESHPRINT_TOKEN_GITHUB_COM or GH_TOKEN or GITHUB_TOKEN in the environment.',
  });
});
