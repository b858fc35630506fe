import { describe, identityOf, type KubeObject, type Tree } from '../../kinds/index';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { textAt, valueAt } from './fields';
import { fluxObjectsOf, isHelmRelease, referenced } from './flux';
import { isPeoples } from './objects';

export const fluxSecondCilium: TreesRule = {
  id: 'flux/second-cilium',
  severity: 'error',
  breaks: 'Two releases of Cilium fight over the datapath of every node; pods lose their network.',
  docs: 'docs/repository.md; thaum-xyz/ankhmorpork#1474',
  *check(trees) {
    for (const tree of trees) yield* secondIn(tree);
  },
};

function* secondIn(tree: Tree): Generator<Detail> {
  const objects = fluxObjectsOf(tree);
  const releases = objects.filter(({ object, file }) => isPeoples(file) && isHelmRelease(object));
  if (releases.length === 0) return;
  const sources = new Map(objects.map(({ object }) => [identityOf(object), object]));
  for (const { object, path } of releases)
    // Into another cluster, which need not be one of the fleet.
    if (valueAt(object, 'spec.kubeConfig') === undefined && chartOf(object, sources) === 'cilium')
      yield {
        at: path ?? '',
        clusters: [tree.cluster],
        message: `${describe(object)} installs the chart of Cilium, which the fleet installs itself`,
        hint: 'Leave it out; the fleet sets the version of Cilium, and its values.',
      };
}

/** Name of the chart that a HelmRelease installs, as far as the tree says it. */
function chartOf(release: KubeObject, sources: ReadonlyMap<string, KubeObject>): string | undefined {
  const reference = valueAt(release, 'spec.chartRef');
  const source = reference === undefined ? undefined : sources.get(referenced(release, reference));
  const chart =
    textAt(release, 'spec.chart.spec.chart') ?? textAt(source, 'spec.chart') ?? textAt(source, 'spec.url');
  return chart?.replace(/\/+$/, '').split('/').at(-1);
}
