import type { Detail } from '../../../findings/index';
import type { Plan } from '../../../plan/index';
import { minorAtLeast, type PolicyField, policyFields } from '../../../releases/index';
import type { TreesRule } from '../../rule';
import { valuesAt } from '../fields';
import { foundIn, placeIn, policiesOf, type Policy } from './policies';

export const policyOtherMinor: TreesRule = {
  id: 'policy/other-minor',
  severity: 'error',
  breaks: 'The API server refuses the policy, and Flux with it everything else in the layer.',
  docs: 'cilium pkg/policy/api; Documentation/operations/upgrade.rst; cilium/cilium#39872, #44459',
  *check(trees, plan) {
    const minors = minorsOf(plan);
    for (const policy of policiesOf(trees, plan))
      if (policy.isPeoples && !policy.isKubernetes)
        for (const rule of policy.rules)
          for (const field of policyFields)
            for (const { at, value } of valuesAt(rule.fields, field.path))
              if (isMeant(field, value))
                yield* missingIn(policy, [...rule.at, ...stepsOf(at)], field, minors);
  },
};

const minorsOf = ({ clusters }: Plan): ReadonlyMap<string, string> =>
  new Map(clusters.map(({ name, cilium }) => [name, cilium.release.minor]));

const isMeant = ({ values }: PolicyField, value: unknown): boolean =>
  values === undefined || (typeof value === 'string' && values.includes(value));

/** `toPorts[0].rules` -> `toPorts`, `0`, `rules` */
const stepsOf = (at: string): string[] => at.split(/[.[\]]+/).filter(step => step !== '');

function* missingIn(
  policy: Policy,
  at: readonly (string | number)[],
  { first, last, values, instead }: PolicyField,
  minors: ReadonlyMap<string, string>,
): Generator<Detail> {
  const has = (minor: string): boolean =>
    (first === undefined || minorAtLeast(minor, first)) && (last === undefined || minorAtLeast(last, minor));
  const without = policy.clusters.filter(name => !has(minors.get(name) ?? ''));
  if (without.length === 0) return;
  const steps = at.map(step => (/^\d+$/.test(String(step)) ? Number(step) : step));
  const what = values === undefined ? 'is' : `names ${values.join(', ')}, which are`;
  const range = first === undefined ? `only up to Cilium ${last ?? ''}` : `only since Cilium ${first}`;
  const here = [...new Set(without.map(name => minors.get(name) ?? ''))].sort().join(' and ');
  yield foundIn(policy, at, {
    clusters: without,
    message: `${placeIn(policy, steps)} ${what} there ${range}, and its clusters have ${here}`,
    hint: instead,
  });
}
