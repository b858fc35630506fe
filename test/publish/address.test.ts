import { problemWithPushUrl } from '../../src/plan/index';
import { problemWithBranch } from '../../src/publish/git/branch';
import { masked, said } from '../../src/publish/git/mask';

test.each([
  'https://git.example.com/fleet/paris.git',
  'https://git.example.com:8443/~me/paris',
  'http://127.0.0.1:8080/paris.git',
  'ssh://git@git.example.com:2222/fleet/paris.git',
  'ssh://[2001:db8::1]:2222/paris.git',
  'file:///srv/git/paris.git',
  '/srv/git/paris.git',
  'git@git.example.com:fleet/paris.git',
])('%s is an address', url => {
  expect(problemWithPushUrl(url)).toBeUndefined();
});

test.each([
  '',
  '--upload-pack=touch /tmp/x',
  '-oProxyCommand=x',
  'ext::sh -c id',
  'ext::sh',
  'fd::17',
  'https::ext::x',
  'git://git.example.com/paris.git',
  'ftp://git.example.com/paris.git',
  'ssh://-oProxyCommand=id/paris',
  'ssh://-oProxyCommand=id@host/paris',
  'ssh://git@host/-x',
  'ssh://git@/paris',
  'git@host:-x',
  'git@-host:x',
  '-git@host:x',
  'https://git.example.com',
  'https://git.example.com/',
  'https://git.example.com/a?private_token=x',
  'https://git.example.com/a#b',
  'https://git.example.com/a b',
  'https://git.example.com/a\nb',
  'https://git.example.com/a\u202eb',
  'https://user:pa/ss@git.example.com/paris.git',
  'file://srv/paris.git',
  'file://-x/paris.git',
  'https://token@git.example.com/paris.git',
  'https://user:p@ss@git.example.com/paris.git',
  'ssh://me:secret@git.example.com/paris.git',
  'http://git.example.com/paris.git',
  '//srv/paris.git',
  '../paris.git',
  'C:\\paris.git',
])('%j is none', url => {
  expect(problemWithPushUrl(url)).toEqual(expect.any(String));
});

test.each(['main', 'fleet/live', 'v1.2', 'a_b-c'])('%s is a branch', branch => {
  expect(problemWithBranch(branch)).toBeUndefined();
});

test.each([
  '',
  '-d',
  '--all',
  'HEAD',
  'a..b',
  'a//b',
  '/a',
  'a/',
  'a.lock',
  'a.lock/b',
  '.a',
  'a/.b',
  'a b',
  'a~1',
  'a:b',
  'a@{1}',
  '+a',
  '*',
])('%j is none', branch => {
  expect(problemWithBranch(branch)).toEqual(expect.any(String));
});

test('credentials never show', () => {
  expect(masked('push to https://me:secret@host/x and https://token@host/y')).toBe(
    'push to https://***@host/x and https://***@host/y',
  );
  expect(masked('https://me:p@ss:w@rd@host/x')).toBe('https://***@host/x');
  expect(masked('ssh://me:secret@host/x ssh://git@host/x git@host:x')).toBe(
    'ssh://***@host/x ssh://git@host/x git@host:x',
  );
});

test('what git says comes in one line without hints and controls', () => {
  expect(
    said("hint: do this\nfatal: unable to access 'https://a:b@h/x': \u001b[31mno\r\nremote: go away\n"),
  ).toBe("unable to access 'https://***@h/x': \\u001b[31mno; go away");
});
