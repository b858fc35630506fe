import path from 'node:path';
import demo from '../../blueprints/two-clusters';
import { synthesize } from '../../src/synth/index';
import { expectGolden, filesOf, readFolder } from '../support/golden';
import corners from './fleets/corners';
import minors from './fleets/minors';

describe('golden trees', () => {
  test.each([
    ['corners', corners],
    ['minors', minors],
  ])('%s', (name, fleet) => {
    const { trees, report } = synthesize(fleet);
    expect(report.findings).toEqual([]);
    expectGolden(path.join(__dirname, name), filesOf(trees));
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
