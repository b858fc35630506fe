import path from 'node:path';
import demo from '../../blueprints/two-clusters';
import { loadBlueprint, synthesize } from '../../src/synth/index';
import { expectGolden, filesOf, readFolder } from '../support/golden';
import corners from './fleets/corners';
import dns from './fleets/dns';
import endpoints from './fleets/endpoints';
import gateways from './fleets/gateways';
import minors from './fleets/minors';
import { encryptedRoot, external, separateCas, sharedCa } from './fleets/trusts';
import values from './fleets/values';
import needs from './fleets/needs';
import rawPolicies from './fleets/raw-policies';
import policies from './fleets/policies';
import services from './fleets/services';

/** What the fleets are made to have. */
const expected = ['service/single-cluster', 'policy/unknown-namespace'];

describe('golden trees', () => {
  test.each([
    ['corners', corners],
    ['endpoints', endpoints],
    ['gateways', gateways],
    ['minors', minors],
    ['trusts/shared-ca', sharedCa],
    ['trusts/separate-cas', separateCas],
    ['trusts/external', external],
    ['trusts/encrypted-root', encryptedRoot],
    ['values', values],
    ['needs', needs],
    ['services', services],
  ])('%s', (name, fleet) => {
    const { trees, report } = synthesize(fleet);
    expect(report.findings.filter(({ rule }) => !expected.includes(rule))).toEqual([]);
    expectGolden(path.join(__dirname, name), filesOf(trees));
  });

  test('every kind of policy', () => {
    const { trees, report } = synthesize(policies);
    expect(report.findings.filter(({ rule }) => !expected.includes(rule))).toEqual([]);
    const files = Object.entries(filesOf(trees)).filter(([file]) => file.includes('/policies/'));
    expectGolden(path.join(__dirname, 'policies'), Object.fromEntries(files));
  });

  /** The rest of these trees is like others. */
  const zone = /\/(dns|add-on)\/|\/cilium\/values\.yaml$|\/README\.md$|\/\.sourceignore$/;

  test('what serves clusterset.local on each platform', () => {
    const { trees, report } = synthesize(dns);
    expect(report.findings.filter(({ rule }) => !expected.includes(rule))).toEqual([]);
    const files = Object.entries(filesOf(trees)).filter(([file]) => zone.test(file));
    expectGolden(path.join(__dirname, 'dns'), Object.fromEntries(files));
  });

  test('policies in people’s own words', () => {
    const folder = path.join(__dirname, 'fleets');
    const { trees, report } = synthesize(rawPolicies, { folder });
    expect(report.findings.filter(({ rule }) => !expected.includes(rule))).toEqual([]);
    const files = Object.entries(filesOf(trees)).filter(([file]) => file.includes('/policies/'));
    expectGolden(path.join(__dirname, 'raw-policies'), Object.fromEntries(files));
  });

  // The committed dist is the golden of the blueprints; `npm run synth` updates it.
  test.each(['two-clusters.ts', 'starter.yaml'])('%s: the committed dist is what the blueprint says', async file => {
    const root = path.resolve(__dirname, '../..');
    const fleet = file.endsWith('.yaml') ? await loadBlueprint(path.join(root, 'blueprints', file)) : demo;
    const { trees, report } = synthesize(fleet);
    expect(report.findings.filter(({ rule }) => !expected.includes(rule))).toEqual([]);
    const dist = readFolder(path.join(root, 'dist', path.parse(file).name));
    const written = Object.entries(dist).filter(([name]) => !name.endsWith('/.meshprint.json'));
    expect(filesOf(trees)).toEqual(Object.fromEntries(written));
  });
});
