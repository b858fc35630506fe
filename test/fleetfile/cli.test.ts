import { blueprint, Workplace } from '../support/cli';
import { cluster, head, pair } from './support';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

test('fleet files in blueprints/ are found beside modules', () => {
  place.write('blueprints/shop.yaml', pair);
  place.write('blueprints/bank.yml', pair.replace('name: shop', 'name: bank'));
  place.write('blueprints/pair.ts', blueprint());
  place.write('blueprints/_draft.yaml', 'no fleet');
  place.write('blueprints/.hidden.yml', 'no fleet');
  expect(place.run('synth')).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /^dist\/bank: .*\ndist\/pair: .*\ndist\/shop: 2 clusters, \d+ files added\n$/,
    ),
    stderr: '',
  });
  expect(place.run('synth', '--check')).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('a mistake is shown with its line and column in every format', () => {
  place.write('fleets/shop.yaml', pair.replace('id: 1', 'id: one'));
  const text = place.run('synth', 'fleets/shop.yaml');
  expect(text).toMatchObject({ code: 1, stdout: '' });
  expect(text.stderr).toMatch(/^error model\/shape alpha\n {2}fleets\/shop\.yaml:13:9\n/);
  const json = place.run('check', '--format', 'json', 'fleets/shop.yaml');
  expect(JSON.parse(json.stdout)).toMatchObject({
    findings: [
      { at: 'fleets/shop.yaml:13:9', source: { file: place.at('fleets/shop.yaml'), line: 13, column: 9 } },
    ],
  });
  const github = place.run('check', '--format', 'github', 'fleets/shop.yaml');
  expect(github.stdout).toMatch(/^::error file=fleets\/shop\.yaml,line=13,/);
  expect([json.code, github.code]).toEqual([1, 1]);
});

test.each([
  ['no YAML', `${head}clusters: {\n`, /^blueprints\/shop\.yaml:12:1: this is not YAML: .*\n$/],
  [
    'a name twice',
    `${pair}${cluster('alpha', 3)}`,
    /^blueprints\/shop\.yaml:28:3: the key 'alpha' is here a second time; line 12 has it first\.\n$/,
  ],
  ['a control character in the name', 'name: "a\\u001b[2J"\n', /^blueprints\/shop\.yaml:1:7: \P{Cc}*\n$/u],
])('%s is one message and exit code 1', (_, text, message) => {
  place.write('blueprints/shop.yaml', text);
  const { code, stdout, stderr } = place.run('synth');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(message);
});

test('two files without a name are each told so', () => {
  place.write('blueprints/a.yaml', pair.replace('name: shop\n', ''));
  place.write('blueprints/b.yaml', pair.replace('name: shop\n', ''));
  const { code, stderr } = place.run('check');
  expect(code).toBe(1);
  expect(stderr.match(/'name' of the fleet is missing/g)).toHaveLength(2);
});
