import path from 'node:path';
import Ajv from 'ajv';
import { load } from 'js-yaml';
import { textOf } from '../../src/output/index';
import type { PlatformProps } from '../../src/platforms/index';
import { ciliumReleases, minorOf } from '../../src/releases/index';
import { synthesize } from '../../src/synth/index';
import { chartSchema, chartValues, describeUpstream } from '../conformance/upstream';
import { unknownPaths, unlisted } from '../conformance/values';
import { expectGolden } from '../support/golden';
import { examples, variants } from './examples';
import { fleetOn, versions } from './fleets';

/** The values files of some clusters, by the name of the cluster. */
function valuesFiles(
  platforms: Readonly<Record<string, PlatformProps>>,
  version: string,
): [string, string][] {
  const { trees, report } = synthesize(fleetOn(platforms, {}, version));
  expect(report.findings).toEqual([]);
  return trees.map(({ cluster, files }) => {
    const file = files.find(candidate => candidate.path === 'cilium/values.yaml');
    if (file === undefined) throw new Error(`${cluster} has no values`);
    return [cluster, textOf(file)];
  });
}

test('there is a version of every minor', () => {
  expect(versions.map(minorOf)).toEqual(ciliumReleases.map(({ minor }) => minor));
});

test('the values files of every platform and minor are the ones that were read', () => {
  const files = versions.flatMap(version =>
    valuesFiles(examples, version).map(([cluster, text]) => [
      `${cluster}-${minorOf(version) ?? ''}.yaml`,
      text,
    ]),
  );
  expectGolden(
    path.join(__dirname, '../golden/platforms'),
    Object.fromEntries(files) as Record<string, string>,
  );
});

describeUpstream('the chart accepts every platform', () => {
  const everything = Object.fromEntries(variants.map((platform, i) => [`c${i}`, platform]));
  const seen = new Set<string>();

  test.each(versions)('%s', version => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(chartSchema(version));
    const defaults = chartValues(version);
    for (const [, text] of valuesFiles(everything, version)) {
      const values = load(text);
      validate(values);
      expect(validate.errors ?? []).toEqual([]);
      expect([...unknownPaths(values, defaults, '')]).toEqual([]);
      for (const path of unlisted) if (has(values, path.split('.'))) seen.add(path);
    }
  });

  test('and every exception is needed', () => {
    expect([...seen].sort()).toEqual([...unlisted].sort());
  });
});

function has(values: unknown, keys: readonly string[]): boolean {
  const [first, ...rest] = keys;
  if (values === undefined) return false;
  if (first === undefined) return true;
  return (
    typeof values === 'object' && values !== null && has((values as Record<string, unknown>)[first], rest)
  );
}
