import fc from 'fast-check';
import { compareFindings, type Finding, found, hasErrors, type Severity } from '../../src/findings/index';
import { finding, rule } from './example';

const severity = fc.constantFrom<Severity>('error', 'warning', 'info');
const few = fc.constantFrom('a', 'b', 'B', 'é');
const number = fc.integer({ min: 1, max: 3 });
const source = fc.oneof(
  fc.record({ file: few, line: number }),
  fc.record({ file: few, line: number, column: number }),
  fc.constant(undefined),
);
const anyFinding = fc
  .record({ severity, source, at: few, id: few, message: few })
  .map((parts): Finding => finding(parts));

test('found puts together what a rule and one place have to say', () => {
  expect(
    found(rule, { at: 'west', message: 'm', hint: 'h', clusters: ['west'], expected: 'e', actual: 'a' }),
  ).toEqual({
    rule: 'cluster/colour',
    severity: 'error',
    path: 'west',
    clusters: ['west'],
    message: 'm',
    hint: 'h',
    expected: 'e',
    actual: 'a',
    breaks: rule.breaks,
    docs: rule.docs,
  });
});

test('found leaves out a source that is unknown, and concerns no cluster unless told', () => {
  const result = found(rule, { at: '', message: 'm', hint: 'h', source: undefined });
  expect(Object.keys(result)).not.toContain('source');
  expect(result.clusters).toEqual([]);
});

describe('compareFindings', () => {
  test('is an order: it says the opposite the other way round, and is transitive', () => {
    fc.assert(
      fc.property(anyFinding, anyFinding, anyFinding, (a, b, c) => {
        expect(Math.sign(compareFindings(a, b))).toBe(-Math.sign(compareFindings(b, a)) + 0);
        if (compareFindings(a, b) <= 0 && compareFindings(b, c) <= 0)
          expect(compareFindings(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('calls equal only what reads the same', () => {
    fc.assert(
      fc.property(anyFinding, anyFinding, (a, b) => {
        if (compareFindings(a, b) === 0) expect(a).toEqual(b);
      }),
      { numRuns: 2000 },
    );
  });

  test('puts errors first, then goes by file, line, column, place, rule and message', () => {
    const at = (file: string, line: number, column?: number): Partial<Finding> => ({
      source: { file, line, ...(column !== undefined && { column }) },
    });
    const ordered = [
      finding({}),
      finding({ ...at('a.ts', 9) }),
      finding({ ...at('b.ts', 2) }),
      finding({ ...at('b.ts', 2, 4) }),
      finding({ ...at('b.ts', 10), at: 'a' }),
      finding({ ...at('b.ts', 10), at: 'b', id: 'a' }),
      finding({ ...at('b.ts', 10), at: 'b', id: 'b', message: '1' }),
      finding({ ...at('b.ts', 10), at: 'b', id: 'b', message: '2' }),
      finding({ severity: 'warning' }),
      finding({ severity: 'info' }),
    ];
    expect([...ordered].reverse().sort(compareFindings)).toEqual(ordered);
  });
});

test('hasErrors asks for errors only', () => {
  expect(hasErrors([finding({ severity: 'warning' }), finding({ severity: 'info' })])).toBe(false);
  expect(hasErrors([finding({ severity: 'warning' }), finding()])).toBe(true);
  expect(hasErrors([])).toBe(false);
});
