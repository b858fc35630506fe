import { existsSync, symlinkSync } from 'node:fs';
import { blueprint, Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

describe('a blueprint that cannot be used', () => {
  test('does not hide what is found in the others', () => {
    place.write('blueprints/a.ts', "throw new Error('no luck');");
    place.write('blueprints/b.ts', blueprint(`new MeshNamespace(fleet, 'Shop');`));
    place.write('blueprints/c.yaml', 'a: [');
    place.write('blueprints/d.ts', blueprint('', 'fine'));
    for (const command of ['check', 'synth']) {
      const { code, stdout, stderr } = place.run(command);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^error model\/name Shop$/m);
      expect(stderr).toMatch(/^blueprints\/a\.ts:1: no luck$/m);
      expect(stderr).toMatch(/^blueprints\/c\.yaml:1:\d+: /m);
    }
    expect(place.run('synth').stderr).toMatch(/^Nothing was written; dist is as it was\.\n$/m);
    expect(existsSync(place.at('dist'))).toBe(false);
  });

  test.each(['a.ts', 'a.yaml'])('is told why %s cannot be read', file => {
    symlinkSync(file, place.at(file));
    expect(place.run('check', file).stderr).toBe(
      `${file} cannot be read: a symbolic link leads back to itself (ELOOP). Make it a file that you may read, and run again.\n`,
    );
  });

  test('leaves the others as one JSON document', () => {
    place.write('blueprints/a.ts', "throw new Error('no luck');");
    place.write('blueprints/b.ts', blueprint(`new MeshNamespace(fleet, 'Shop');`));
    const { code, stdout, stderr } = place.run('check', '-f', 'json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'blueprints/a.ts:1: no luck\n' });
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ rule: 'model/name' }], silenced: [] });
  });
});

test.each(['check', 'synth', 'diff', 'failover', 'publish'])(
  'what a blueprint throws does not steer the terminal of %s',
  command => {
    place.write('a.ts', "throw new Error('\\u001b]0;owned\\u0007\\u001b[2J\\u202egone\\nnext line');");
    const { code, stderr } = place.run(command, 'a.ts');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^a\.ts:1: \\u001b\]0;owned\\u0007\\u001b\[2J\\u202egone\nnext line\n(?:[\w ;,]+\.\n)?$/,
    );
  },
);

describe('what fails behind a blueprint’s back is one message', () => {
  const late = 'const wait = (ms: number) => new Promise(done => setTimeout(done, ms));\n';
  test.each([
    ['a promise that nothing waits for', "void Promise.reject(new Error('lost'));", /^a\.ts:\d+: lost\n$/],
    [
      'an async function that nothing waits for',
      "void (async () => { await null; throw new Error('lost'); })();",
      /^a\.ts:\d+: lost\n$/,
    ],
    ['a rejection with no Error', "void Promise.reject('lost');", /^a\.ts threw lost\n$/],
    ['a rejection with nothing', 'void Promise.reject();', /^a\.ts threw undefined\n$/],
    [
      'a callback that throws meanwhile',
      `${late}setTimeout(() => { throw new Error('lost'); }, 1);\nawait wait(1000);`,
      /^a\.ts:\d+: lost\n$/,
    ],
    ['a throw in a microtask', "queueMicrotask(() => { throw new Error('lost'); });", /^a\.ts:\d+: lost\n$/],
    [
      'a getter of a fleet',
      `Object.defineProperty(fleet, 'name', { get() { throw new Error('lost'); } });`,
      /^a\.ts:\d+: lost\n$/,
    ],
  ])('%s', (_, statement, message) => {
    place.write('a.ts', blueprint(statement));
    const { code, stdout, stderr } = place.run('synth', 'a.ts');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(existsSync(place.at('dist'))).toBe(false);
  });

  test('what fails when all is done changes nothing', () => {
    const late = `const { exit } = process;
process.exit = (code => {
  setTimeout(() => { throw new Error('late'); }, 0);
  void Promise.reject(new Error('late'));
  setTimeout(() => exit(code), 50);
}) as never;`;
    place.write('a.ts', blueprint(late));
    const done = { code: 0, stdout: 'pair: 2 clusters, no errors\n', stderr: '' };
    expect(place.run('check', 'a.ts')).toEqual(done);
  });
});

test('a property that throws when it is read is a finding at its part, among the others', () => {
  const props = "{ get labels() { throw new Error('no such label'); } } as never";
  place.write(
    'a.ts',
    blueprint(`new MeshNamespace(fleet, 'shop', ${props});\nnew MeshNamespace(fleet, 'Bank');`),
  );
  const { code, stderr } = place.run('check', 'a.ts');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^error model\/shape shop\n {2}a\.ts:19\n {4}the properties of 'shop' cannot be read: no such label$/m,
  );
  expect(stderr).toMatch(/^error model\/name Bank$/m);
  expect(stderr).not.toMatch(/^\s+at |bug in Meshprint/m);
});
