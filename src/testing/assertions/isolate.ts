import type { MeshState } from '../../mesh/index';
import {
  type AskedPort,
  type Evaluator,
  evaluatorOf,
  type Flow,
  podOf,
  type PodRef,
  portsInUse,
  reachability,
  type Verdict,
} from '../../simulate/index';
import type { TestFleet } from '../fleet';
import { checkClusters, checkKnown, stateOf } from '../known';
import { type Outcome, Undecided } from '../outcome';
import { args } from '../text';
import { flowText, sidesText } from './flows';
import { has, withProbes } from './probes';

/** Somebody outside of a namespace who may reach it, as an object with exactly one key. */
export type Outsiders =
  | {
      readonly pods: {
        /** Default: any. */
        readonly clusters?: readonly string[];
        /** Default: any. */
        readonly namespace?: string;
        /** Labels that the pods have at least. Default: any. */
        readonly labels?: Readonly<Record<string, string>>;
      };
    }
  /** What is outside of all clusters. */
  | { readonly world: Record<string, never> };

/** Who may reach an isolated namespace all the same. */
export interface IsolationOptions {
  readonly except?: readonly Outsiders[];
}

const shownAtMost = 8;

/** Somebody who gets in, or of whom that is not known. */
interface Visit {
  readonly flow: Flow;
  readonly verdict: Verdict['verdict'];
}

/**
 * Whether no pod of other namespaces, in any cluster, and nothing outside of all clusters reaches a pod in a namespace.
 * Nodes are left out: they reach their own pods anyway.
 */
export function isolates(tested: TestFleet, namespace: string, options?: IsolationOptions): Outcome {
  const call = `toIsolate(${args(namespace, options)})`;
  const plain = stateOf(tested, call);
  const except = options?.except ?? [];
  const spaces = new Set([...plain.clusters.values()].flatMap(({ namespaces }) => [...namespaces.keys()]));
  const names = except.flatMap(one => ('pods' in one ? [one.pods] : []));
  checkKnown(call, 'namespace', [namespace, ...names.flatMap(({ namespace: n }) => n ?? [])], spaces);
  checkClusters(call, plain, ...names.flatMap(({ clusters = [] }) => clusters));
  const state = withProbes(plain, namespace);
  const evaluator = evaluatorOf(state);
  const { ports } = portsInUse([state]);
  const visits = [
    ...podVisits(state, evaluator, namespace, { ports, except }),
    ...(except.some(one => 'world' in one) ? [] : worldVisits(state, evaluator, namespace, ports)),
  ];
  const allowed = visits.filter(({ verdict }) => verdict === 'allow');
  const [first] = allowed.length > 0 ? allowed : visits;
  if (first === undefined)
    return { pass: true, call, lines: [`Nobody outside of ${namespace} reaches a pod in it.`] };
  const because = sidesText(evaluator.verdict(first.flow));
  if (allowed.length === 0)
    throw new Undecided(call, `Whether it passes cannot be known: ${flowText(first.flow)}`, '', ...because);
  const shown = allowed.slice(0, shownAtMost).map(({ flow }) => `  - ${flowText(flow)}`);
  const more = allowed.length > shownAtMost ? [`  and ${allowed.length - shownAtMost} more`] : [];
  return {
    pass: false,
    call,
    lines: [`Reach pods in ${namespace}:`, ...shown, ...more, '', 'The first of them:', ...because],
  };
}

/** Pods of other namespaces that are not refused, each once for all clusters that are alike. */
function podVisits(
  state: MeshState,
  evaluator: Evaluator,
  namespace: string,
  { ports, except }: { readonly ports: readonly AskedPort[]; readonly except: readonly Outsiders[] },
): Visit[] {
  const visits: Visit[] = [];
  const cells = reachability(state, {
    ports,
    evaluator,
    from: group => group.namespace !== namespace,
    to: group => group.namespace === namespace,
  });
  for (const { from, to, example, verdict, port, protocol } of cells) {
    if (verdict === 'deny') continue;
    const source = podIn(state, example[0], from.namespace, from.workloads[0]);
    const target = podIn(state, example[1], to.namespace, to.workloads[0]);
    if (except.some(one => covers(one, source, from.clusters))) continue;
    visits.push({ flow: { from: { pod: source }, to: { pod: target }, port, protocol }, verdict });
  }
  return visits;
}

function worldVisits(
  state: MeshState,
  evaluator: Evaluator,
  namespace: string,
  ports: readonly AskedPort[],
): Visit[] {
  return [...state.clusters.values()].flatMap(({ name, workloads }) =>
    (workloads.get(namespace) ?? []).flatMap(({ value }) =>
      ports.flatMap(({ port, protocol = 'TCP' }): Visit[] => {
        const flow: Flow = { from: { world: {} }, to: { pod: podOf(name, value) }, port, protocol };
        const { verdict } = evaluator.verdict(flow);
        return verdict === 'deny' ? [] : [{ flow, verdict }];
      }),
    ),
  );
}

/** The pod that the answer is about, by the name of its workload. */
function podIn(state: MeshState, cluster: string, namespace: string, workload = ''): PodRef {
  const found = state.clusters
    .get(cluster)
    ?.workloads.get(namespace)
    ?.find(({ value }) => `${namespace}/${value.name}` === workload);
  return found === undefined ? { cluster, namespace, labels: {} } : podOf(cluster, found.value);
}

/** Clusters that policies cannot tell apart are only excepted together. */
function covers(one: Outsiders, { namespace, labels }: PodRef, clusters: readonly string[]): boolean {
  if (!('pods' in one)) return false;
  const { pods } = one;
  return (
    (pods.namespace ?? namespace) === namespace &&
    clusters.every(name => pods.clusters?.includes(name) ?? true) &&
    has(labels, pods.labels ?? {})
  );
}
