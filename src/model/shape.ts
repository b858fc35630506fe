import { type Finding, found, readThrown, type RuleInfo, type SourcePosition } from '../findings/index';
import { didYouMean } from '../kinds/nearest';
import { Cluster } from './cluster';
import { Fleet } from './fleet';
import { Gateway } from './gateway';
import { Ingress } from './ingress';
import { Layer } from './layer';
import type { ShapeMistake } from './mistake';
import { MeshNamespace } from './namespace';
import { type Part, pathOf, writtenOf } from './part';
import { GrpcRoute, HttpRoute, TlsRoute } from './route';
import { PolicyFiles, RawNetworkPolicy, RawPolicy } from './raw-policy';
import {
  AllowDns,
  AllowFromApiServer,
  AllowFromIngress,
  AllowToApiServer,
  AllowWithinNamespace,
  DefaultDeny,
} from './baselines';
import { MeshPolicy } from './policy';
import { SecretFiles } from './secret-files';
import { ExportedService, GlobalService } from './service';
import { mistakesIn } from './shape-mistakes';
import { Workload } from './workload';

/** What is found wrong with the shape of props, in code or in a fleet file. */
export const shapeMistake: RuleInfo = {
  id: 'model/shape',
  severity: 'error',
  breaks: 'Meshprint cannot tell what is meant, so nothing is written.',
  docs: 'schemas/props.schema.json',
};

/** Each construct and the definition of its props in the schema. */
const definitions: readonly (readonly [abstract new (...args: never[]) => object, string])[] = [
  [Fleet, 'FleetProps'],
  [Cluster, 'ClusterProps'],
  [MeshNamespace, 'NamespaceProps'],
  [GlobalService, 'GlobalServiceProps'],
  [ExportedService, 'ExportedServiceProps'],
  [MeshPolicy, 'MeshPolicyShape'],
  [DefaultDeny, 'DefaultDenyProps'],
  [Gateway, 'GatewayProps'],
  [HttpRoute, 'HttpRouteProps'],
  [GrpcRoute, 'GrpcRouteProps'],
  [TlsRoute, 'TlsRouteProps'],
  [Ingress, 'IngressProps'],
  [RawPolicy, 'RawPolicyShape'],
  [RawNetworkPolicy, 'RawNetworkPolicyShape'],
  [PolicyFiles, 'PolicyFilesProps'],
  [AllowDns, 'AllowDnsProps'],
  [AllowWithinNamespace, 'AllowWithinNamespaceProps'],
  [AllowFromIngress, 'AllowSystemProps'],
  [AllowFromApiServer, 'AllowSystemProps'],
  [AllowToApiServer, 'AllowSystemProps'],
  [Layer, 'LayerShape'],
  [SecretFiles, 'SecretFilesProps'],
  [Workload, 'WorkloadProps'],
];

/** What is special to where a part was written. */
interface Written {
  readonly hint: string;
  readonly docs?: string;
  readonly source?: SourcePosition;
}

/**
 * What is wrong with the shape of a part's props: wrong types, unknown or missing keys. TypeScript says the same where
 * people use it; this is for JavaScript, for `any`, and for the fleet file, which was checked when it was read.
 */
export function* checkShape(part: Part | Fleet): Generator<Finding> {
  const definition = definitions.find(([type]) => part instanceof type)?.[1];
  if (definition === undefined) return;
  const written = writtenOf(part);
  if (written !== undefined) return yield* written.findings;
  const correct = `Correct the properties given to new ${part.constructor.name}(…, '${part.name}', …).`;
  let mistakes: ShapeMistake[];
  try {
    mistakes = mistakesOf(part, definition);
  } catch (error) {
    yield unreadable(part, error, correct);
    return;
  }
  for (const mistake of mistakes) {
    const hint = mistake.meant === undefined ? correct : `${didYouMean(mistake.meant)} ${correct}`;
    yield shapeFinding(part, mistake, { hint });
  }
}

function mistakesOf(part: Part | Fleet, definition: string): ShapeMistake[] {
  const { props } = part as unknown as { props: unknown };
  const mistakes = mistakesIn(definition, props);
  return part instanceof Layer && typeof part.build !== 'function' ? [noBuild(part), ...mistakes] : mistakes;
}

/** A property may be a getter of the blueprint's own, and throw. */
function unreadable(part: Part | Fleet, error: unknown, hint: string): Finding {
  const { message, source, byBlueprint } = readThrown(error);
  if (!byBlueprint) throw error;
  const problem = `cannot be read: ${message}`;
  return shapeFinding(part, { at: [], kind: 'wrong', problem }, { hint, ...(source && { source }) });
}

const noBuild = ({ build }: Layer): ShapeMistake => ({
  at: ['build'],
  kind: 'wrong',
  problem: 'must be a function that puts constructs into a chart',
  actual: typeof build,
});

/** `podCidrs`, `0` -> `podCidrs[0]` */
const propertyOf = (path: readonly string[]): string =>
  path.reduce(
    (text, part) => (/^\d+$/.test(part) ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

/** A mistake as a finding at the part; its path begins at the part's props. */
export function shapeFinding(
  part: Part | Fleet,
  { at, problem, expected, actual }: ShapeMistake,
  written: Written,
): Finding {
  const property = propertyOf(at);
  const owner = part instanceof Fleet && part.name === '' ? 'the fleet' : `'${part.name}'`;
  const { hint, source, docs = shapeMistake.docs } = written;
  return found(
    { ...shapeMistake, docs },
    {
      at: pathOf(part),
      message: `${property === '' ? 'the properties' : `'${property}'`} of ${owner} ${problem}`,
      clusters: part instanceof Cluster ? [part.name] : [],
      ...(expected !== undefined && { expected }),
      ...(actual !== undefined && { actual }),
      hint,
      source,
    },
  );
}
