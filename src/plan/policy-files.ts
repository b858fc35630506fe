import path from 'node:path';
import { type Finding, foldFindings, found, type RuleInfo } from '../findings/index';
import { describe, type KubeObject } from '../kinds/index';
import { everyCluster, type PolicyFiles } from '../model/index';
import type { Chooser } from './choose';
import type { BlueprintFiles } from './files';
import type { Interner } from './intern';
import { mistakes } from './mistakes';
import type { NamespacePlan } from './plan';
import { type FiledPolicy, type PolicyFile, readPolicyFile } from './policy-file';
import { policyFileMistakes } from './policy-file-mistakes';
import type { RawPolicy } from './policy-plan';
import type { Places } from './raw-policies';

/** What files of policies refer to. */
export interface PolicyFilesContext {
  readonly files: BlueprintFiles;
  readonly namespaces: ReadonlyMap<string, NamespacePlan>;
  readonly broken: ReadonlySet<string>;
  readonly chooser: Chooser;
  readonly interner: Interner;
  /** Takes note of where policies of files stand. */
  readonly places: Places;
  report(this: void, finding: Finding): void;
}

/** A file by the name that the blueprint gives it, with the clusters that get it. */
type Wanted = ReadonlyMap<string, readonly string[]>;

/** The policies of all files of one part. What is wrong with a file is reported, and the document left out. */
export function resolvePolicyFiles(part: PolicyFiles, context: PolicyFilesContext): RawPolicy[] {
  const { chooser, files, report } = context;
  const clusters = chooser.choose(part.name, 'clusters', part.props.clusters ?? everyCluster);
  const findings: Finding[] = [];
  const tell: Tell = (rule, names, message, more) => {
    findings.push(found(rule, { at: part.name, clusters: names, message, ...more }));
  };
  const policies = [...wantedBy(part, clusters, files, tell)].flatMap(([name, names]) => {
    const { policies, problems } = read(name, names, files, tell);
    for (const { rule, problem, ...more } of problems)
      tell(rule, names, `the file '${name}' ${problem}`, more);
    return policies.map(policy => toPlan(part, name, names, policy, context));
  });
  foldFindings(findings).forEach(report);
  return policies;
}

type Tell = (
  rule: RuleInfo,
  clusters: readonly string[],
  message: string,
  more: Pick<Finding, 'hint' | 'source'>,
) => void;

function wantedBy(
  { props }: PolicyFiles,
  clusters: readonly string[],
  files: BlueprintFiles,
  tell: Tell,
): Wanted {
  const written = 'folder' in props ? [props.folder] : props.files;
  const wanted = new Map<string, string[]>();
  for (const pattern of written) {
    const isForEach = pattern.includes('{cluster}');
    // A pattern that says no cluster is the same for all of them.
    for (const some of isForEach ? clusters.map(name => [name]) : [[...clusters]]) {
      const place = pattern.replaceAll('{cluster}', some[0] ?? '');
      const names = 'folder' in props ? filesIn(place, some, files, tell) : [place];
      for (const name of names) {
        const key = path.posix.normalize(name);
        wanted.set(key, [...new Set([...(wanted.get(key) ?? []), ...some])]);
      }
    }
  }
  return wanted;
}

function filesIn(folder: string, clusters: readonly string[], files: BlueprintFiles, tell: Tell): string[] {
  if (path.posix.relative('', folder) === '') {
    const message = `the folder '${folder}' is the blueprint's own folder`;
    const hint =
      'Put the policies into a folder below it: every YAML file of the folder is read as policies.';
    tell(policyFileMistakes.unusable, clusters, message, { hint });
    return [];
  }
  const found = files.list(folder);
  if ('problem' in found) {
    tellUnusable(`the folder '${folder}' ${found.problem}`, found.isOutside, clusters, tell);
    return [];
  }
  const names = found.names.filter(name => /\.ya?ml$/.test(name));
  if (names.length === 0)
    tellUnusable(`the folder '${folder}' has no YAML file in it`, false, clusters, tell);
  return names.map(name => path.posix.join(folder, name));
}

function tellUnusable(message: string, isOutside: boolean, clusters: readonly string[], tell: Tell): void {
  const rule = isOutside ? policyFileMistakes.outside : policyFileMistakes.unusable;
  const hint = isOutside
    ? "Put it into the blueprint's folder or below it, and not as a link."
    : "Paths are from the blueprint's folder; put it there, or correct the path.";
  tell(rule, clusters, message, { hint });
}

function read(name: string, clusters: readonly string[], files: BlueprintFiles, tell: Tell): PolicyFile {
  const beside = files.read(name);
  if (!('problem' in beside)) return readPolicyFile(beside.file, beside.text);
  tellUnusable(`the file '${name}' ${beside.problem}`, beside.isOutside, clusters, tell);
  return { policies: [], problems: [] };
}

function toPlan(
  part: PolicyFiles,
  file: string,
  clusters: readonly string[],
  policy: FiledPolicy,
  { interner, places, ...context }: PolicyFilesContext,
): RawPolicy {
  const { name, namespace } = policy;
  const object = interner.intern(policy.object) as KubeObject;
  const at = `${part.name}/${file}: ${describe(object)}`;
  if (!places.has(at)) places.set(at, policy.positionOf);
  return {
    kind: 'raw',
    name,
    namespace,
    path: at,
    clusters: having(part, file, clusters, policy, context),
    object,
  };
}

/** The clusters that have the namespace of a policy; whether there is one that the fleet does not make, rules say. */
function having(
  part: PolicyFiles,
  file: string,
  clusters: readonly string[],
  { name, namespace, positionOf }: FiledPolicy,
  { namespaces, report, broken }: Omit<PolicyFilesContext, 'interner' | 'places'>,
): readonly string[] {
  const within = namespaces.get(namespace ?? '');
  if (within === undefined) return broken.has(namespace ?? '') ? [] : clusters;
  const inside = clusters.filter(cluster => within.clusters.includes(cluster));
  const outside = clusters.filter(cluster => !within.clusters.includes(cluster));
  const { clusters: chosen = everyCluster } = part.props;
  const isNamed = 'names' in chosen || (clusters.length === 1 && outside.length === 1);
  if (outside.length > 0 && within.clusters.length > 0 && (isNamed || inside.length === 0))
    report(
      found(mistakes.clusterWithoutNamespace, {
        at: part.name,
        clusters: outside,
        source: positionOf(['metadata', 'namespace']),
        message: `the policy '${name}' of '${file}': the namespace '${within.name}' does not exist in ${outside.join(', ')}`,
        expected: `clusters among ${within.clusters.join(', ')}`,
        hint: `Give the namespace '${within.name}' these clusters too, or leave them out here.`,
      }),
    );
  return inside;
}
