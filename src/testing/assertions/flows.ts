import {
  type Endpoint,
  evaluatorOf,
  type Flow,
  type PodRef,
  type Side,
  type Verdict,
} from '../../simulate/index';
import type { TestFleet } from '../fleet';
import { stateOf } from '../known';
import { type Outcome, Undecided } from '../outcome';
import { reasonText, show } from '../text';
import { flowsMeant } from './flow-ends';
import { checkedFlow } from './flow-shape';

/** A pod as one end of a flow. */
export const pod = (
  cluster: string,
  namespace: string,
  labels: Readonly<Record<string, string>> = {},
): { readonly pod: PodRef } => ({ pod: { cluster, namespace, labels } });

/** Whether the policies of both ends let a flow pass. */
export const allows = (tested: TestFleet, flow: Flow): Outcome => verdictIs(tested, flow, 'allow', 'toAllow');

/** Whether the policies of one end refuse a flow. */
export const denies = (tested: TestFleet, flow: Flow): Outcome => verdictIs(tested, flow, 'deny', 'toDeny');

function verdictIs(tested: TestFleet, given: Flow, expected: 'allow' | 'deny', name: string): Outcome {
  const call = `${name}(flow)`;
  const asked = checkedFlow(given, call);
  const state = stateOf(tested, call);
  const evaluator = evaluatorOf(state);
  const answers = flowsMeant(tested, state, asked, call).map(flow => {
    const found = evaluator.verdict(flow);
    return { flow, found, lines: [flowText(flow), '', ...sidesText(found)] };
  });
  const unknown = answers.find(({ found }) => found.verdict === 'unknown');
  if (unknown !== undefined)
    throw new Undecided(call, 'Whether the flow passes cannot be known.', '', ...unknown.lines);
  const [first] = answers;
  const other = answers.find(({ found }) => found.verdict !== first?.found.verdict);
  if (first === undefined || other !== undefined)
    throw new Undecided(
      call,
      'The flow means several pods, and not all get the same; say more labels.',
      ...[first, other].flatMap(one =>
        one === undefined ? [] : ['', `${one.found.verdict}: ${one.lines.join('\n')}`],
      ),
    );
  const { verdict } = first.found;
  const pass = verdict === expected;
  return {
    pass,
    call,
    lines: [`Expected: ${pass ? 'not ' : ''}${expected}`, `Received: ${verdict}`, '', ...first.lines],
  };
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
