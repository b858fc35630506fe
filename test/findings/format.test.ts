import fc from 'fast-check';
import {
  count,
  type FindingReport,
  type Format,
  formatters,
  printable,
  showPosition,
} from '../../src/findings/index';
import { finding } from './example';

const cwd = '/home/me/fleet';
const source = { file: '/home/me/fleet/blueprints/shop.ts', line: 12, column: 3 };
const show = (format: Format, report: Partial<FindingReport>, colour = false): string =>
  formatters[format]({ findings: [], silenced: [], ...report }, { cwd, colour });

/** Anything that could steer a terminal, but for the line breaks that the formats themselves write. */
// eslint-disable-next-line no-control-regex
const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const hostile = 'a\u001b[31mb\u0007\rc\td\u009be\u202ef\u2066g\u2028h\u200fi';

const report: FindingReport = {
  findings: [
    finding({
      source,
      expected: 'one of: blue, green',
      actual: 'red',
      hint: 'Paint it,\nor send it away.',
    }),
    finding({ at: '', id: 'flux/version', message: 'the Flux version is odd' }),
    finding({ severity: 'warning', at: 'shop/catalog', id: 'service/name', message: 'two\nlines' }),
    finding({ severity: 'info', at: 'east', id: 'cluster/quiet', message: 'nothing to say' }),
  ],
  silenced: [
    { finding: finding({ severity: 'warning', at: 'shop/cart', id: 'service/name' }), reason: 'we like it' },
  ],
};

describe('text', () => {
  test('names the clusters that neither place nor sentence names, a few of many', () => {
    const clusters = Array.from({ length: 10 }, (_, i) => `c${i}`);
    const inLine = (text: string): string | undefined => /^ +in .*$/m.exec(text)?.[0];
    const shown = (change: Parameters<typeof finding>[0]): string | undefined =>
      inLine(show('text', { findings: [finding(change)] }));
    expect(shown({ at: 'shop/web', clusters })).toBe(
      '    in       c0, c1, c2, c3, c4, c5, c6, c7 and 2 more',
    );
    expect(shown({ at: 'c0', clusters: ['c0'] })).toBeUndefined();
    expect(shown({ message: "'east' and 'west' clash", clusters: ['east', 'west'] })).toBeUndefined();
    expect(shown({ at: 'shop/web', message: "service 'web' clashes", clusters: ['c', 'we'] })).toBe(
      '    in       c, we',
    );
  });

  test('shows place, sentence, consequence and mend of each finding, then what is silenced, then a count', () => {
    expect(show('text', report)).toBe(
      `error cluster/colour west
  blueprints/shop.ts:12:3
    'west' is red
    expected one of: blue, green
    actual   red
    breaks   Nobody can tell the clusters apart.
    mend     Paint it,
             or send it away.
    see      docs/colours.md

error flux/version
    the Flux version is odd
    breaks   Nobody can tell the clusters apart.
    mend     Paint it.
    see      docs/colours.md

warning service/name shop/catalog
    two
    lines
    breaks   Nobody can tell the clusters apart.
    mend     Paint it.
    see      docs/colours.md

info cluster/quiet east
    nothing to say
    breaks   Nobody can tell the clusters apart.
    mend     Paint it.
    see      docs/colours.md

silenced service/name shop/cart: we like it

2 errors, 1 warning, 1 note, 1 silenced
`,
    );
  });

  test('is coloured only when asked', () => {
    // eslint-disable-next-line no-control-regex
    const colours = /\u001b\[\d+m/g;
    expect(show('text', report)).not.toMatch(colours);
    expect(show('text', report, true)).toMatch(colours);
    expect(show('text', report, true).replace(colours, '')).toBe(show('text', report));
  });

  test('of nothing is empty', () => {
    expect(show('text', {})).toBe('');
  });

  test('counts nothing where all is silenced', () => {
    expect(show('text', { silenced: report.silenced })).toBe(
      'silenced service/name shop/cart: we like it\n\nno findings, 1 silenced\n',
    );
  });
});

describe('json', () => {
  test('is one document with every property, and the place for people', () => {
    const parsed: unknown = JSON.parse(show('json', report));
    expect(parsed).toEqual({
      findings: [{ ...report.findings[0], at: 'blueprints/shop.ts:12:3' }, ...report.findings.slice(1)],
      silenced: [{ ...report.silenced[0]?.finding, reason: 'we like it' }],
    });
  });

  test('keeps every character of a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), message => {
        const parsed = JSON.parse(show('json', { findings: [finding({ message })] })) as FindingReport;
        expect(parsed.findings[0]?.message).toBe(message);
      }),
    );
  });
});

describe('github', () => {
  test('is one annotation for each finding', () => {
    expect(show('github', report)).toBe(
      `::error file=blueprints/shop.ts,line=12,col=3,title=cluster/colour::west: 'west' is red%0ANobody can tell the clusters apart.%0APaint it,%0Aor send it away.
::error title=flux/version::the Flux version is odd%0ANobody can tell the clusters apart.%0APaint it.
::warning title=service/name::shop/catalog: two%0Alines%0ANobody can tell the clusters apart.%0APaint it.
::notice title=cluster/quiet::east: nothing to say%0ANobody can tell the clusters apart.%0APaint it.
`,
    );
  });

  test('names the clusters that neither place nor sentence names', () => {
    const clashing = finding({
      at: 'shop/web',
      message: 'ports clash',
      clusters: ['east', 'a'],
      hint: 'Mend it.',
    });
    expect(show('github', { findings: [clashing] })).toMatch(/ports clash%0AIn east, a\.%0A/);
    expect(show('github', { findings: [finding()] })).not.toMatch(/%0AIn /);
  });

  test('escapes what GitHub gives a meaning', () => {
    const text = show('github', {
      findings: [
        finding({
          at: '100%',
          message: '%0A\n::add-mask::secret',
          source: { file: `${cwd}/a,b:c%.ts`, line: 1 },
        }),
      ],
    });
    expect(
      text.startsWith('::error file=a%2Cb%3Ac%25.ts,line=1,title=cluster/colour::100%25: %250A%0A::add'),
    ).toBe(true);
    expect(text.trimEnd().split('\n')).toHaveLength(1);
  });

  test('cannot be made to run a command of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (at, message) => {
        const lines = show('github', { findings: [finding({ at, message })] }).split('\n');
        expect(lines).toHaveLength(2);
        expect(lines[0]).toMatch(/^::error title=cluster\/colour::/);
      }),
    );
  });
});

describe('gitlab', () => {
  interface Issue {
    readonly description: string;
    readonly severity: string;
    readonly fingerprint: string;
    readonly location: object;
  }
  const issues = (...findings: FindingReport['findings']): Issue[] =>
    JSON.parse(show('gitlab', { findings })) as Issue[];

  test('is a Code Quality report, with a file and a line for each finding', () => {
    expect(issues(...report.findings)).toEqual([
      {
        description: "west: 'west' is red\nNobody can tell the clusters apart.\nPaint it,\nor send it away.",
        check_name: 'cluster/colour',
        severity: 'critical',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        location: { path: 'blueprints/shop.ts', lines: { begin: 12 } },
      },
      expect.objectContaining({ check_name: 'flux/version', location: { path: '.', lines: { begin: 1 } } }),
      expect.objectContaining({ check_name: 'service/name', severity: 'minor' }),
      expect.objectContaining({ check_name: 'cluster/quiet', severity: 'info' }),
    ]);
  });

  test('knows a finding again on another line, and no two for one', () => {
    const [here, there, other] = issues(
      finding({ source }),
      finding({ source: { ...source, line: 99 } }),
      finding({ message: "'west' is blue" }),
    );
    expect(here?.fingerprint).toBe(there?.fingerprint);
    expect(here?.fingerprint).not.toBe(other?.fingerprint);
  });

  test('of nothing is an empty report', () => {
    expect(issues()).toEqual([]);
  });
});

describe.each(['text', 'json', 'github', 'gitlab'] as const)('%s', format => {
  test('lets no character through that steers a terminal', () => {
    const everywhere = finding({
      at: hostile,
      message: hostile,
      expected: hostile,
      actual: hostile,
      hint: hostile,
      source: { file: `${cwd}/${hostile}.ts`, line: 1 },
    });
    const silenced = [{ finding: { ...everywhere, severity: 'warning' as const }, reason: hostile }];
    expect(show(format, { findings: [everywhere], silenced })).not.toMatch(steering);
  });

  test('ends with a line break', () => {
    expect(show(format, report).endsWith('\n')).toBe(true);
  });
});

test('printable shows a character that steers as its number', () => {
  expect(printable('a\u001b[0m\n\u202e')).toBe('a\\u001b[0m\\u000a\\u202e');
  expect(printable('Grüße, 東京 – “ok” 👍')).toBe('Grüße, 東京 – “ok” 👍');
});

test('showPosition is relative below the folder, and full outside it', () => {
  expect(showPosition({ file: '/home/me/fleet/a.ts', line: 3 }, cwd)).toBe('a.ts:3');
  expect(showPosition({ file: '/home/you/a.ts', line: 3 }, cwd)).toBe('/home/you/a.ts:3');
});

test('count leaves out what there is none of', () => {
  const warning = finding({ severity: 'warning' });
  expect(count([])).toBe('no findings');
  expect(count([finding()])).toBe('1 error');
  expect(count([finding(), warning, warning])).toBe('1 error, 2 warnings');
});
