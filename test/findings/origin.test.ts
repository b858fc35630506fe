import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { Origin, positionInStack, type SourcePosition } from '../../src/findings/index';

class Thing {
  readonly origin: Origin;

  constructor() {
    this.origin = new Origin(new.target as unknown as (...args: never[]) => unknown);
  }

  get position(): SourcePosition | undefined {
    return this.origin.position();
  }
}

class Special extends Thing {
  readonly extra = 1;
}

/** The line of this file that holds a marker, as an editor counts. */
function lineOf(marker: string): number {
  const lines = readFileSync(__filename, 'utf8').split('\n');
  return lines.findIndex(line => line.endsWith(`// ${marker}`)) + 1;
}

function make(): Thing {
  return new Thing(); // in a function
}

describe('Origin', () => {
  test('is the line of new', () => {
    const thing = new Thing(); // directly
    expect(thing.position).toEqual({ file: __filename, line: lineOf('directly') });
  });

  test('of a subclass is the line of new too, not that of super', () => {
    const special = new Special(); // subclass
    expect(special.position).toEqual({ file: __filename, line: lineOf('subclass') });
  });

  test('is where the function says new, whoever called it', () => {
    expect(make().position).toEqual({ file: __filename, line: lineOf('in a function') });
  });

  test('is read as often as wanted, and late', () => {
    const thing = new Thing(); // read late
    const position = { file: __filename, line: lineOf('read late') };
    expect([thing.position, thing.position]).toEqual([position, position]);
  });

  test('leaves the length of stack traces as it was', () => {
    const usual = Error.stackTraceLimit;
    Error.stackTraceLimit = 17;
    make();
    expect(Error.stackTraceLimit).toBe(17);
    Error.stackTraceLimit = usual;
  });

  test('is unknown where the code came from no file', () => {
    const evaluate = runInThisContext('(Thing => new Thing())') as (type: typeof Thing) => Thing;
    expect(evaluate(Thing).position).toBeUndefined();
  });
});

describe('positionInStack', () => {
  test.each([
    ['    at new Fleet (/home/me/fleet.ts:3:7)', '/home/me/fleet.ts', 3],
    ['    at /home/me/fleet.ts:12:1', '/home/me/fleet.ts', 12],
    ['    at async /home/me/fleet.ts:12:1', '/home/me/fleet.ts', 12],
    ['    at async main (/home/me/fleet.ts:12:1)', '/home/me/fleet.ts', 12],
    ['    at Object.<anonymous> (/home/me/my fleet (old)/a.ts:4:2)', '/home/me/my fleet (old)/a.ts', 4],
    ['    at /home/me/my fleet (old)/a.ts:4:2', '/home/me/my fleet (old)/a.ts', 4],
    ['    at Chart.build [as make] (/x.ts:1:2)', '/x.ts', 1],
    ['    at file:///home/me/a%20b.mjs:5:6', '/home/me/a b.mjs', 5],
    ['    at new Fleet (file:///home/me/a%20b.mjs:5:6)', '/home/me/a b.mjs', 5],
  ])('reads %j', (line, file, number) => {
    expect(positionInStack(`Error: no\n${line}`)).toEqual({ file, line: number });
  });

  test.each([
    '    at node:internal/main/run_main_module:23:47',
    '    at Module._compile (node:internal/modules/cjs/loader:1554:14)',
    '    at [eval]:1:1',
    '    at <anonymous>:1:1',
    '    at evalmachine.<anonymous>:1:1',
    '    at REPL1:1:1',
    '    at Array.map (<anonymous>)',
    '    at async Promise.all (index 0)',
    '    at eval (eval at run (/home/me/a.js:1:2), <anonymous>:1:1)',
    'Error: cannot look at /etc/passwd:1:2',
    '',
  ])('finds no file in %j', line => {
    expect(positionInStack(line)).toBeUndefined();
  });

  test('takes the first file that is not skipped', () => {
    const stack = 'Error: no\n    at a (/lib/a.js:1:1)\n    at b (/me/b.ts:2:2)\n    at c (/me/c.ts:3:3)';
    expect(positionInStack(stack, file => file.startsWith('/lib/'))).toEqual({ file: '/me/b.ts', line: 2 });
    expect(positionInStack(stack, () => true)).toBeUndefined();
  });
});
