import type { Finding, SourcePosition } from '../findings/index';
import { Cluster } from './cluster';
import { Fleet } from './fleet';
import { Layer } from './layer';
import { MeshNamespace } from './namespace';
import { type Part, pathOf, writtenOf } from './part';
import { DefaultDeny, MeshPolicy } from './policy';
import { SecretFiles } from './secret-files';
import { ExportedService, GlobalService } from './service';
import { mistakesIn, type ShapeMistake } from './shape-mistakes';

/** Each construct and the definition of its props in the schema. */
const definitions: readonly (readonly [abstract new (...args: never[]) => object, string])[] = [
  [Fleet, 'FleetProps'],
  [Cluster, 'ClusterProps'],
  [MeshNamespace, 'NamespaceProps'],
  [GlobalService, 'GlobalServiceProps'],
  [ExportedService, 'ExportedServiceProps'],
  [MeshPolicy, 'MeshPolicyShape'],
  [DefaultDeny, 'DefaultDenyProps'],
  [Layer, 'LayerShape'],
  [SecretFiles, 'SecretFilesProps'],
];

/** What is special to where a part was written. */
interface Written {
  readonly hint: string;
  readonly docs: string;
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
  const { props } = part as unknown as { props: unknown };
  const mistakes = mistakesIn(definition, props);
  if (part instanceof Layer && typeof part.build !== 'function') mistakes.unshift(noBuild(part));
  const correct = `Correct the properties given to new ${part.constructor.name}(…, '${part.name}', …).`;
  for (const mistake of mistakes) {
    const hint = mistake.meant === undefined ? correct : `${didYouMean(mistake.meant)} ${correct}`;
    yield shapeFinding(part, mistake, { hint, docs: 'schemas/props.schema.json' });
  }
}

const noBuild = ({ build }: Layer): ShapeMistake => ({
  at: ['build'],
  kind: 'wrong',
  problem: 'must be a function that puts constructs into a chart',
  actual: typeof build,
});

/** The suggestion of a hint. */
export const didYouMean = (word: string): string => `Did you mean '${word}'?`;

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
  return {
    rule: 'model/shape',
    severity: 'error',
    path: pathOf(part),
    message: `${property === '' ? 'the properties' : `'${property}'`} of ${owner} ${problem}`,
    clusters: part instanceof Cluster ? [part.name] : [],
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    breaks: 'Meshprint cannot tell what is meant, so nothing is written.',
    ...written,
  };
}
