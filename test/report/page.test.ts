import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { Script } from 'node:vm';
import { blueprint, Workplace } from '../support/cli';

const place = new Workplace();
afterAll(() => {
  place.remove();
});

const page = (): string => readFileSync(place.at('report.html'), 'utf8');
const between = (text: string, begin: string, end: string): string => {
  const from = text.indexOf(begin) + begin.length;
  return text.slice(from, text.indexOf(end, from));
};
const digest = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const shared = `
const shop = new MeshNamespace(fleet, 'shop');
new GlobalService(shop, 'catalog', { ports: [{ name: 'http', port: 80 }], selector: { app: 'catalog' }, providers: { names: ['alpha'] } });
`;

test('a page is whole: its policy allows its own script and style, and nothing else', () => {
  place.write('blueprints/pair.ts', blueprint(shared));
  const { code, stdout, stderr } = place.run('report', '-o', 'report.html');
  expect([code, stdout, stderr]).toEqual([0, 'report.html: 1 fleet\n', '']);
  const text = page();
  const policy = between(text, 'Content-Security-Policy" content="', '"');
  const script = between(text, '</script>\n<script>', '</script>');
  expect(policy).toBe(
    `default-src 'none'; style-src '${digest(between(text, '<style>', '</style>'))}'; script-src '${digest(script)}'; base-uri 'none'; form-action 'none'`,
  );
  expect(() => new Script(script)).not.toThrow();
  expect(text).not.toMatch(/\b(?:https?:)?\/\/(?!git\.example\.com|www\.w3\.org\/2000\/svg)[a-z]/);
  expect(text).not.toMatch(/<[^>]*\son[a-z]+=|<[^>]*\sstyle=/);
  expect(text.length).toBeLessThan(280_000);
});

test('the same blueprint makes the same bytes, and leaves nothing beside', () => {
  const before = page();
  expect(place.run('report', '-o', 'report.html').code).toBe(0);
  expect(page()).toBe(before);
  expect(readdirSync(place.folder).sort()).toEqual([
    '.meshprint',
    'blueprints',
    'node_modules',
    'report.html',
  ]);
});

test('what people write stays text', () => {
  const evil = `</script><script>alert(1)</script><!-- "'&\\u2028\\u202e\\u0007`;
  place.write(
    'evil/pair.ts',
    blueprint(
      `${shared}\nshop.silence('no/rule', ${JSON.stringify(evil).replaceAll('\\\\', '\\')});`,
      'pair',
    ),
  );
  const { code } = place.run('report', 'evil/pair.ts', '-o', 'evil.html');
  expect(code).toBe(1);
  const text = readFileSync(place.at('evil.html'), 'utf8');
  expect(text.match(/<script/g)).toHaveLength(2);
  for (const letter of ['\u2028', '\u202e', '\u0007']) expect(text).not.toContain(letter);
});

test('a blueprint with errors gives a page that has them, and exit code 1', () => {
  place.write('wrong.ts', blueprint(`cluster('gamma', 1);`));
  const { code, stderr, stdout } = place.run('report', 'wrong.ts', '-o', 'wrong.html');
  expect([code, stdout]).toEqual([1, 'wrong.html: 1 fleet, with errors\n']);
  expect(stderr).toContain('error cluster/');
  expect(readFileSync(place.at('wrong.html'), 'utf8')).toContain('cluster/duplicate-id');
});

test('a blueprint that cannot be used does not hide the others', () => {
  place.write('broken.ts', 'throw new Error("no fleet today");');
  const { code, stderr } = place.run('report', 'broken.ts', 'blueprints/pair.ts', '-o', 'some.html');
  expect(code).toBe(1);
  expect(stderr).toContain('no fleet today');
  const text = readFileSync(place.at('some.html'), 'utf8');
  expect(text).toContain('no fleet today');
  expect(text).toContain('shop/catalog');
});

test('a base says what changed; one that is none leaves the old page', () => {
  expect(place.run('synth', 'blueprints/pair.ts').code).toBe(0);
  place.write(
    'blueprints/pair.ts',
    blueprint(
      `${shared}\nnew GlobalService(shop, 'cart', { ports: [{ name: 'http', port: 80 }], selector: { app: 'cart' }, providers: { all: {} } });`,
    ),
  );
  expect(place.run('report', '-o', 'report.html', '--base', 'dist').code).toBe(0);
  const before = page();
  expect(before).toContain('"base"');
  for (const [more, message] of [
    [['--base', 'nowhere'], 'There is no folder nowhere.\n'],
    [['--base', 'dist', '--base-ref', 'main'], 'Of --base and --base-ref, name one: there is one base.\n'],
  ] as const) {
    const { code, stderr } = place.run('report', '-o', 'report.html', ...more);
    expect([code, stderr]).toEqual([1, message]);
  }
  expect(page()).toBe(before);
});

test('the page never takes the place of what it is made from', () => {
  place.write('blueprints/pair.ts', blueprint());
  for (const output of ['blueprints/pair.ts', 'blueprints/../blueprints/pair.ts', 'blueprints/fleet.lock'])
    expect(place.run('report', '-o', output)).toMatchObject({
      code: 1,
      stderr: `${output} is what the report is made from; give the page another name.\n`,
    });
  expect(readFileSync(place.at('blueprints/pair.ts'), 'utf8')).toBe(blueprint());
});

test('an older page keeps its permissions, also behind a link', () => {
  place.write('blueprints/pair.ts', blueprint());
  place.write('kept/page.html', 'old');
  chmodSync(place.at('kept/page.html'), 0o600);
  symlinkSync('kept/page.html', place.at('link.html'));
  expect(place.run('report', '-o', 'link.html').code).toBe(0);
  expect(lstatSync(place.at('link.html')).isSymbolicLink()).toBe(true);
  expect(statSync(place.at('kept/page.html')).mode & 0o777).toBe(0o600);
  expect(readFileSync(place.at('kept/page.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  expect(readdirSync(place.at('kept'))).toEqual(['page.html']);
});

test('a loop of links is no bug of ours', () => {
  place.write('blueprints/pair.ts', blueprint());
  symlinkSync('b.html', place.at('a.html'));
  symlinkSync('a.html', place.at('b.html'));
  expect(place.run('report', '-o', 'a.html')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^a\.html cannot be written: /),
  });
});
