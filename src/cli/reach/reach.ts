import type { Protocol } from '../../simulate/index';
import { fleetWith, observeAll } from '../fleet-choice';
import { colourOf, UsageError } from '../terminal';
import { readEnd } from './end-text';
import { answerFlow, clusterOf, type FlowText } from './flow';
import { flowJson, showFlow } from './show-flow';

/** Options of `meshprint reach`. */
export interface ReachOptions {
  readonly from?: string;
  readonly to?: string;
  readonly port?: readonly string[];
  readonly protocol: string;
  readonly expect?: 'allow' | 'deny';
  readonly json?: boolean;
}

/** Protocols as people write them. */
export const protocols: Readonly<Record<string, Protocol>> = {
  tcp: 'TCP',
  udp: 'UDP',
  sctp: 'SCTP',
  icmp: 'ICMP',
  icmpv6: 'ICMPv6',
};

/** `meshprint reach`: whether traffic gets through, and why; for one flow, for a fleet, or for what changed. */
export async function reach(blueprints: readonly string[], options: ReachOptions): Promise<number> {
  const { from, to } = options;
  if (from === undefined || to === undefined)
    throw new UsageError('Name both ends of a flow with --from and --to, or ask for --matrix or --base.');
  return flow(blueprints, { ...options, from, to });
}

async function flow(
  blueprints: readonly string[],
  options: ReachOptions & { readonly from: string; readonly to: string },
): Promise<number> {
  const question = readQuestion(options);
  const named = [clusterOf(question.from), clusterOf(question.to)].filter(name => name !== undefined);
  const fleet = fleetWith(await observeAll(blueprints), named);
  const answer = answerFlow(fleet, question);
  const { expect, json } = options;
  process.stdout.write(json === true ? flowJson(answer) : showFlow(answer, colourOf(process.stdout)));
  if (expect === undefined || expect === answer.verdict) return 0;
  process.stderr.write(`Expected ${expect}; the verdict is ${answer.verdict}.\n`);
  return 1;
}

function readQuestion({
  from,
  to,
  port = [],
  protocol,
}: ReachOptions & { readonly from: string; readonly to: string }): FlowText {
  const ports = port.map(readPort);
  const meant = protocols[protocol] ?? 'TCP';
  if (ports.length > 1) throw new UsageError('One flow has one port; --matrix takes several.');
  const isIcmp = meant.startsWith('ICMP');
  const [number = isIcmp ? echo[meant] : undefined] = ports;
  return { from: readEnd('--from', from), to: readEnd('--to', to), port: number, protocol: meant };
}

/** The type of an echo request, which people mean by ping. */
const echo: Readonly<Record<string, number>> = { ICMP: 8, ICMPv6: 128 };

/** @throws UsageError when it is none */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port is '${text}'; a port is a number from 0 to 65535.`);
}
