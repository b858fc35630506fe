import { fewOf } from '../../findings/index';
import { nearest } from '../../kinds/nearest';
import type { MeshState } from '../../mesh/index';
import {
  type Endpoint,
  type Flow,
  insideWhy,
  namespacesOf,
  podsFitting,
  strangePod,
} from '../../simulate/index';
import type { TestFleet } from '../fleet';
import { checkClusters } from '../known';
import { Undecided } from '../outcome';

/**
 * The flows that a flow of a test means, as the command reads one: the pods of all workloads that fit, with all that the
 * workloads say of them, and such a pod where there is none.
 *
 * @throws Undecided when an end is nothing of the fleet
 */
export function flowsMeant(tested: TestFleet, state: MeshState, flow: Flow, call: string): Flow[] {
  const { from, to } = flow;
  for (const end of [from, to]) checkPlace(state, end, call);
  const clusters = [from, to].flatMap(clustersOf);
  if (clusters.length === 0)
    throw new Undecided(
      call,
      'Neither end is in a cluster, so that no policy decides; name a pod at one end.',
    );
  for (const end of [from, to]) {
    const ip = 'world' in end ? end.world.ip : undefined;
    const inside =
      ip === undefined ? undefined : insideWhy(ip, state, clusters, tested.synthesis.plan?.clusters ?? []);
    if (inside !== undefined) throw new Undecided(call, inside);
  }
  return podsOf(state, from).flatMap(source =>
    podsOf(state, to).map(destination => ({ ...flow, from: source, to: destination })),
  );
}

const clustersOf = (end: Endpoint): string[] =>
  (Object.values(end) as readonly { readonly cluster?: string }[]).flatMap(({ cluster }) => cluster ?? []);

/** A slip in a name would be a pod that no policy is about, which everybody reaches. */
function checkPlace(state: MeshState, end: Endpoint, call: string): void {
  checkClusters(call, state, ...clustersOf(end));
  const cluster = 'pod' in end ? state.clusters.get(end.pod.cluster) : undefined;
  if (!('pod' in end) || cluster === undefined) return;
  const { namespace } = end.pod;
  const known = [...namespacesOf(cluster)];
  if (known.includes(namespace)) return;
  const meant = nearest(namespace, known);
  const hint = meant === undefined ? `It has ${fewOf(known.sort()) || 'none'}.` : `Did you mean '${meant}'?`;
  throw new Undecided(
    call,
    `Nothing in ${cluster.name} is in a namespace '${namespace}', and no policy there is about it. ${hint}`,
  );
}

/** A pod whose ports are given is taken as it is described. */
function podsOf(state: MeshState, end: Endpoint): Endpoint[] {
  if (!('pod' in end)) return [end];
  const { pod } = end;
  if (pod.ports !== undefined || pod.hostNetwork !== undefined) return [end];
  const cluster = state.clusters.get(pod.cluster);
  const found = cluster === undefined ? [] : podsFitting(cluster, pod);
  return found.length > 0
    ? found.map(({ pod: one }) => ({ pod: one }))
    : [{ pod: strangePod(pod.cluster, pod) }];
}
