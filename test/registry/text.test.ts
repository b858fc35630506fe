import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse as parseYaml } from 'yaml';
import { parse, type Registry, RegistryError, textOf } from '../../src/registry/index';
import { registry } from './arbitrary';

const file = 'blueprints/fleet.lock';
const good = `# a comment
version: 1
fleets:
  shop:
    maxConnectedClusters: 255
    clusters:
      bonn: 2
      paris: 1
    left:
      'no': 3
`;

test('the text that is committed', () => {
  const shop = {
    maxConnectedClusters: 511,
    clusters: new Map([
      ['paris', 1],
      ['bonn', 300],
      ['no', 2],
    ]),
    left: new Map([['7', 4]]),
  };
  const bank = {
    maxConnectedClusters: 255,
    clusters: new Map([['oslo', 1]]),
    left: new Map<string, number>(),
  };
  expect(
    textOf({
      fleets: new Map([
        ['shop', shop],
        ['bank', bank],
      ]),
    }).replace(/^#.*\n/gm, ''),
  ).toBe(`version: 1
fleets:
  bank:
    maxConnectedClusters: 255
    clusters:
      oslo: 1
  shop:
    maxConnectedClusters: 511
    clusters:
      bonn: 300
      'no': 2
      paris: 1
    left:
      '7': 4
`);
});

test('it comes back as it was, in whatever order it was made', () => {
  fc.assert(
    fc.property(registry, content => {
      const turned: Registry = { fleets: new Map([...content.fleets].reverse()) };
      expect(parse(textOf(content), file)).toEqual(content);
      expect(textOf(turned)).toBe(textOf(content));
    }),
  );
});

test('it is YAML that other parsers read alike', () => {
  fc.assert(
    fc.property(registry, content => {
      const plain = Object.fromEntries(
        [...content.fleets].map(([fleet, { maxConnectedClusters, clusters, left }]) => [
          fleet,
          {
            maxConnectedClusters,
            ...(clusters.size > 0 && { clusters: Object.fromEntries(clusters) }),
            ...(left.size > 0 && { left: Object.fromEntries(left) }),
          },
        ]),
      );
      const expected = { version: 1, fleets: content.fleets.size === 0 ? null : plain };
      const text = textOf(content);
      expect(parseYaml(text, { version: '1.1' })).toEqual(expected);
      expect(parseYaml(text, { version: '1.2' })).toEqual(expected);
      expect(load(text)).toEqual(expected);
    }),
  );
});

test('lines that end in another way, blank lines and comments change nothing', () => {
  const content = parse(good, file);
  expect(content.fleets.get('shop')?.left).toEqual(new Map([['no', 3]]));
  expect(parse(good.replace(/\n/g, '\r\n'), file)).toEqual(content);
  expect(parse(good.replace(/\n/g, '\n\n    # why\n'), file)).toEqual(content);
  expect(parse(good.replace(/'no'/, '"no"'), file)).toEqual(content);
});

/** The good text with one piece in place of another. */
function changed(from: string, to: string): string {
  expect(good).toContain(from);
  return good.replace(from, to);
}

describe('what is not wholly what synth writes is refused, with its line', () => {
  test.each<[string, string, string]>([
    ['an empty file', '', 'fleet.lock: there is no version'],
    ['only comments', '# a\n', 'fleet.lock: there is no version'],
    ['a file that was cut off', 'version: 1\n', 'fleet.lock: there is no version, or no fleets'],
    [
      'a record that was cut off',
      'version: 1\nfleets:\n  shop:\n',
      ":3: maxConnectedClusters of 'shop' has to be 255 or 511",
    ],
    [
      'another version',
      changed('version: 1', 'version: 2'),
      ':2: version 2 is not one that this Meshprint knows',
    ],
    ['no number as version', changed('version: 1', 'version:'), ':2: version  is not one'],
    [
      'a merge conflict',
      changed('      paris: 1\n', '<<<<<<< HEAD\n      paris: 1\n=======\n'),
      ':8: a merge conflict is not resolved',
    ],
    [
      'a cluster twice',
      changed('paris: 1', 'bonn: 1'),
      ":8: 'bonn' is here a second time; line 7 has it first",
    ],
    ['a cluster twice, quoted once', changed('paris: 1', "'bonn': 1"), ":8: 'bonn' is here a second time"],
    ['a section twice', changed('    left:', '    clusters:'), ":9: 'clusters' is here a second time"],
    ['a cluster there and gone', changed("'no': 3", 'bonn: 3'), ":10: 'bonn' is both there and gone"],
    [
      'an id twice, as after a merge',
      changed('paris: 1', 'paris: 2'),
      ":8: 'paris' has the id 2, which 'bonn' has too",
    ],
    [
      'an id of a cluster that left',
      changed("'no': 3", "'no': 1"),
      ":10: 'no' has the id 1, which 'paris' has too",
    ],
    [
      'text for an id',
      changed('paris: 1', 'paris: one'),
      ":8: the id of 'paris' has to be a number from 1 to 511",
    ],
    ['nothing for an id', changed('paris: 1', 'paris:'), ":8: the id of 'paris'"],
    ['0', changed('paris: 1', 'paris: 0'), ":8: the id of 'paris'"],
    ['512', changed('paris: 1', 'paris: 512'), ":8: the id of 'paris'"],
    ['an octal', changed('paris: 1', 'paris: 01'), ":8: the id of 'paris'"],
    ['a fraction', changed('paris: 1', 'paris: 1.5'), ":8: the id of 'paris'"],
    ['a map for an id', changed('paris: 1', 'paris:\n        id: 1'), ":8: the id of 'paris'"],
    ['another mesh size', changed('255', '256'), ":5: maxConnectedClusters of 'shop' has to be 255 or 511"],
    [
      'a key that nobody knows',
      changed('left:', 'gone:'),
      ":9: 'gone' is not one of maxConnectedClusters, clusters, left",
    ],
    ['a slip at the top', changed('fleets:', 'fleet:'), ":3: 'fleet' is not one of version, fleets"],
    ['text for a map', changed('clusters:', 'clusters: x'), ":7: 'bonn' is indented too far"],
    [
      'text for the last map',
      changed("left:\n      'no': 3", 'left: x'),
      ":9: 'x' stands where names belong",
    ],
    ['text for a fleet', 'version: 1\nfleets:\n  shop: x\n', ":3: 'x' stands where maxConnectedClusters"],
    ['a name that no cluster has', changed('paris', 'Paris'), ":8: the name 'Paris' must be lower case"],
    ['a key that every object has', changed('paris', '__proto__'), ":8: the name '__proto__'"],
    ['a wrong indentation', changed('      paris', '     paris'), ":8: 'paris: 1' is no line of it"],
    ['a tab', changed('      paris', '\tparis'), ':8: '],
    ['too deep', changed('      paris', '          paris'), ":8: 'paris' is indented too far"],
    ['an anchor', changed('clusters:', 'clusters: &a'), ":7: 'bonn' is indented too far"],
    ['an alias', changed('paris: 1', 'paris: *a'), ":8: the id of 'paris'"],
    ['a merge key', changed('paris: 1', '<<: *a'), ":8: the name '<<'"],
    ['a flow', changed('paris: 1', 'paris: {a: 1}'), ":8: 'paris: {a: 1}' is no line of it"],
    ['a list', changed('      paris: 1', '      - 1'), ":8: '- 1' is no line of it"],
    ['a document more', `${good}---\n`, ":11: '---' is no line of it"],
    ['JSON', '{"version":1,"fleets":{}}', ':1: '],
    ['a control character', changed('paris', '\u001b[2J'), ':8: '],
  ])('%s', (_, text, message) => {
    const refusal = (): Registry => parse(text, file);
    expect(refusal).toThrow(RegistryError);
    expect(refusal).toThrow(`${message.startsWith(':') ? file : 'blueprints/'}${message}`);
    expect(refusal).toThrow('git restore --source main blueprints/fleet.lock');
    // eslint-disable-next-line no-control-regex
    expect(refusal).not.toThrow(/\u001b/);
  });

  test('whatever stands in it', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(...good.split('\n')),
      fc.constantFrom('  a:', '    left:', '<<<<<<< a'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const text = lines.join('\n');
        try {
          expect(parse(textOf(parse(text, file)), file)).toEqual(parse(text, file));
        } catch (error) {
          expect(error).toBeInstanceOf(RegistryError);
        }
      }),
    );
  });
});
