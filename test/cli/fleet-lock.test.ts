import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { blueprint, main, type Outcome, Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

const lock = 'blueprints/fleet.lock';
const lockText = (file = lock): string => readFileSync(place.at(file), 'utf8').replace(/^#.*\n/gm, '');
/** Everything that synth writes, with its times. */
const state = (): unknown => [place.state('blueprints'), existsSync(place.at('dist')) && place.state('dist')];

/** A statement of a blueprint: a cluster whose id is left to Meshprint. */
const auto = (name: string, net: number): string =>
  `new Cluster(fleet, '${name}', { ...gamma, id: 'auto', podCidrs: ['10.${net}.0.0/16'], repository: { url: 'https://git.example.com/${name}.git' } });\n`;
const gamma = `const gamma = { kubernetes: '1.34', platform: { generic: { loadBalancerAnnotations: {} } }, nodeCidrs: ['192.168.9.0/24'] };\n`;
const withAuto = (...clusters: string[]): string => blueprint(gamma + clusters.join(''));

const pairRecord = `  pair:
    maxConnectedClusters: 255
    clusters:
      alpha: 1
      beta: 2
`;
const head = 'version: 1\nfleets:\n';

/** The line of a cluster's id in what was written for it. */
const writtenId = (cluster: string): string | undefined =>
  /^ {2}id: (\d+)$/m.exec(readFileSync(place.at(`dist/pair/${cluster}/cilium/values.yaml`), 'utf8'))?.[1];

function expectRefused({ code, stdout, stderr }: Outcome, message: string | RegExp): void {
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

describe('synth', () => {
  test('writes the lock beside the blueprint, then changes nothing', () => {
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('synth').code).toBe(0);
    expect(lockText()).toBe(head + pairRecord);
    const before = state();
    expect(place.run('synth')).toMatchObject({ code: 0, stderr: '' });
    expect(state()).toEqual(before);
  });

  test('writes none where there is an error', () => {
    place.write('blueprints/pair.ts', blueprint(`cluster('gamma', 2, '10.3.0.0/16');`));
    expect(place.run('synth').code).toBe(1);
    expect(existsSync(place.at(lock))).toBe(false);
  });

  test('writes none where something is in the way of the repositories', () => {
    place.write('blueprints/pair.ts', blueprint());
    place.write('dist/pair/alpha/README.md', 'mine\n');
    const before = state();
    expectRefused(place.run('synth'), 'dist/pair/alpha/README.md');
    expect(state()).toEqual(before);
  });

  test.each([
    [
      'a changed id',
      blueprint().replace(`cluster('beta', 2)`, `cluster('beta', 7)`),
      'cluster/id-changed beta',
    ],
    [
      'a renamed cluster',
      blueprint().replace(`cluster('beta', 2)`, `cluster('bravo', 2)`),
      'cluster/renamed bravo',
    ],
    [
      'a changed size of the mesh',
      blueprint().replace('topology', 'maxConnectedClusters: 511, topology'),
      'mesh/max-connected-clusters-changed',
    ],
  ])('refuses %s and leaves repositories and lock as they were', (_, changed, finding) => {
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    place.write('blueprints/pair.ts', changed);
    const before = state();
    for (const args of [['synth'], ['synth', '--check'], ['check']])
      expectRefused(place.run(...args), `error ${finding}\n`);
    expect(state()).toEqual(before);
  });

  test('keeps the id of a cluster that left, and gives it back to that cluster only', () => {
    place.write('blueprints/pair.ts', blueprint(`cluster('gamma', 3);`));
    place.run('synth');
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('synth')).toMatchObject({
      code: 0,
      stderr: "'gamma' left; its id 3 stays reserved until: meshprint release pair/gamma\n",
    });
    expect(lockText()).toBe(`${head}${pairRecord}    left:\n      gamma: 3\n`);
    expect(place.run('synth').stderr).toBe('');
    place.write('blueprints/pair.ts', blueprint(`cluster('delta', 3);`));
    expectRefused(place.run('synth'), 'error cluster/id-reused delta\n');
    place.write('blueprints/pair.ts', withAuto(auto('delta', 4)));
    expect(place.run('synth').code).toBe(0);
    expect(writtenId('delta')).toBe('4');
    place.write('blueprints/pair.ts', withAuto(auto('delta', 4), `cluster('gamma', 3);`));
    expect(place.run('synth').code).toBe(0);
    expect(lockText()).toBe(`${head}${pairRecord}      delta: 4\n      gamma: 3\n`);
  });

  test('an id that was given stays when clusters come before it', () => {
    place.write('blueprints/pair.ts', withAuto(auto('mike', 10)));
    place.run('synth');
    place.write('blueprints/pair.ts', withAuto(auto('zulu', 12), auto('aaron', 11), auto('mike', 10)));
    expect(place.run('synth').code).toBe(0);
    expect(['mike', 'aaron', 'zulu'].map(writtenId)).toEqual(['3', '4', '5']);
  });

  test('each folder of blueprints has a lock of its own, with every fleet in it', () => {
    place.write('blueprints/pair.ts', blueprint());
    place.write('blueprints/two.ts', blueprint('', 'two'));
    place.write('other/three.ts', blueprint('', 'three'));
    place.run('synth', 'blueprints/two.ts');
    place.run('synth', 'other/three.ts', 'blueprints/pair.ts');
    expect(lockText()).toBe(head + pairRecord + pairRecord.replace('pair', 'two'));
    expect(lockText('other/fleet.lock')).toBe(head + pairRecord.replace('pair', 'three'));
  });

  test('a fleet that no blueprint makes keeps its entry', () => {
    place.write('blueprints/pair.ts', blueprint('', 'old'));
    place.run('synth');
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    expect(lockText()).toBe(head + pairRecord.replace('pair', 'old') + pairRecord);
  });

  test('a comment or other line ends in the lock are no change', () => {
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    place.write(lock, `# ours\r\n${lockText().replace(/\n/g, '\r\n')}`);
    const before = state();
    expect(place.run('synth').code).toBe(0);
    expect(place.run('synth', '--check').code).toBe(0);
    expect(state()).toEqual(before);
  });
});

describe('what is written already', () => {
  const values = (cluster: string): string => `dist/pair/${cluster}/cilium/values.yaml`;
  const forget = (): void => {
    rmSync(place.at(lock));
  };
  const forgetBeta = (): void => {
    place.write(lock, `${head}${pairRecord.replace('      beta: 2\n', '')}`);
  };
  const keep = (): void => undefined;
  const betaAs = (name: string, id: number | "'auto'", fleet = 'pair'): string =>
    blueprint(`cluster('${name}', ${id} as number, '10.2.0.0/16');`, fleet)
      .replace(`const beta = cluster('beta', 2);\n`, '')
      .replace('192.168.${id}.0', '192.168.${name === "alpha" ? 1 : 2}.0');
  const large = blueprint().replace('topology', 'maxConnectedClusters: 511, topology');
  const bootstrap = (text: string): string =>
    text.replace(`flux: { version: '2.9.4' }`, `flux: { version: '2.9.4', install: { bootstrap: {} } }`);

  test.each<[string, () => void, string, string]>([
    ['the lock gone, another id', forget, betaAs('beta', 77), `'beta' has the id 77; dist/pair/beta has 2`],
    [
      'the lock gone, another size',
      forget,
      large,
      `'beta' has maxConnectedClusters 511; dist/pair/beta has 255`,
    ],
    [
      'the lock gone, another name',
      forget,
      betaAs('bravo', 2),
      `'bravo' has the id 2, which is reserved for 'beta' of dist/pair/beta`,
    ],
    [
      'the entry gone, another id',
      forgetBeta,
      betaAs('beta', 9),
      `'beta' has the id 9; dist/pair/beta has 2`,
    ],
    [
      'the entry gone, another name',
      forgetBeta,
      betaAs('bravo', 2),
      `'bravo' has the id 2, which is reserved for 'beta' of dist/pair/beta`,
    ],
    [
      'the fleet renamed, another id',
      keep,
      betaAs('beta', 77, 'duo'),
      `'beta' has the id 77; dist/pair/beta has 2`,
    ],
    [
      'the fleet renamed, another size',
      keep,
      large.replace(`'pair'`, `'duo'`),
      `'alpha' has maxConnectedClusters 511; dist/pair/alpha has 255`,
    ],
    [
      'the fleet renamed, another name',
      keep,
      betaAs('bravo', 2, 'duo').replace('/${name}.git', '/${name.replace("bravo", "beta")}.git'),
      `'bravo' has the repository of dist/pair/beta`,
    ],
    [
      'the fleet renamed, its place in the lock taken by nobody',
      keep,
      betaAs('bravo', 2, 'duo'),
      `'bravo' has the id 2, which is reserved for 'beta' of dist/pair/beta`,
    ],
  ])('with %s is not changed', (_, lose, changed, line) => {
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    lose();
    place.write('blueprints/pair.ts', changed);
    const before = state();
    for (const args of [['synth'], ['synth', '--check'], ['synth', 'blueprints/pair.ts']]) {
      const done = place.run(...args);
      expectRefused(done, /^blueprints\/fleet\.lock has no entry of clusters /);
      expect(done.stderr).toContain(`  ${line}`);
      expect(done.stderr).toMatch(/agree on whose pods they are\.\n {2}.*git restore/);
    }
    expect(state()).toEqual(before);
  });

  test('a fleet that flux bootstrap runs is known by the names of its clusters', () => {
    place.write('blueprints/pair.ts', bootstrap(blueprint()));
    place.run('synth');
    place.write('blueprints/pair.ts', bootstrap(betaAs('beta', 77, 'duo')));
    const before = state();
    expectRefused(place.run('synth'), `'beta' has the id 77; dist/pair/beta has 2`);
    expect(state()).toEqual(before);
    // Another fleet of a blueprint's may have clusters of the same names.
    expect(place.run('synth', 'blueprints/pair.ts').code).toBe(0);
  });

  test('auto gives no other id where the lock was left behind, or the fleet renamed', () => {
    place.write('blueprints/pair.ts', withAuto(auto('mike', 10)));
    place.run('synth');
    mkdirSync(place.at('moved'));
    place.write('moved/pair.ts', withAuto(auto('aaron', 11), auto('mike', 10)));
    const renamed = withAuto(auto('aaron', 11), auto('mike', 10)).replace(`'pair'`, `'duo'`);
    rmSync(place.at('blueprints/pair.ts'));
    place.write('blueprints/duo.ts', renamed);
    const before = state();
    for (const args of [['synth', 'moved/pair.ts'], ['synth', '--check', 'moved/pair.ts'], ['synth']])
      expectRefused(place.run(...args), `'mike' has the id 4; dist/pair/mike has 3`);
    expect(state()).toEqual(before);
    expect(existsSync(place.at('moved/fleet.lock'))).toBe(false);
    // The way that the message names.
    place.write(lock, lockText().replace('  pair:', '  duo:'));
    expect(place.run('synth').code).toBe(0);
    expect(lockText()).toMatch(/^ {2}duo:\n(?:.*\n)*? {6}aaron: 4\n(?:.*\n)*? {6}mike: 3\n/m);
  });

  test('auto gives no id where the written one cannot be read', () => {
    place.write('blueprints/pair.ts', withAuto(auto('mike', 10)));
    place.run('synth');
    forget();
    place.write(values('mike'), 'cluster: {');
    expectRefused(place.run('synth'), /^blueprints\/fleet\.lock has no id of mike, which dist\/pair has/);
  });

  test('makes a lost lock anew where all agree, and says so once', () => {
    place.write('blueprints/pair.ts', withAuto(`cluster('zulu', 8);`, auto('mike', 10)));
    place.run('synth');
    const [text, dist] = [lockText(), place.state('dist')];
    forget();
    expect(place.run('synth')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^blueprints\/fleet\.lock was missing; .*\n$/) as string,
    });
    expect(lockText()).toBe(text);
    expect(place.state('dist')).toEqual(dist);
    expect(place.run('synth').stderr).toBe('');
  });

  test('keeps the id of a cluster that left while the lock was lost', () => {
    place.write('blueprints/pair.ts', blueprint(`cluster('gamma', 3);`));
    place.run('synth');
    forget();
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('synth').stderr).toContain(`\n'gamma' left; its id 3 stays reserved`);
    expect(lockText()).toBe(`${head}${pairRecord}    left:\n      gamma: 3\n`);
  });

  test('the lock goes before what is written, which may be older', () => {
    place.write('blueprints/pair.ts', betaAs('bravo', 2));
    place.run('synth');
    place.write(lock, `${head}${pairRecord}`);
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('synth')).toMatchObject({ code: 0, stderr: '' });
    expect(lockText()).toBe(`${head}${pairRecord}`);
  });

  test('a renamed fleet with all as it was, and a fleet of its own, are written', () => {
    place.write('blueprints/pair.ts', blueprint('', 'old'));
    place.run('synth');
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('synth').code).toBe(0);
    place.write(
      'blueprints/pair.ts',
      betaAs('beta', 9, 'other').replace('/git.example.com/', '/git.example.org/'),
    );
    expect(place.run('synth').code).toBe(0);
  });

  test.each<[string, (file: string) => void]>([
    [
      'is no YAML',
      file => {
        writeFileSync(file, '%@{[\n\t- :');
      },
    ],
    [
      'is no text',
      file => {
        writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]));
      },
    ],
    [
      'grows without end',
      file => {
        writeFileSync(file, `a: &a [x, x]\nb: &b [*a, *a]\ncluster: { name: beta, id: 9, c: [*b, *b] }\n`);
      },
    ],
    [
      'is deep',
      file => {
        writeFileSync(file, '['.repeat(100_000));
      },
    ],
    [
      'has no id that Cilium knows',
      file => {
        writeFileSync(file, 'cluster: { name: beta, id: 1e9 }\n');
      },
    ],
    [
      'is of another cluster',
      file => {
        writeFileSync(file, 'cluster: { name: gamma, id: 9 }\n');
      },
    ],
  ])('a file that %s says nothing about ids', (_, damage) => {
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    damage(place.at(values('beta')));
    forget();
    const { code, stderr } = place.run('synth');
    expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 0, lines: 2 });
    expect(lockText()).toBe(head + pairRecord);
  });

  test('nothing is read through a link', () => {
    place.write('blueprints/pair.ts', blueprint());
    place.write('elsewhere/pair/beta/cilium/values.yaml', 'cluster: { name: beta, id: 9 }\n');
    mkdirSync(place.at('dist'));
    symlinkSync(place.at('elsewhere/pair'), place.at('dist/pair'));
    expectRefused(place.run('synth'), 'dist/pair is a symbolic link');
  });
});

describe('what only looks', () => {
  test('check reads the lock and writes none', () => {
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('check').code).toBe(0);
    expect(existsSync(place.at(lock))).toBe(false);
  });

  test('synth --check tells a stale lock, and changes nothing', () => {
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    rmSync(place.at(lock));
    const without = state();
    expect(place.run('synth', '--check')).toEqual({
      code: 1,
      stdout: `added    ${lock}\n`,
      stderr: `${lock} is stale. Run meshprint synth, and commit what it writes.\n`,
    });
    expect(state()).toEqual(without);
    place.write(lock, `${head}${pairRecord.replace('      beta: 2\n', '')}`);
    const before = state();
    expect(place.run('synth', '--check')).toMatchObject({ code: 1, stdout: `changed  ${lock}\n` });
    expect(state()).toEqual(before);
    place.run('synth');
    expect(place.run('synth', '--check')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('a lock that cannot be relied on', () => {
  const put = (text: string | Buffer): void => {
    writeFileSync(place.at(lock), text);
  };
  test.each<[string, () => void, RegExp]>([
    [
      'with a merge conflict',
      () => {
        put(`${head}<<<<<<< HEAD\n`);
      },
      /^blueprints\/fleet\.lock:3: a merge conflict is not/,
    ],
    [
      'cut off',
      () => {
        put('');
      },
      /^blueprints\/fleet\.lock: there is no version/,
    ],
    [
      'of a later version',
      () => {
        put('version: 2\nfleets:\n');
      },
      /^blueprints\/fleet\.lock:1: version 2 is not one/,
    ],
    [
      'with an id twice',
      () => {
        put(`${head}${pairRecord.replace('beta: 2', 'beta: 1')}`);
      },
      /:7: 'beta' has the id 1, which 'alpha' has/,
    ],
    [
      'that is no text',
      () => {
        put(Buffer.from([0xff, 0xfe, 0x00]));
      },
      /fleet\.lock is not UTF-8/,
    ],
    [
      'that is huge',
      () => {
        put('#'.repeat(5 * 1024 * 1024));
      },
      /fleet\.lock is larger than 4 MiB/,
    ],
    [
      'that is a folder',
      () => {
        mkdirSync(place.at(lock));
      },
      /fleet\.lock is a folder where a file belongs/,
    ],
    [
      'that is a link',
      () => {
        place.write('elsewhere', `${head}${pairRecord}`);
        symlinkSync(place.at('elsewhere'), place.at(lock));
      },
      /fleet\.lock is a symbolic link/,
    ],
  ])('%s stops every command', (_, make, message) => {
    place.write('blueprints/pair.ts', blueprint());
    make();
    for (const args of [['synth'], ['synth', '--check'], ['check'], ['release', 'pair/alpha']])
      expectRefused(place.run(...args), message);
    expect(existsSync(place.at('dist'))).toBe(false);
  });
});

describe('processes', () => {
  /** Kills the process at its n-th change of the disk, as a real kill would: nothing tidies up. */
  const killer = `
    const fs = require('node:fs');
    let left = Number(process.env.KILL_AT);
    for (const name of ['mkdirSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'rmdirSync', 'rmSync']) {
      const call = fs[name];
      fs[name] = (...args) => {
        if (left-- === 0) process.kill(process.pid, 'SIGKILL');
        return call(...args);
      };
    }`;
  const start = (env: NodeJS.ProcessEnv, ...args: string[]): ReturnType<typeof spawn> =>
    spawn(process.execPath, [main, ...args], {
      cwd: place.folder,
      env: { ...process.env, NO_COLOR: '1', ...env },
    });

  test('killed around the moment when the lock is written, the next synth gets to the same result', async () => {
    place.write('kill.js', killer);
    const env = { NODE_OPTIONS: `--require ${place.at('kill.js')}` };
    const texts = (): Record<string, string> =>
      Object.fromEntries(
        ['blueprints', 'dist'].flatMap(folder =>
          Object.entries(place.state(folder)).map(([file, { text }]) => [path.join(folder, file), text]),
        ),
      );
    place.write('blueprints/pair.ts', withAuto(auto('mike', 10)));
    place.run('synth');
    for (const folder of ['blueprints', 'dist'])
      cpSync(place.at(folder), place.at(`before/${folder}`), { recursive: true });
    const old = lockText();
    const after = withAuto(auto('zulu', 12), auto('alan', 11));
    place.write('blueprints/pair.ts', after);
    place.run('synth');
    const wanted = texts();
    const seen: string[] = [];
    // Renaming the new file into place is number 8. All moments are tried where a file is replaced (test/output).
    for (const n of [6, 8, 9, 12]) {
      for (const folder of ['blueprints', 'dist']) {
        rmSync(place.at(folder), { recursive: true });
        cpSync(place.at(`before/${folder}`), place.at(folder), { recursive: true });
      }
      place.write('blueprints/pair.ts', after);
      const child = start({ ...env, KILL_AT: String(n) }, 'synth');
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
      const isOld = lockText() === old;
      seen.push(isOld ? 'old' : 'new');
      expect(isOld && existsSync(place.at('dist/pair/zulu'))).toBe(false);
      expect(place.run('synth').code).toBe(0);
      expect(texts()).toEqual(wanted);
    }
    expect(seen).toEqual(['old', 'old', 'new', 'new']);
  }, 180_000);

  test('several at once lose no entry', async () => {
    const names = ['one', 'two', 'three', 'four'];
    for (const name of names) place.write(`blueprints/${name}.ts`, blueprint('', name));
    const synthesized = async (name: string): Promise<void> => {
      for (let attempt = 0; attempt < 20; attempt++) {
        const child = start({}, 'synth', `blueprints/${name}.ts`, '--out', `out-${name}`);
        let said = '';
        child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
        const [code] = (await once(child, 'close')) as [number | null];
        if (code === 0) return;
        expect(said).toContain('is writing there');
      }
      throw new Error(`${name} never came to its turn`);
    };
    await Promise.all(names.map(synthesized));
    expect(lockText()).toBe(
      head +
        [...names]
          .sort()
          .map(name => pairRecord.replace('pair', name))
          .join(''),
    );
    expect(existsSync(place.at('blueprints/.meshprint-write'))).toBe(false);
  }, 180_000);
});
