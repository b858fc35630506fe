import type { Detail } from '../../../findings/index';
import type { ClusterPlan, Plan } from '../../../plan/index';
import { gatewayApi } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { typesPlaced } from './kinds-there';
import { type StatedPlace, statedPlaces } from './stated';

export const crdsUnused: PlanRule = {
  id: 'crds/unused',
  severity: 'warning',
  breaks:
    'Nothing breaks: the README asks for something that no cluster needs, or the statement has no effect.',
  docs: 'docs/blueprints.md, CRDs',
  *check(plan) {
    const used = new Map(plan.clusters.map(cluster => [cluster.name, typesIn(cluster)]));
    for (const place of statedPlaces(plan))
      if (!place.clusters.some(cluster => isNeeded(place, cluster, used))) yield unusedPlace(place);
    yield* unusedAssumed(plan, used);
  },
};

type Used = ReadonlyMap<string, ReadonlySet<string>>;

/** Groups, and groups with version and kind, of the objects in people's layers. */
function typesIn(cluster: ClusterPlan): Set<string> {
  return new Set(
    [...typesPlaced(cluster)].flatMap(({ type }) => [
      type.group,
      `${type.group}/${type.version}/${type.kind}`,
    ]),
  );
}

function isNeeded({ api, stated }: StatedPlace, { name, crds }: ClusterPlan, used: Used): boolean {
  if (api === 'mcsApi') return crds.mcsApi.enabled && !crds.mcsApi.operatorOwns;
  // Gateways of another make may need what is installed, and cannot be seen here.
  if (stated.by === 'install' || crds.gatewayApi.enabled || crds.gatewayApi.used) return true;
  const groups = used.get(name);
  return [gatewayApi.group, gatewayApi.experimentalGroup].some(group => groups?.has(group));
}

function unusedPlace({ api, stated, names }: StatedPlace): Detail {
  const why =
    api === 'mcsApi'
      ? 'no cluster exports services with a Cilium that does not bring these CRDs itself'
      : 'no cluster has Cilium’s Gateway API on, or a layer with Gateways or routes';
  return {
    at: stated.path,
    clusters: names,
    message: `crds.${api} has no effect: ${why}`,
    hint: `Take crds.${api} out.`,
  };
}

function* unusedAssumed({ assumed }: Plan, used: Used): Generator<Detail> {
  for (const { crd, group, version, kind, clusters } of assumed) {
    const key = `${group}/${version}/${kind}`;
    if (clusters.length > 0 && !clusters.some(name => used.get(name)?.has(key)))
      yield {
        at: '',
        message: `no layer has a ${kind} of ${group}/${version}, though \`assumes\` has ${crd} for it`,
        hint: 'Take the entry out of `assumes`, or silence this where a chart makes such objects.',
      };
  }
}
