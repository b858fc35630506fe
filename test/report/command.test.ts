import { existsSync, readFileSync } from 'node:fs';
import { unpack, type Packed } from '../../src/report/pack';
import type { ReportData } from '../../src/report/data/index';
import { blueprint, Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write('blueprints/pair.ts', blueprint());
});
afterEach(() => {
  place.remove();
});

const dataIn = (text: string): ReportData => {
  const [, json = ''] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(text) ?? [];
  return unpack(JSON.parse(json) as Packed) as ReportData;
};
const page = (file = 'report.html'): ReportData => dataIn(readFileSync(place.at(file), 'utf8'));

describe('where no fleet comes of the blueprints', () => {
  const domain = "domain: 'mesh.example.com'";
  test.each([
    ['a blueprint that throws', "throw new Error('no luck');", 'blueprints/pair.ts:1: no luck\n'],
    ['a slip of the keyboard', 'const fleet = ;', /^blueprints\/pair\.ts/],
    ['a fleet that cannot be used', blueprint().replace(domain, 'domain: 7'), /^error model\/shape$/m],
  ])('%s leaves the last good page', (_, text, message) => {
    expect(place.run('report', '-o', 'report.html').code).toBe(0);
    const before = readFileSync(place.at('report.html'), 'utf8');
    place.write('blueprints/pair.ts', text);
    const { code, stdout, stderr } = place.run('report', '-o', 'report.html');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/\nNothing was written; report\.html is as it was\.\n$/);
    expect(readFileSync(place.at('report.html'), 'utf8')).toBe(before);
    expect(place.run('report', '-o', 'new.html').stderr).toMatch(/\nNothing was written\.\n$/);
    expect(existsSync(place.at('new.html'))).toBe(false);
  });

  test('a name that no file has is told, and nothing is written', () => {
    expect(place.run('report', 'blueprints/par.ts', '-o', 'report.html')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no blueprint at blueprints/par.ts.\nNothing was written.\n',
    });
  });
});

describe('where the page goes', () => {
  test.each([
    ['', '--output is empty; name the page, such as report.html, or - for standard output.'],
    ['blueprints', 'blueprints is a folder; name the page, such as blueprints/report.html.'],
    ['pages/', 'pages/ is a folder; name the page, such as pages/report.html.'],
    ['no/such/page.html', 'There is no folder no/such; make it first, or name another place for the page.'],
    [
      'blueprints/pair.ts/page.html',
      'There is no folder blueprints/pair.ts; make it first, or name another place for the page.',
    ],
  ])("of '%s' is told before anything is made", (output, message) => {
    place.write('blueprints/pair.ts', "throw new Error('not run');");
    expect(place.run('report', '-o', output)).toEqual({ code: 1, stdout: '', stderr: `${message}\n` });
  });

  test('- is standard output, which has the page alone', () => {
    const { code, stdout, stderr } = place.run('report', '-o', '-');
    expect([code, stderr]).toEqual([0, '']);
    expect(place.run('report', '-o', 'report.html').code).toBe(0);
    expect(stdout).toBe(readFileSync(place.at('report.html'), 'utf8'));
    expect(existsSync(place.at('-'))).toBe(false);
  });
});

test('a base without anything of the fleet is said, on the page too', () => {
  place.write('other/blueprints/other.ts', blueprint('', 'other'));
  expect(place.runIn('other', 'synth').code).toBe(0);
  const note = 'Nothing of pair is in other/dist: all of it is new.';
  for (const args of [['report', '-o', 'report.html'], ['diff']])
    expect(place.run(...args, '--base', 'other/dist').stderr).toContain(`${note}\n`);
  expect(page().fleets[0]?.change?.notes).toContain(note);
  const ofOther =
    'other/dist/other is of other, and the blueprints make pair. Name a folder of the same fleet.';
  for (const args of [['report', '-o', 'report.html'], ['diff']])
    expect(place.run(...args, '--base', 'other/dist/other')).toEqual({
      code: 1,
      stdout: '',
      stderr: `${ofOther}\n`,
    });
});

test('places outside the folder do not say where on a machine they are', () => {
  place.write('parts/policy.ts', blueprint("new MeshNamespace(fleet, 'shop');"));
  place.write('run/blueprints/pair.ts', "export { default } from '../../parts/policy';\n");
  place.write('run/blueprints/broken.ts', "import '../../parts/broken';\n");
  place.write('parts/broken.ts', "throw new Error('no luck');");
  place.runIn('run', 'report', '-o', 'report.html');
  const { problems, fleets } = page('run/report.html');
  expect(problems).toEqual(['../parts/broken.ts:1: no luck']);
  expect(fleets[0]?.sources.shop).toMatch(/^\.\.\/parts\/policy\.ts:\d+$/);
  expect(readFileSync(place.at('run/report.html'), 'utf8')).not.toContain(place.folder);
});
