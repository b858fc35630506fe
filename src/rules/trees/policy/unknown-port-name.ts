import { fewOf } from '../../../findings/index';
import { isMap } from '../../../kinds/index';
import { nearest } from '../../../kinds/nearest';
import type { Path } from '../../../kinds/problem';
import type { MeshCluster, MeshState, WorkloadFacts } from '../../../mesh/index';
import { podIdentity, podOf, type Selector, selects } from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { Knowledge } from './knowledge';
import { linkedWith } from './links';
import { isNamespaceName, podLabels, podPeers } from './peers';
import {
  type Fields,
  foundIn,
  listIn,
  placeIn,
  policiesOf,
  type Policy,
  type PolicyRule,
  wanted,
} from './policies';

export const policyUnknownPortName: TreesRule = {
  id: 'policy/unknown-port-name',
  severity: 'warning',
  breaks: 'A name that no pod gives to a port is no port at all: the rule does nothing about it.',
  docs: 'Documentation/security/policy/language.rst, layer 4; cilium pkg/policy/l4.go',
  *check(trees, plan) {
    const state = meshOf(trees);
    const knowledge = new Knowledge(state, trees);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const rule of policy.rules)
        for (const { at, name } of namesIn(rule)) {
          const known = policy.clusters.map(
            one => [one, portNames(policy, rule, one, state, knowledge)] as const,
          );
          const without = known.filter(([, names]) => names?.has(name) === false);
          if (without.length === 0) continue;
          const meant = nearest(name, [...(without[0]?.[1] ?? [])]);
          yield foundIn(policy, at, {
            clusters: without.map(([one]) => one),
            message: `${placeIn(policy, at)} is '${name}', and no pod that is meant in ${fewOf(without.map(([one]) => one))} gives a port that name`,
            hint:
              meant === undefined
                ? 'Write the number of the port.'
                : `Did you mean '${meant}'? Otherwise write the number of the port.`,
          });
        }
  },
};

/** The ports of a rule that are names. */
function namesIn({ at, fields }: PolicyRule): { readonly at: Path; readonly name: string }[] {
  const ofPorts = (place: Path, holder: Fields): { readonly at: Path; readonly name: string }[] =>
    listIn(holder, 'ports').flatMap((port, i) =>
      isMap(port) && typeof port.port === 'string' && /[a-z]/i.test(port.port)
        ? [{ at: [...place, 'ports', i, 'port'], name: port.port.toLowerCase() }]
        : [],
    );
  return [
    ...ofPorts(at, fields),
    ...listIn(fields, 'toPorts').flatMap((item, i) =>
      isMap(item) ? ofPorts([...at, 'toPorts', i], item) : [],
    ),
  ];
}

/** The names of the ports of all pods that a rule is about at their end; undefined where not all are known. */
function portNames(
  policy: Policy,
  rule: PolicyRule,
  own: string,
  state: MeshState,
  knowledge: Knowledge,
): ReadonlySet<string> | undefined {
  const pods = rule.ingress
    ? podsOf([own], [namespacesOf(rule.subject.selector), rule.subject.selector], state, knowledge)
    : peersOf(policy, rule, own, state, knowledge);
  // A declared workload need not say its ports.
  if (
    pods === undefined ||
    pods.length === 0 ||
    pods.some(({ declared, ports }) => declared && ports.length === 0)
  )
    return undefined;
  return new Set(pods.flatMap(({ ports }) => ports.flatMap(({ name }) => name?.toLowerCase() ?? [])));
}

function peersOf(
  policy: Policy,
  rule: PolicyRule,
  own: string,
  state: MeshState,
  knowledge: Knowledge,
): readonly WorkloadFacts[] | undefined {
  const found: WorkloadFacts[] = [];
  for (const { namespaces, selector, clusters } of podPeers(policy, rule)) {
    const [named] = clusters.map(wanted).filter(values => values.length > 0);
    const pods = podsOf(
      [own, ...linkedWith(state, own)].filter(name => named?.includes(name) ?? true),
      [namespaces ?? [], selector],
      state,
      knowledge,
    );
    if (pods === undefined) return undefined;
    found.push(...pods);
  }
  return found;
}

function podsOf(
  names: readonly string[],
  [namespaces, selector]: readonly [readonly string[], Selector],
  state: MeshState,
  knowledge: Knowledge,
): readonly WorkloadFacts[] | undefined {
  const clusters = names.flatMap(name => state.clusters.get(name) ?? []);
  const isKnown = (cluster: MeshCluster): boolean =>
    cluster.settings.policy.identityLabels === undefined &&
    namespaces.every(name => knowledge.isKnown(cluster, name));
  if (namespaces.length === 0 || !clusters.every(isKnown)) return undefined;
  return clusters.flatMap(cluster =>
    namespaces
      .flatMap(name => cluster.workloads.get(name) ?? [])
      .map(({ value }) => value)
      .filter(
        one =>
          !one.hostNetwork &&
          selects(podLabels(selector), podIdentity(podOf(cluster.name, one), cluster).labels),
      ),
  );
}

const namespacesOf = (selector: Selector): readonly string[] =>
  selector
    .filter(isNamespaceName)
    .map(wanted)
    .find(values => values.length > 0) ?? [];
