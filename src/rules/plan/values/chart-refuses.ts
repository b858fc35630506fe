import { onceFor } from '../../../kinds/once';
import { type ClusterPlan, valueAt } from '../../../plan/index';
import { type CiliumRelease, minorWithin } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { type Refusal, refusals } from './chart-refusals';
import { aboutValue } from '../people-values';

export const chartRefuses: PlanRule = {
  id: 'values/chart-refuses',
  severity: 'error',
  breaks: 'The chart refuses to be installed with it, and Cilium stays as it is.',
  docs: 'Cilium chart, templates/validate.yaml and templates/cilium-configmap.yaml',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const { path, because, mend } of refusalsOf(cluster.cilium.release).filter(refuses(cluster))) {
        const keys = path.split('.');
        yield {
          ...aboutValue(cluster, keys, because),
          hint: mend,
        };
      }
  },
};

const refusalsOf = onceFor(({ minor }: CiliumRelease): readonly Refusal[] =>
  refusals.filter(({ since = '1.0' }) => minorWithin(minor, [since, '1.999'])),
);

const refuses =
  ({ values }: ClusterPlan) =>
  ({ when }: Refusal): boolean =>
    when(path => valueAt(values, ...keysOf(path)));

const known = new Map<string, readonly string[]>();

/** The same few paths are asked for in every cluster. */
function keysOf(path: string): readonly string[] {
  const keys = known.get(path) ?? path.split('.');
  known.set(path, keys);
  return keys;
}
