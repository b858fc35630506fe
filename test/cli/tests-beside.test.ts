import { blueprint, Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

test('tests beside blueprints are no blueprints', () => {
  place.write('blueprints/pair.ts', blueprint());
  place.write('blueprints/pair.test.ts', "throw new Error('a test ran');");
  place.write('blueprints/pair.spec.mjs', "throw new Error('a test ran');");
  expect(place.run('check')).toEqual({ code: 0, stdout: 'pair: 2 clusters, no errors\n', stderr: '' });
  place.write('blueprints/testing.ts', blueprint('', 'other'));
  expect(place.run('check').stdout).toBe('pair: 2 clusters, no errors\nother: 2 clusters, no errors\n');
});

test('a test that is named is refused', () => {
  place.write('blueprints/pair.test.ts', "throw new Error('a test ran');");
  const stderr =
    'blueprints/pair.test.ts is a test, not a blueprint; it is for your test runner, such as jest.\n';
  for (const command of ['check', 'synth', 'failover'])
    expect(place.run(command, 'blueprints/pair.test.ts')).toEqual({ code: 1, stdout: '', stderr });
});
