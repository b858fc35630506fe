import { brokenClusters, type ReadTree, type TreeFlaw } from '../../src/output/index';

const tree = (cluster: string): ReadTree => ({ fleet: 'f', tree: { cluster, files: [] } });
const flaw = (more: Partial<TreeFlaw>): TreeFlaw => ({ place: 'dist', what: 'is missing', ...more });
const broken = (trees: readonly ReadTree[], ...flaws: readonly TreeFlaw[]): string[] =>
  brokenClusters({ trees, flaws }, 'f', ['a', 'b', 'c']);

test('what was changed by hand breaks nothing', () => {
  expect(broken([tree('a')], flaw({ fleet: 'f', cluster: 'a' }))).toEqual([]);
});

test('what is lost breaks its cluster, and those of no other fleet', () => {
  const [own, other] = [
    flaw({ fleet: 'f', cluster: 'b', isLost: true }),
    flaw({ fleet: 'g', cluster: 'c', isLost: true }),
  ];
  expect(broken([tree('a'), tree('b')], own, other)).toEqual(['b']);
});

test('a manifest that cannot be read may be that of any cluster that was not found', () => {
  expect(broken([tree('a')], flaw({ isLost: true }))).toEqual(['b', 'c']);
});
