import type { Fleet } from '../../src/model/index';
import type { Synthesis } from '../../src/synth/index';

// The bench works with what was built, and so does this.

type Build = (clusters: number, options?: { readonly workloads?: boolean }) => Fleet;
const { build } = jest.requireActual<{ build: Build }>('../../bench/fleet');
const { synthesize } = jest.requireActual<{ synthesize: (fleet: Fleet) => Synthesis }>('../../lib/index');
const filesOf = ({ trees }: Synthesis): unknown => trees.map(({ cluster, files }) => ({ cluster, files }));

test('the workloads that reach and failover are asked about change no tree', () => {
  const [plain, asked] = [undefined, { workloads: true }].map(options => synthesize(build(3, options)));
  if (plain === undefined || asked === undefined) throw new Error('nothing was made');
  expect(asked.report.findings).toEqual([]);
  expect(asked.plan?.workloads).not.toHaveLength(0);
  expect(filesOf(asked)).toEqual(filesOf(plain));
});
