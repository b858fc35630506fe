import { readFileSync } from 'node:fs';
import { Fleet, MeshNamespace } from '../../src/model/index';
import { allRules } from '../../src/rules/index';
import { synthesize } from '../../src/synth/index';
import { brief, clusterProps, fleetProps, twoGenericClusters } from '../support/fleets';

/** Two clusters with one warning, cluster/service-cidrs-overlap at beta. */
const warned = (): Fleet => twoGenericClusters({ beta: { serviceCidrs: ['172.20.1.0/24'] } });
const rule = 'cluster/service-cidrs-overlap';

const shown = (fleet: Fleet): string[] => brief(synthesize(fleet).report.findings);
const find = (fleet: Fleet, id: string): ReturnType<typeof synthesize>['report']['findings'] =>
  synthesize(fleet).report.findings.filter(finding => finding.rule === id);

test('the fleet of these tests has one warning', () => {
  expect(shown(warned())).toEqual([`${rule} @ beta`]);
});

describe('a silence of a rule that there is not', () => {
  test.each([
    ['cluster/service-cidr-overlap', "Did you mean 'cluster/service-cidrs-overlap'? "],
    ['service-cidrs-overlap', "Did you mean 'cluster/service-cidrs-overlap'? "],
    ['mesh/service-cidrs-overlap', "Did you mean 'cluster/service-cidrs-overlap'? "],
    ['cluster/nam', ''], // near the id of errors only
    ['colour', ''],
    ['__proto__', ''],
  ])('%s is an error where it was written', (id, meant) => {
    const fleet = warned();
    const shop = new MeshNamespace(fleet, 'shop');
    fleet.silence(rule, 'never routed');
    shop.silence(id, 'it is fine'); // here
    const { findings } = synthesize(fleet).report;
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'model/unknown-rule',
        severity: 'error',
        path: 'shop',
        message: `there is no rule '${id}' to silence`,
        hint: `${meant}Copy the id from the finding; docs/rules.md lists all of them.`,
        source: { file: __filename, line: lineOf('// here') },
      }),
    ]);
  });

  test('may be anything but text', () => {
    for (const id of [undefined, null, 5, {}, Symbol('x'), ''])
      expect(
        find(warned().silence(id as never, 'x'), 'model/unknown-rule').map(({ message }) => message),
      ).toEqual(['a silence names no rule']);
  });

  test('is shown up to a point', () => {
    const [finding] = find(warned().silence('x'.repeat(1000), 'x'), 'model/unknown-rule');
    expect(finding?.message).toHaveLength(80 + "there is no rule '' to silence".length);
  });
});

describe('a silence of what has to be mended', () => {
  const refused = allRules.filter(
    ({ severity, id }) => severity === 'error' || id === 'model/unused-silence',
  );

  test('is an error for every rule whose findings are errors, and for idle silences', () => {
    const fleet = twoGenericClusters();
    for (const { id } of refused) fleet.silence(id, 'please');
    const found = find(fleet, 'model/not-silenceable');
    expect(found.map(({ message }) => message).sort()).toEqual(
      refused
        .map(({ id, severity }) =>
          severity === 'error'
            ? `'${id}' is silenced, but what it finds is an error`
            : `'${id}' is silenced, but it is about silences`,
        )
        .sort(),
    );
    for (const { severity } of found) expect(severity).toBe('error');
  });

  test('not: any other', () => {
    const fleet = warned();
    for (const rule of allRules) if (!refused.includes(rule)) fleet.silence(rule.id, 'it is fine');
    expect(find(fleet, 'model/not-silenceable')).toEqual([]);
    expect(synthesize(fleet).ok).toBe(true);
  });
});

describe('a silence that finds nothing', () => {
  test('is a warning where it was written, and synth goes on', () => {
    const fleet = warned().silence(rule, 'never routed');
    const shop = new MeshNamespace(fleet, 'shop');
    shop.silence(rule, 'never routed'); // idle
    fleet.silence('cluster/endpoint-port', 'made by hand');
    const { report, ok } = synthesize(fleet);
    expect(ok).toBe(true);
    expect(report.findings.map(({ message }) => message).sort()).toEqual([
      "'cluster/endpoint-port' is silenced for the whole fleet, where it finds nothing",
      `'${rule}' is silenced at 'shop', where it finds nothing`,
    ]);
    expect(report.findings.find(({ path }) => path === 'shop')).toMatchObject({
      rule: 'model/unused-silence',
      severity: 'warning',
      hint: 'Remove the silence, or move it to the part that the warning names.',
      source: { file: __filename, line: lineOf('// idle') },
    });
  });

  test('not: two that mean the same warning', () => {
    const fleet = warned().silence(rule, 'never routed').silence(rule, 'said twice');
    expect(shown(fleet)).toEqual([]);
  });

  test('is not told while an error leaves out what it may be meant for', () => {
    const typo = { ...clusterProps(3), podCidrs: '10.3.0.0/16' } as never;
    const fleet = twoGenericClusters({ gamma: typo }).silence(rule, 'never routed');
    expect(shown(fleet)).toEqual(['model/shape @ gamma']);
    const unusable = new Fleet('test', { ...fleetProps(), flux: '2.9' as never }).silence(rule, 'never');
    expect(shown(unusable)).toEqual(['model/shape @ ']);
  });
});

/** The line of this file that ends with a comment. */
function lineOf(comment: string): number {
  return (
    readFileSync(__filename, 'utf8')
      .split('\n')
      .findIndex(line => line.endsWith(comment)) + 1
  );
}
