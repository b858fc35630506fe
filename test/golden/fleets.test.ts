import path from 'node:path';
import demo from '../../blueprints/two-clusters';
import { synthesize } from '../../src/synth/index';
import { expectGolden, filesOf, readFolder } from '../support/golden';
import corners from './fleets/corners';

describe('golden trees', () => {
  test('corners: everything that the demo does not use', () => {
    const { trees, report } = synthesize(corners);
    expect(report.findings).toEqual([]);
    expectGolden(path.join(__dirname, 'corners'), filesOf(trees));
  });

  // The committed dist is the demo's golden; `npm run synth` updates it.
  test('two-clusters: the committed dist is what the blueprint says', () => {
    const { trees, report } = synthesize(demo);
    expect(report.findings).toEqual([]);
    const dist = readFolder(path.resolve(__dirname, '../../dist/two-clusters'));
    const written = Object.entries(dist).filter(([file]) => !file.endsWith('/.meshprint.json'));
    expect(filesOf(trees)).toEqual(Object.fromEntries(written));
  });
});
