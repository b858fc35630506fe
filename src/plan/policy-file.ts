import type { RuleInfo, SourcePosition } from '../findings/index';
import { isMap, type KubeObject, typeOf, versionInstead } from '../kinds/index';
import { entryAt, type Located, parseSeveral, type Source, sourceOf, Walk, YamlError } from '../yaml/index';
import { policyFileMistakes } from './policy-file-mistakes';
import { serverOwned } from './server-owned';

/** A policy of a file, and where everything in it stands. */
export interface FiledPolicy {
  readonly object: KubeObject;
  readonly name: string;
  /** Undefined for a clusterwide policy. */
  readonly namespace: string | undefined;
  /** Where a field stands, or the nearest one above it that is there. */
  readonly positionOf: (property: readonly string[]) => SourcePosition;
}

/** What is wrong at one place of a file. */
interface PolicyFileProblem {
  readonly rule: RuleInfo;
  /** Ends a sentence that begins with the file. */
  readonly problem: string;
  readonly hint: string;
  readonly source: SourcePosition;
}

/** A file of policies: those that are good so far, and what is wrong with the other documents. */
export interface PolicyFile {
  readonly policies: readonly FiledPolicy[];
  readonly problems: readonly PolicyFileProblem[];
}

const mend = 'Correct the file; it takes plain YAML 1.2, one policy in each document.';

/** Looks through the text of a file. */
export function readPolicyFile(file: string, text: string): PolicyFile {
  const policies: FiledPolicy[] = [];
  const problems: PolicyFileProblem[] = [];
  try {
    // A byte order mark is no part of the text.
    const source = sourceOf(file, text.replace(/^\ufeff/, ''));
    for (const document of parseSeveral(source)) {
      const walk = new Walk(source);
      const root = walk.visit(document, 0);
      problems.push(...walk.problems.map(({ at, text: problem }) => notYaml(source.positionAt(at), problem)));
      // Nothing stands behind the last `---` of many a file.
      if (walk.problems.length > 0 || root.value === null) continue;
      const problem = problemWith(root.value);
      if (problem === undefined) policies.push(toPolicy(source, root));
      else problems.push(placed(problem, source, root));
    }
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    problems.push(notYaml(error.position, error.problem.replace(/\.$/, '')));
  }
  if (policies.length === 0 && problems.length === 0)
    problems.push({ ...notPolicy('has no policy in it'), source: { file, line: 1, column: 1 } });
  return { policies, problems };
}

const placed = ({ at = [], ...problem }: Problem, source: Source, root: Located): PolicyFileProblem => ({
  ...problem,
  source: source.positionAt(keyOf(root, at)),
});

function notYaml(source: SourcePosition, problem: string): PolicyFileProblem {
  return { rule: policyFileMistakes.notYaml, problem: `cannot be read: ${problem}`, hint: mend, source };
}

/** A problem of a document, and the field that it is about. */
type Problem = Omit<PolicyFileProblem, 'source'> & { readonly at?: readonly string[] };

const notPolicy = (problem: string): Problem => ({
  rule: policyFileMistakes.notPolicy,
  problem,
  hint: 'Each document is a CiliumNetworkPolicy, a CiliumClusterwideNetworkPolicy, a NetworkPolicy or a CiliumCIDRGroup with a name, and with a namespace unless it is clusterwide; other objects belong in a Layer.',
});

/** Group and kind of each policy, and of what policies name, and whether it lies in a namespace. */
const kinds: ReadonlyMap<string, boolean> = new Map([
  ['cilium.io/CiliumNetworkPolicy', true],
  ['cilium.io/CiliumClusterwideNetworkPolicy', false],
  ['cilium.io/CiliumCIDRGroup', false],
  ['networking.k8s.io/NetworkPolicy', true],
  ['extensions/NetworkPolicy', true],
]);

function problemWith(value: unknown): Problem | undefined {
  const type = typeOf(value);
  if (!isMap(value) || type === undefined) return notPolicy('has a document that is no policy');
  const namespaced = kinds.get(`${type.group}/${type.kind}`);
  if (namespaced === undefined) return notPolicy(`has a ${type.kind}, which is no policy`);
  const { name, namespace } = isMap(value.metadata) ? value.metadata : {};
  if (typeof name !== 'string') return notPolicy(`has a ${type.kind} without a name`);
  if (namespaced && typeof namespace !== 'string')
    return notPolicy(`has the ${type.kind} '${name}' without a namespace`);
  return oldVersion(value as KubeObject) ?? liveObject(value as KubeObject);
}

function oldVersion(object: KubeObject): Problem | undefined {
  const instead = versionInstead(object);
  if (instead === undefined) return undefined;
  const { apiVersion, kind, metadata } = object;
  return {
    rule: policyFileMistakes.apiVersion,
    at: ['apiVersion'],
    problem: `has the ${kind} '${metadata.name}' in the API version ${apiVersion}, which no cluster of the fleet serves`,
    hint: `Write apiVersion: ${instead}, and look whether its fields are still the same.`,
  };
}

function liveObject(object: KubeObject): Problem | undefined {
  const fields = serverOwned(object);
  const [first] = fields;
  if (first === undefined) return undefined;
  const { kind, metadata } = object;
  return {
    rule: policyFileMistakes.serverOwned,
    at: first,
    problem: `has the ${kind} '${metadata.name}' with ${fields.map(field => field.join('.')).join(', ')}, which belong to the cluster that it was read from`,
    hint: 'Delete these fields: a file says what should be, and the API server adds the rest.',
  };
}

function toPolicy(source: Source, root: Located): FiledPolicy {
  const object = root.value as KubeObject;
  const { name, namespace } = object.metadata;
  return {
    object,
    name,
    namespace: typeof namespace === 'string' ? namespace : undefined,
    positionOf: property => source.positionAt(keyOf(root, property)),
  };
}

function keyOf(root: Located, property: readonly string[]): number {
  for (let length = property.length; length > 0; length--) {
    const entry = entryAt(root, property.slice(0, length));
    if (entry !== undefined) return entry.key;
  }
  return root.start;
}
