import { knownFiles, readTrees } from '../../output/index';
import { fleetWith, observeAll } from '../fleet-choice';
import { progress } from '../progress';
import { colourOf, UsageError, widthOf } from '../terminal';
import { readEnd } from './end-text';
import { answerFlow, clustersOf, type FlowText } from './flow';
import { checkBase, compareWith, comparisonJson, flawsText } from './compare';
import { showComparison } from './show-changes';
import { matrixJson, matrixOf, type MatrixQuestion } from './matrix';
import type { Look } from './look';
import { protocols } from './protocols';
import { showMatrix } from './show-matrix';
import { flowJson, showFlow } from './show-flow';

/** Options of `meshprint reach`. */
export interface ReachOptions {
  readonly from?: string;
  readonly to?: string;
  readonly port?: readonly string[];
  readonly protocol: string;
  readonly expect?: 'allow' | 'deny';
  readonly json?: boolean;
  readonly matrix?: boolean;
  readonly base?: string;
  readonly namespace?: readonly string[];
  readonly all?: boolean;
}

/** `meshprint reach`: whether traffic gets through, and why; for one flow, for a fleet, or for what changed. */
export async function reach(blueprints: readonly string[], options: ReachOptions): Promise<number> {
  const { from, to } = options;
  const modes = [from ?? to, options.matrix, options.base].filter(mode => mode !== undefined);
  if (modes.length > 1) throw new UsageError('Of a flow, --matrix and --base, ask for one at a time.');
  if (options.expect !== undefined && (options.matrix === true || options.base !== undefined))
    throw new UsageError('--expect is for one flow, named with --from and --to.');
  if (options.matrix === true) return matrix(blueprints, options);
  if (options.base !== undefined) return compare(blueprints, { ...options, base: options.base });
  if (from === undefined || to === undefined)
    throw new UsageError('Name both ends of a flow with --from and --to, or ask for --matrix or --base.');
  return flow(blueprints, { ...options, from, to });
}

async function matrix(blueprints: readonly string[], options: ReachOptions): Promise<number> {
  const question = readMatrixQuestion(options);
  const found = (await observeAll(blueprints)).map(fleet => {
    progress(`${fleet.fleet}: looking for who reaches whom`);
    return matrixOf(fleet, question);
  });
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(found.map(matrixJson))}\n`
      : found.map(one => showMatrix(one, lookOf(options))).join('\n'),
  );
  return 0;
}

async function compare(
  blueprints: readonly string[],
  options: ReachOptions & { readonly base: string },
): Promise<number> {
  const question = readMatrixQuestion(options);
  const root = checkBase(options.base);
  const fleets = await observeAll(blueprints);
  progress(`reading ${options.base}`);
  const base = readTrees(root, knownFiles(fleets));
  process.stderr.write(flawsText(base.flaws));
  for (const { fleet } of fleets)
    if (!base.trees.some(one => one.fleet === fleet) && !base.flaws.some(({ isLost }) => isLost))
      process.stderr.write(`${options.base} has nothing of ${fleet}: all of it is new.\n`);
  const found = fleets.map(fleet => {
    progress(`${fleet.fleet}: looking for who reaches whom otherwise`);
    return compareWith(base, fleet, question);
  });
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(found.map(one => ({ ...comparisonJson(one), flaws: base.flaws })))}\n`
      : found.map(one => showComparison(one, lookOf(options))).join('\n'),
  );
  return found.some(({ clusters }) => clusters.unread.length > 0) ? 1 : 0;
}

function readMatrixQuestion({ port = [], protocol, namespace = [] }: ReachOptions): MatrixQuestion {
  const meant = protocols[protocol] ?? 'TCP';
  return { ports: port.map(text => ({ port: readPort(text), protocol: meant })), namespaces: namespace };
}

const lookOf = ({ all = false }: ReachOptions): Look => ({
  colour: colourOf(process.stdout),
  width: widthOf(process.stdout),
  all,
});

async function flow(
  blueprints: readonly string[],
  options: ReachOptions & { readonly from: string; readonly to: string },
): Promise<number> {
  const question = readQuestion(options);
  const named = clustersOf(question);
  const fleet = fleetWith(await observeAll(blueprints), named);
  const answer = answerFlow(fleet, question);
  const { expect, json } = options;
  process.stdout.write(json === true ? flowJson(answer) : showFlow(answer, lookOf(options)));
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
function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port is '${text}'; a port is a number from 0 to 65535.`);
}
