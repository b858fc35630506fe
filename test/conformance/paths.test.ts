import { execFileSync } from 'node:child_process';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { isMap } from '../../src/kinds/index';
import {
  acceptsType,
  ciliumReleases,
  knownPaths,
  type KnownPath,
  minorsWithPaths,
  type Value,
} from '../../src/releases/index';
import { chartFolder, chartSchema, chartValues, describeUpstream, type UpstreamSchema } from './upstream';

/** Paths whose type is narrower than the schema's, since what templates make of them holds texts only. */
const narrowed = ['extraConfig'];

/** Every path below a node, with the node. */
function* pathsBelow(node: KnownPath, at = ''): Generator<[string, KnownPath]> {
  for (const [key, child] of node.children) {
    const below = at === '' ? key : `${at}.${key}`;
    yield [below, child];
    yield* pathsBelow(child, below);
  }
}

/** Every path of a schema, with its schema. */
function* schemasBelow({ properties }: UpstreamSchema, at = ''): Generator<[string, UpstreamSchema]> {
  for (const [key, child] of Object.entries(isMap(properties) ? properties : {})) {
    const below = at === '' ? key : `${at}.${key}`;
    yield [below, child as UpstreamSchema];
    yield* schemasBelow(child as UpstreamSchema, below);
  }
}

/** Every path of some default values; what is in lists is no path. */
function* valuesBelow(values: unknown, at = ''): Generator<string> {
  for (const [key, value] of Object.entries(isMap(values) ? values : {})) {
    const below = at === '' ? key : `${at}.${key}`;
    yield below;
    yield* valuesBelow(value, below);
  }
}

/** One value of each kind that a chart could be given, null apart. */
const samples: readonly Value[] = ['text', '', 7, 0.5, true, false, [], ['text'], [7], {}, { any: 'thing' }];

const ajv = new Ajv({ strict: false });
const validators = new Map<string, ValidateFunction>();

/** What a schema says about a value itself, whatever it says about what is below. Compiled once for all that say it. */
function validatorOf({ type, enum: words, oneOf, items, properties }: UpstreamSchema): ValidateFunction {
  const own = JSON.parse(
    JSON.stringify({ type: properties === undefined ? type : 'object', enum: words, oneOf, items }),
  ) as UpstreamSchema;
  const key = JSON.stringify(own);
  const validate = validators.get(key) ?? ajv.compile(own);
  validators.set(key, validate);
  return validate;
}

test('the paths of every minor that is rendered are known, and of no other', () => {
  expect(minorsWithPaths).toEqual(ciliumReleases.map(release => release.minor));
});

describeUpstream('the table of value paths is what the chart says', () => {
  test('it is what tools/cilium-paths.mjs makes of the chart now', () => {
    const root = path.resolve(__dirname, '../..');
    const folder = path.dirname(chartFolder('1.20'));
    const output = execFileSync(process.execPath, ['tools/cilium-paths.mjs', '--check', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(output).toBe('');
  });

  describe.each(minorsWithPaths)('%s', minor => {
    const known = new Map(pathsBelow(knownPaths(minor)));
    const upstream = new Map(schemasBelow(chartSchema(minor)));

    test('every path of the schema and of the default values is known, and only templates have others', () => {
      const unlisted = [...known].flatMap(([at, { unlisted }]) => (unlisted ? [at] : []));
      const listed = [...known.keys()].filter(at => !unlisted.includes(at));
      expect(listed.sort()).toEqual([...upstream.keys()].sort());
      expect([...valuesBelow(chartValues(minor))].filter(at => !known.has(at))).toEqual([]);
      // What was on the list of paths that only templates have, and is in the schema by now, leaves it.
      expect(unlisted.filter(at => upstream.has(at))).toEqual([]);
    });

    test('every path takes what the schema takes', () => {
      const wrong: string[] = [];
      for (const [at, schema] of upstream) {
        const node = known.get(at);
        if (node === undefined || narrowed.includes(at)) continue;
        const { enum: words } = schema;
        const validate = validatorOf(schema);
        for (const value of [...samples, ...(Array.isArray(words) ? (words as string[]) : [])])
          if (validate(value) !== acceptsType(node.type, value))
            wrong.push(`${at} takes ${JSON.stringify(value)}: ${String(validate(value))} upstream`);
      }
      expect(wrong).toEqual([]);
    });

    test('every default value is one that its path takes', () => {
      const refused: string[] = [];
      const look = (values: unknown, at = ''): void => {
        for (const [key, value] of Object.entries(isMap(values) ? values : {})) {
          const below = at === '' ? key : `${at}.${key}`;
          const node = known.get(below);
          if (value !== null && node !== undefined && !acceptsType(node.type, value as Value))
            refused.push(below);
          look(value, below);
        }
      };
      look(chartValues(minor));
      expect(refused).toEqual([]);
    });
  });
});
