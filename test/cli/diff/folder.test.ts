import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { blueprint, Workplace } from '../../support/cli';

let place: Workplace;
const pair = 'blueprints/pair.ts';
const threePlusPolicy = blueprint(`
cluster('gamma', 3);
new MeshNamespace(fleet, 'shop');
`);

beforeEach(() => {
  place = new Workplace();
  place.write(pair, blueprint());
  place.run('synth', '--out', 'before');
});
afterEach(() => {
  place.remove();
});

const edit = (file: string, change: (text: string) => string): void => {
  writeFileSync(place.at(file), change(readFileSync(place.at(file), 'utf8')));
};

describe('what is compared', () => {
  test('nothing changes', () => {
    expect(place.run('diff', '--base', 'before', '--exit-code')).toEqual({
      code: 0,
      stdout: 'pair: 2 clusters; 0 repositories differ.\nNothing changes.\n',
      stderr: '',
    });
  });

  test('a change, in 0 and with --exit-code in 2', () => {
    place.write(pair, threePlusPolicy);
    const { code, stdout, stderr } = place.run('diff', '--base', 'before');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^pair: 2 clusters before, 3 after; 3 repositories differ\.$/m);
    expect(stdout).toMatch(/cluster gamma joins: 1 new repository, 2 neighbours get one peer$/m);
    expect(place.run('diff', '--base', 'before', '--exit-code')).toEqual({ code: 2, stdout, stderr });
    expect(place.run('diff', '--base', 'before/pair')).toEqual({ code: 0, stdout, stderr });
  });

  test('several fleets, in the order of their blueprints', () => {
    place.write('blueprints/duo.ts', blueprint('', 'duo'));
    const { stdout, stderr } = place.run('diff', '--base', 'before');
    expect(stdout.match(/^\w+: .*$/gm)).toEqual([
      'duo: 0 clusters before, 2 after; 2 repositories differ.',
      'pair: 2 clusters; 0 repositories differ.',
    ]);
    expect(stderr).toBe('Nothing of duo is in before: all of it is new.\n');
    const { stdout: one } = place.run('diff', '--base', 'before/pair');
    expect(one).toBe('pair: 2 clusters; 0 repositories differ.\nNothing changes.\n');
  });

  test('a fleet without a blueprint, unless blueprints are named', () => {
    place.write('blueprints/pair.ts', blueprint('', 'duo'));
    const { stdout, stderr } = place.run('diff', '--base', 'before');
    expect(stdout.match(/^\w+: .*$/gm)).toEqual([
      'duo: 0 clusters before, 2 after; 2 repositories differ.',
      'pair: 2 clusters before, 0 after; 2 repositories differ.',
    ]);
    expect(stderr).toContain('No blueprint makes pair any more: all of it goes.\n');
    expect(place.run('diff', '--base', 'before', pair).stdout).not.toMatch(/^pair:/m);
  });

  test('only the cluster of the repository that is the base, or that is named', () => {
    place.write(pair, threePlusPolicy);
    const { stdout, stderr } = place.run('diff', '--base', 'before/pair/beta');
    expect(stderr).toBe('before/pair/beta is the repository of beta: only that cluster is compared.\n');
    expect(stdout).toMatch(/^pair: 3 clusters; 1 repository differs\.$/m);
    expect(stdout).not.toContain('in alpha');
    expect(place.run('diff', '--base', 'before', '-c', 'beta')).toEqual({ code: 0, stdout, stderr: '' });
    const { stdout: joins } = place.run('diff', '--base', 'before', '-c', 'gamma');
    expect(joins).toMatch(/^pair: 2 clusters before, 3 after; 1 repository differs\.$/m);
  });

  test('what people changed in the base is told, and compared as it stands', () => {
    edit('before/pair/alpha/cilium/values.yaml', text => text.replace(/^ {2}id: 1$/m, '  id: 7'));
    place.write('before/pair/beta/notes.txt', 'mine');
    const { stdout, stderr } = place.run('diff', '--base', 'before');
    expect(stderr).toMatch(/^before\/pair\/alpha\/cilium\/values\.yaml was changed after Meshprint wrote it/);
    expect(stderr).toMatch(/^before\/pair\/beta\/notes\.txt is not in \.meshprint\.json; it is left out$/m);
    expect(stdout).toContain('~ cilium/values.yaml cluster.id: 7 → 1, in alpha');
    expect(place.run('diff', '--base', 'before', '-f', 'markdown').stdout).toMatch(
      /^Not as Meshprint left it there: before\/pair\/alpha\/cilium\/values\.yaml, before\/pair\/beta\/notes\.txt\.$/m,
    );
    edit('before/pair/alpha/.meshprint.json', () => '{');
    const { stdout: without, stderr: why } = place.run('diff', '--base', 'before');
    expect(why).toMatch(/^before\/pair\/alpha\/\.meshprint\.json .*; its tree is left out$/m);
    expect(why).toMatch(/^What before has of alpha cannot be read whole/m);
    expect(without).toMatch(/^pair: 2 clusters; 0 repositories differ\.$/m);
  });
});

describe('how it is shown', () => {
  beforeEach(() => {
    place.write(pair, threePlusPolicy);
  });

  test('nothing is said of a cluster whose base cannot be read whole', () => {
    place.write(pair, threePlusPolicy);
    rmSync(place.at('before/pair/alpha/cilium/peers.yaml'));
    const { code, stdout, stderr } = place.run('diff', '--base', 'before');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^What before has of alpha cannot be read whole: nothing is said of that\.$/m);
    expect(stdout).toMatch(/^pair: 2 clusters before, 3 after; 2 repositories differ\.$/m);
  });

  test('markdown, with what it is compared with, and in a file', () => {
    const { stdout } = place.run('diff', '--base', 'before', '--format', 'markdown');
    expect(stdout).toMatch(/^Compared with before\.\n\n## pair: 2 clusters before, 3 after/);
    const options = ['--format', 'markdown', '-o', 'review.md'];
    expect(place.run('diff', '--base', 'before', ...options)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(place.at('review.md'), 'utf8')).toBe(stdout);
  });

  test('JSON', () => {
    const { stdout } = place.run('diff', '--base', 'before', '--format', 'json');
    const read = JSON.parse(stdout) as { fleets: unknown[] };
    expect(read).toMatchObject({ version: 1, base: 'before', notes: [], flaws: [] });
    expect(read.fleets).toMatchObject([{ fleet: 'pair', clusters: { joined: ['gamma'], left: [] } }]);
  });
});

describe('mistakes', () => {
  test.each<[why: string, args: string[], message: RegExp]>([
    ['no folder', ['--base', 'nowhere'], /^There is no folder nowhere\.$/m],
    ['no trees', ['--base', 'blueprints'], /^blueprints holds no trees/],
    ['a file', ['--base', pair], /holds no trees/],
    ['two bases', ['--base', 'before', '--base-ref', 'HEAD'], /^Of --base and --base-ref, name one/],
    ['another cluster', ['--base', 'before', '-c', 'alfa'], /a cluster 'alfa' to compare\. Did you mean/],
    ['a cluster of no base', ['--base', 'before/pair/alpha', '-c', 'beta'], /a cluster 'beta' to compare/],
    ['no place to write to', ['--base', 'before', '-o', 'nowhere/a'], /^nowhere\/a cannot be written: /],
    ['an unknown format', ['--base', 'before', '-f', 'html'], /Allowed choices are terminal, markdown, json/],
  ])('%s', (_why, args, message) => {
    const { code, stdout, stderr } = place.run('diff', ...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('a base of another fleet', () => {
    place.write('blueprints/pair.ts', blueprint('', 'duo'));
    const { code, stderr } = place.run('diff', '--base', 'before/pair');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'before/pair is of pair, and the blueprints make duo. Name a folder of the same fleet.\n',
    );
  });

  test('errors of a blueprint', () => {
    place.write(pair, blueprint(`cluster('gamma', 2);`));
    const { code, stdout, stderr } = place.run('diff', '--base', 'before', '--exit-code');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error cluster\//m);
    rmSync(place.at(pair));
    expect(place.run('diff', '--base', 'before').stderr).toMatch(
      /^There are no blueprints in \/.*\/blueprints\. Name one/,
    );
  });
});
