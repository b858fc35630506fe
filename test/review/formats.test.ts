import path from 'node:path';
import type { Tree } from '../../src/kinds/index';
import { json, markdown, markdownLimit, type Review, reviewTrees, terminal } from '../../src/review/index';
import { expectGolden } from '../support/golden';
import { cases } from './cases';
import { reviewOf } from './fleets';
import { fileOf, object, treeOf } from './trees';

const reviews = new Map<string, Review>();
beforeAll(() => {
  for (const [name, fleets] of Object.entries(cases)) reviews.set(name, reviewOf(...fleets()));
});

test('goldens', () => {
  const files = [...reviews].flatMap(([name, review]) => [
    [`${name}.txt`, terminal(review, { colour: false, width: 100 })] as const,
    [`${name}.md`, markdown([review])] as const,
  ]);
  const joins = reviews.get('a-cluster-joins')!;
  expectGolden(
    path.join(__dirname, 'golden'),
    Object.fromEntries([...files, ['a-cluster-joins.json', json([joins])]]),
  );
});

test('a narrow terminal: no line is longer, but for words that are', () => {
  for (const review of reviews.values())
    for (const line of terminal(review, { colour: false, width: 60 }).split('\n'))
      expect(line.length <= 60 || !line.trim().includes(' ')).toBe(true);
});

test('colours are not the only sign', () => {
  for (const review of reviews.values()) {
    // eslint-disable-next-line no-control-regex
    const plain = terminal(review, { colour: true, width: 80 }).replace(/\u001b\[\d+m/g, '');
    expect(plain).toBe(terminal(review, { colour: false, width: 80 }));
  }
});

test('JSON says all that is known', () => {
  for (const review of reviews.values()) {
    const [fleet] = (JSON.parse(json([review])) as { fleets: unknown[] }).fleets;
    expect(fleet).toMatchObject(JSON.parse(JSON.stringify(review)) as object);
  }
});

describe('511 clusters', () => {
  const names = Array.from({ length: 511 }, (_, i) => `cluster-${String(i + 1).padStart(3, '0')}`);
  /** Each with something of its own in as many places as asked. */
  const trees = (state: string, places: number): Tree[] =>
    names.map((name, i) =>
      treeOf(
        name,
        { cluster: { name, id: state === 'before' ? i + 1 : 511 - i }, encryption: { type: state } },
        fileOf(
          'apps/apps.yaml',
          ...Array.from({ length: places }, (_unused, n) =>
            object('v1', 'ConfigMap', `c${n}`, { data: { text: `${state} ${name} ${n}` } }),
          ),
        ),
      ),
    );

  test('what all have is one line', () => {
    const review = reviewTrees('t', trees('before', 0), trees('after', 0));
    const encryption = review.groups
      .flatMap(({ changes }) => changes)
      .filter(({ path: at }) => at[0] === 'encryption');
    expect(encryption).toHaveLength(1);
    expect(markdown([review])).toContain('in all 511 clusters');
  });

  test.each([0, 10])('a comment is small enough, and says every danger: %d places', places => {
    const review = reviewTrees('t', trees('before', places), trees('after', places));
    const text = markdown([review]);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(markdownLimit);
    expect(text).toContain('encryption changes');
    expect(text).toContain('cluster.id of a running cluster changes');
    // 510, since the cluster in the middle keeps its id: each is a line of its own while there is room.
    if (places === 0) expect(text.match(/cilium\/values\.yaml cluster\.id/g)).toHaveLength(510);
  });

  test('a comment is small enough where everything is dangerous', () => {
    const before = names.map(name =>
      treeOf(
        name,
        Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`encryption`, { [`k${n}`]: name }])),
      ),
    );
    const removed = names.map(name =>
      treeOf(
        name,
        {},
        fileOf(
          'apps/a.yaml',
          ...Array.from({ length: 20 }, (_, n) => object('apps/v1', 'Deployment', `${name}-${n}`)),
        ),
      ),
    );
    const review = reviewTrees('t', [...before], removed);
    const back = reviewTrees('t', removed, [...before]);
    for (const one of [review, back])
      expect(Buffer.byteLength(markdown([one]))).toBeLessThanOrEqual(markdownLimit);
    expect(markdown([back])).toContain('10220 changes in 511 clusters');
    expect(markdown([back])).toContain('**critical**: encryption changes');
  });

  test('many fleets fit into one comment', () => {
    const review = reviewTrees('t', trees('before', 0), trees('after', 0));
    const text = markdown(Array.from({ length: 10 }, () => review));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(markdownLimit);
    expect(text).toContain('of a running cluster changes');
  });

  test('a large fleet leaves room for a small one, and for notes', () => {
    const large = reviewTrees('large', trees('before', 10), trees('after', 10));
    const small = reviewTrees('small', [treeOf('x', { cluster: { id: 1 } })], [treeOf('x', {})]);
    const text = markdown([large, small], ['Compared with *main*.']);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(markdownLimit);
    expect(text.startsWith('Compared with \\*main\\*.\n\n## large: ')).toBe(true);
    expect(text.endsWith(markdown([small]))).toBe(true);
    expect(text).toContain('`- cilium/values.yaml cluster.id: 1` in x');
  });
});

test('names from a repository that was edited by hand are neither markup nor steer a terminal', () => {
  const nasty = 'a\u001b[31m`|<b>@all\n# title';
  const tree = (text: string): Tree =>
    treeOf('x', { [nasty]: text }, fileOf('apps/a.yaml', object('v1', 'ConfigMap', nasty)));
  const review = reviewTrees(nasty, [tree('a')], [treeOf('x', { [nasty]: 'b' })]);
  const shown = terminal(review, { colour: false, width: 100 });
  expect(shown).not.toContain('\u001b');
  const text = markdown([review]);
  expect(text).not.toContain('\u001b');
  expect(text.split('\n').filter(line => line.startsWith('# '))).toEqual([]);
  expect(text.replace(/``.*?``/g, '')).not.toMatch(/<b>|[^;]@all/);
});
