import type { Cidr } from '../../net/index';
import {
  type Endpoint,
  type Evaluator,
  evaluatorOf,
  type Flow,
  type Protocol,
  type Verdict,
} from '../../simulate/index';
import type { Observed } from '../fleet-choice';
import { UsageError } from '../terminal';
import type { EndText } from './end-text';
import { declaredNote, meantBy } from './ends';
import type { Candidate, Meant } from './meant';
import { meantByService } from './service-end';

/** A question, as it was written. */
export interface FlowText {
  readonly from: EndText;
  readonly to: EndText;
  readonly port: number | undefined;
  readonly protocol: Protocol;
}

/** What becomes of the flow between two things that the ends may be. */
export interface Case extends Verdict {
  readonly from: string;
  readonly to: string;
  /** On the destination; where a service was called, behind its translation. */
  readonly port?: number;
  /** Part of a service's connections. */
  readonly share?: number;
}

/** What becomes of a flow. */
export interface FlowAnswer {
  readonly fleet: string;
  /** `mixed` where it depends on which of several things an end is. */
  readonly verdict: Verdict['verdict'] | 'mixed';
  readonly protocol: Protocol;
  readonly cases: readonly Case[];
  readonly notes: readonly string[];
}

/** So many cases are an answer; more are a question for the matrix. */
const mostCases = 50;

export function answerFlow(fleet: Observed, { from, to, port, protocol }: FlowText): FlowAnswer {
  if ('service' in from) throw new UsageError('A service begins no flow; name the pods that --from means.');
  const clusters = clustersOf({ from, to });
  const [only] = clusters;
  if ('service' in to) checkCaller(from, to.service.cluster);
  const source = meantBy(inCluster(from, only), fleet, clusters);
  const destination: Meant =
    'service' in to ? meantByService(to.service, fleet, { port, protocol }) : meantBy(to, fleet, clusters);
  const evaluator = evaluatorOf(fleet.state);
  const cases = source.candidates.flatMap(a =>
    destination.candidates.map(b => caseOf(evaluator, a, b, { port, protocol })),
  );
  if (cases.length > mostCases)
    throw new UsageError(`The ends mean ${cases.length} pairs; say more labels, or ask for --matrix.`);
  const [first] = cases;
  const same = cases.every(({ verdict }) => verdict === first?.verdict);
  return {
    fleet: fleet.fleet,
    verdict: same && first !== undefined ? first.verdict : 'mixed',
    protocol,
    cases: merged(cases, from, to),
    notes: [...new Set([...source.notes, ...destination.notes]), ...declaredNote([source, destination])],
  };
}

/**
 * The clusters whose policies decide.
 *
 * @throws UsageError when there are none
 */
export function clustersOf({ from, to }: Pick<FlowText, 'from' | 'to'>): readonly [string, ...string[]] {
  const [first, ...more] = [clusterOf(from), clusterOf(to)].filter(name => name !== undefined);
  if (first !== undefined) return [first, ...more];
  throw new UsageError(
    'Neither end is in a cluster, and whose policies decide is not said; name one as <cluster>/….',
  );
}

/** The cluster that an end was written with. */
function clusterOf(end: EndText): string | undefined {
  const [value] = Object.values(end) as { readonly cluster?: unknown }[];
  return typeof value === 'object' && typeof value.cluster === 'string' ? value.cluster : undefined;
}

/** Callers of a service are in its cluster: its frontends are those of that cluster. */
function checkCaller(from: EndText, cluster: string): void {
  if ('address' in from || 'dnsName' in from || ('entity' in from && from.entity.name === 'world'))
    throw new UsageError(
      'How the world comes to a service (NodePort, LoadBalancer) is not simulated; name its pods.',
    );
  const caller = clusterOf(from);
  if (caller !== undefined && caller !== cluster)
    throw new UsageError(
      `A caller in ${caller} uses the service that ${caller} has; write ${caller} in place of ${cluster}, or name the pods in ${cluster}.`,
    );
}

/** Of an entity without a cluster it is that of the service, whose backends may be elsewhere. */
function inCluster(end: Exclude<EndText, { readonly service: unknown }>, cluster: string): typeof end {
  if (!('entity' in end) || end.entity.cluster !== undefined || end.entity.name === 'world') return end;
  return { entity: { ...end.entity, cluster } };
}

function caseOf(
  evaluator: Evaluator,
  from: Candidate,
  to: Candidate,
  { port: asked, protocol }: Pick<FlowText, 'port' | 'protocol'>,
): Case {
  const port = to.port ?? asked;
  const flow: { from: Endpoint; to: Endpoint; protocol: Protocol } = {
    from: from.endpoint,
    to: to.endpoint,
    protocol,
  };
  const numbered: Flow = typeof port === 'number' ? { ...flow, port } : flow;
  return {
    from: from.name,
    to: to.name,
    ...(typeof port === 'number' && { port }),
    ...(to.share !== undefined && { share: to.share }),
    ...evaluator.verdict(numbered),
  };
}

/** Ranges of addresses that get the same answer are one, and the whole block where all do. */
function merged(cases: readonly Case[], from: EndText, to: EndText): Case[] {
  const isBlock = [from, to].map(end => 'address' in end);
  const found = new Map<string, Case[]>();
  for (const one of cases) {
    const key = JSON.stringify({ ...one, ...(isBlock[0] && { from: '' }), ...(isBlock[1] && { to: '' }) });
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  const name = (end: EndText, texts: readonly string[]): string => {
    const all = new Set(cases.map(one => (end === from ? one.from : one.to)));
    const own = [...new Set(texts)];
    return 'address' in end && own.length === all.size ? blockText(end.address) : own.join(', ');
  };
  return [...found.values()].flatMap(same => {
    const [first] = same;
    if (first === undefined) return [];
    return [
      {
        ...first,
        from: name(
          from,
          same.map(one => one.from),
        ),
        to: name(
          to,
          same.map(one => one.to),
        ),
      },
    ];
  });
}

const blockText = ({ text, start, end }: Cidr): string => (start === end ? text.replace(/\/\d+$/, '') : text);
