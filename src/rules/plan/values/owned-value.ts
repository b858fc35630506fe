import type { Detail } from '../../../findings/index';
import { quote } from '../../../kinds/problem';
import type { ClusterPlan, Plan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { insteadOf } from './instead';
import { propertyOf, show } from '../people-values';

type Refused = ClusterPlan['refusedValues'][number];

export const ownedValue: PlanRule = {
  id: 'values/owned-path',
  severity: 'error',
  breaks:
    'What Meshprint settles holds the mesh together; with another value this cluster is not what its peers expect.',
  docs: 'docs/blueprints.md, values of your own',
  *check(plan) {
    yield* ofFleet(plan);
    for (const { name, path, refusedValues } of plan.clusters)
      for (const refused of refusedValues)
        if (refused.by === 'cluster') yield detail(refused, path, `the values of '${name}'`, [name]);
  },
};

/** The fleet's values are refused once for all clusters where the same is decided. */
function* ofFleet({ clusters }: Plan): Generator<Detail> {
  const alike = new Map<string, { readonly refused: Refused; readonly names: string[] }>();
  for (const { name, refusedValues } of clusters)
    for (const refused of refusedValues) {
      if (refused.by !== 'fleet') continue;
      const key = JSON.stringify([refused.keys, refused.owner, refused.decided]);
      const known = alike.get(key);
      if (known === undefined) alike.set(key, { refused, names: [name] });
      else known.names.push(name);
    }
  for (const { refused, names } of alike.values()) yield detail(refused, '', 'the fleet’s values', names);
}

function detail(
  { keys, owner, decided }: Refused,
  at: string,
  whose: string,
  clusters: readonly string[],
): Detail {
  return {
    at,
    property: propertyOf(keys),
    clusters,
    message: `'${show(keys)}' in ${whose} is settled by ${nameOf(owner)}`,
    ...(decided !== undefined && { expected: quote(decided) }),
    hint: insteadOf(keys.join('.')),
  };
}

/** `platform GKE` -> `the platform (GKE)`, `release 1.20` -> `Meshprint for every release` */
function nameOf(owner: string): string {
  const [, kind, rest] = /^(platform|release) (.*)$/.exec(owner) ?? [];
  if (kind === 'platform') return `the platform (${rest ?? ''})`;
  return kind === 'release' ? 'Meshprint, the same for every minor of Cilium' : `Meshprint (${owner})`;
}
