import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

// The numbers on docs/scale.md are those of bench/results.json, and its aims are judged as the bench judges now.

interface Measured {
  readonly ms: number;
  readonly peakMB?: number;
}
interface Size {
  readonly clusters: number;
  readonly files: number;
  readonly bytes: number;
  readonly cases: Readonly<Record<string, Measured>>;
}
interface Aim {
  readonly aim: string;
  readonly outcome: 'met' | 'missed' | 'not measured';
  readonly numbers?: string;
}
interface Results {
  readonly sizes: readonly Size[];
  readonly aims: readonly Aim[];
  readonly [about: string]: unknown;
}

const root = path.resolve(__dirname, '../..');
const { withSection } = jest.requireActual<{ withSection: (page: string, data?: Results) => string }>(
  '../../bench/page',
);
const { judge } = jest.requireActual<{ judge: (sizes: readonly Size[]) => Aim[] }>('../../bench/aims');

const about = {
  commit: '1234567',
  date: '2026-11-22T10:00:00.000Z',
  node: 'v22.0.0',
  processor: 'a processor',
  cores: 2,
  load: 0.1,
  rounds: 3,
};

/** A size where synth takes 40 ms, and a millisecond for each cluster. */
const size = (clusters: number, synth = 40 + clusters): Size => ({
  clusters,
  files: clusters * 17,
  bytes: clusters * 100_000,
  cases: {
    'Node alone': { ms: 30, peakMB: 45 },
    'synth, fresh': { ms: synth, peakMB: 100 + clusters / 4 },
    'synth, unchanged': { ms: 200, peakMB: 90 },
    'synth, one cluster changed': { ms: 531, peakMB: 90 },
    'plain writes': { ms: clusters, peakMB: 80 },
    ...(clusters <= 128 && { 'naive cdk8s app': { ms: clusters * 50, peakMB: 300 } }),
  },
});

const outcomes = (sizes: readonly Size[]): unknown[] => judge(sizes).map(({ outcome }) => outcome);

test('each aim is met, missed or not measured', () => {
  expect(outcomes([2, 32, 128, 511].map(clusters => size(clusters)))).toEqual([
    'met',
    'met',
    'met',
    'missed',
    'met',
    'met',
  ]);
  expect(outcomes([size(2), size(32), size(128, 400), size(511, 3000)])).toEqual([
    'missed',
    'missed',
    'met',
    'missed',
    'met',
    'missed',
  ]);
  expect(new Set(outcomes([size(2)]))).toEqual(new Set(['not measured']));
});

test('growth is not measured where more clusters were faster', () => {
  const aims = judge([size(2, 400), size(32, 390), size(511)]);
  expect(aims.at(-1)).toMatchObject({ aim: expect.stringContaining('per cluster'), outcome: 'not measured' });
});

const page = 'Before.\n\n<!-- Made by `npm run bench`. -->\n\nOld.\n\n<!-- As far as here. -->\n\nBehind.\n';

test('the section has the tables, the ratios and the aims', () => {
  const sizes = [2, 32, 128, 511].map(clusters => size(clusters));
  const made = withSection(page, { ...about, sizes, aims: judge(sizes) });
  expect(made).toMatch(/^Before\.\n\n<!-- Made/);
  expect(made).toMatch(/-->\n\nBehind\.\n$/);
  expect(made).not.toContain('Old.');
  for (const line of [
    /^Commit 1234567, 2026-11-22\.$/,
    /^clusters +2 +32 +128 +511$/,
    /^synth, fresh +42 +72 +168 +551$/,
    /^times plain writes/,
    /^synth, fresh +21\.0 +2\.3 +1\.3 +1\.1$/,
    /^times faster than naive/,
    /^synth, fresh +8\.3 +38\.1 +46\.4$/,
    /^peak MB/,
    /^ms per further cluster/,
    /^met: fresh synth of 511 .*: 551 of at most 1563 ms$/,
    /^missed: synth of 511 with one cluster changed .*: 531 of at most 530 ms$/,
  ])
    expect(made.split('\n').filter(text => line.test(text))).toHaveLength(1);
  expect(withSection(made, { ...about, sizes, aims: judge(sizes) })).toBe(made);
});

test('a page without the place for it is refused', () => {
  expect(() => withSection('Nothing here.')).toThrow('has no <!-- Made by');
});

test('docs/scale.md shows bench/results.json, judged as now', () => {
  const file = path.join(root, 'bench/results.json');
  const data = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
  const scale = readFileSync(path.join(root, 'docs/scale.md'), 'utf8');
  expect(withSection(scale, data)).toBe(scale);
  if (data !== undefined) expect(judge(data.sizes)).toEqual(data.aims);
});
