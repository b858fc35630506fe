import { Workplace } from '../support/cli';

const place = new Workplace();
afterAll(() => {
  place.remove();
});

test.each([
  ['--base', ['report', '-o', 'a.html', '--base', 'x', '--base', 'y']],
  ['--output', ['report', '-o', 'a.html', '--output', 'b.html']],
  ['--base', ['diff', '--base', 'x', '--base=y']],
  ['--format', ['check', '-f', 'json', '--format', 'text']],
  ['--to', ['migrate', 'policy-default-local-cluster', '--to', 'true', '--to', 'false']],
])('%s of %j is refused where it stands twice: the first would be lost', (option, args) => {
  expect(place.run(...args)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${option} is given twice; name one.\n`,
  });
});

test('what may be repeated may be', () => {
  for (const args of [
    ['resolve', 'shop/cart', '-f', 'a', '-d', 'b', '-d', 'c'],
    ['diff', '-c', 'a', '-c', 'b'],
  ])
    expect(place.run(...args).stderr).toMatch(/^There are no blueprints in /);
});
