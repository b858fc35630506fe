import { nearest } from '../../kinds/nearest';
import type { MeshState } from '../../mesh/index';
import {
  type Endpoint,
  type Evaluator,
  evaluatorOf,
  type Flow,
  type PodRef,
  type Side,
  type Verdict,
} from '../../simulate/index';
import type { TestFleet } from '../fleet';
import { checkClusters, stateOf } from '../known';
import { type Outcome, Undecided } from '../outcome';
import { reasonText, show } from '../text';

/** A pod as one end of a flow. */
export const pod = (
  cluster: string,
  namespace: string,
  labels: Readonly<Record<string, string>> = {},
): { readonly pod: PodRef } => ({ pod: { cluster, namespace, labels } });

const evaluators = new WeakMap<MeshState, Evaluator>();

function evaluatorFor(state: MeshState): Evaluator {
  const evaluator = evaluators.get(state) ?? evaluatorOf(state);
  evaluators.set(state, evaluator);
  return evaluator;
}

/** Whether the policies of both ends let a flow pass. */
export const allows = (tested: TestFleet, flow: Flow): Outcome => verdictIs(tested, flow, 'allow', 'toAllow');

/** Whether the policies of one end refuse a flow. */
export const denies = (tested: TestFleet, flow: Flow): Outcome => verdictIs(tested, flow, 'deny', 'toDeny');

function verdictIs(tested: TestFleet, flow: Flow, expected: 'allow' | 'deny', name: string): Outcome {
  const call = `${name}(flow)`;
  const state = stateOf(tested, call);
  for (const end of [flow.from, flow.to]) checkEnd(state, end, call);
  const found = evaluatorFor(state).verdict(flow);
  const lines = [flowText(flow), '', ...sidesText(found)];
  if (found.verdict === 'unknown')
    throw new Undecided(call, 'Whether the flow passes cannot be known.', '', ...lines);
  const pass = found.verdict === expected;
  return {
    pass,
    call,
    lines: [`Expected: ${pass ? 'not ' : ''}${expected}`, `Received: ${found.verdict}`, '', ...lines],
  };
}

/** A slip in a name would be a pod that no policy is about, which everybody reaches. */
function checkEnd(state: MeshState, end: Endpoint, call: string): void {
  const inside = Object.values(end) as readonly { readonly cluster?: string }[];
  checkClusters(call, state, ...inside.flatMap(({ cluster }) => cluster ?? []));
  if (!('pod' in end)) return;
  const { namespace } = end.pod;
  const known = [
    ...new Set([...state.clusters.values()].flatMap(({ namespaces }) => [...namespaces.keys()])),
  ];
  const meant = known.includes(namespace) ? undefined : nearest(namespace, known);
  if (meant !== undefined)
    throw new Undecided(call, `The fleet has no namespace '${namespace}'. Did you mean '${meant}'?`);
}

/** `shop { app: 'checkout' } in west -> bank { app: 'ledger' } in east, 9000/TCP` */
export function flowText({ from, to, port, protocol = 'TCP' }: Flow): string {
  return `${endText(from)} -> ${endText(to)}, ${port === undefined ? '' : `${port}/`}${protocol}`;
}

function endText(end: Endpoint): string {
  if (!('pod' in end)) return show(end);
  const { namespace, labels, cluster } = end.pod;
  return `${namespace} ${show(labels)} in ${cluster}`;
}

/** What each end says, with its reasons. */
export const sidesText = ({ egress, ingress }: Verdict): string[] => [
  ...sideText('Where it leaves', egress),
  ...sideText('Where it comes to', ingress),
];

const sideText = (title: string, { verdict, because }: Side): string[] => [
  `${title}: ${verdict}`,
  ...because.map(reason => `  - ${reasonText(reason)}`),
];
