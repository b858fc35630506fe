import path from 'node:path';
import { found, type Finding } from '../findings/index';
import { everyCluster, type SecretFiles } from '../model/index';
import type { CarriedLayer, CarriedSecrets, SecretFilesPlan } from './carried-plan';
import type { Chooser } from './choose';
import { fileMistakes } from './file-mistakes';
import type { BlueprintFiles } from './files';
import { readSopsFile, type SopsFile } from './sops-file';

/** A folder of encrypted Secrets, with the clusters that get it. */
export function resolveSecretFiles({ name, props }: SecretFiles, chooser: Chooser): SecretFilesPlan {
  const clusters = chooser.choose(name, 'clusters', props.clusters ?? everyCluster);
  return { name, path: name, clusters, secret: props.decryption.secret };
}

/** Reads the files of encrypted Secrets for one cluster after the other. */
export class SecretFilesReader {
  private readonly known = new Map<string, SopsFile>();

  constructor(
    private readonly files: BlueprintFiles,
    private readonly report: (finding: Finding) => void,
  ) {}

  /** What a cluster gets of one folder. What is wrong with a file is reported, and the file left out. */
  read(part: SecretFiles, cluster: string): CarriedLayer {
    const taken = new Map<string, string>();
    const files = part.props.files.flatMap(pattern => {
      const written = pattern.replaceAll('{cluster}', cluster);
      const problem = problemWithName(written, taken);
      if (problem === undefined) return this.readOne(part, cluster, written);
      this.tell(part, cluster, fileMistakes.name, `'${written}' ${problem}`, {
        hint: 'Give it a name of its own that ends with .yaml, of letters, digits, dashes, dots and underscores.',
      });
      return [];
    });
    return { layer: part.name, secret: part.props.decryption.secret, files };
  }

  private readOne(part: SecretFiles, cluster: string, written: string): CarriedSecrets[] {
    const beside = this.files.read(written);
    if ('problem' in beside) {
      const rule = beside.isOutside ? fileMistakes.outside : fileMistakes.unusable;
      const hint = beside.isOutside
        ? "Put the file into the blueprint's folder or below it, and not as a link."
        : `Paths are from the blueprint's folder; put the file there, or correct 'files'.`;
      this.tell(part, cluster, rule, `the file '${written}' ${beside.problem}`, { hint });
      return [];
    }
    const { secrets, problems } = this.parsed(beside);
    for (const { rule, problem, hint, line } of problems)
      this.tell(part, cluster, rule, `the file '${written}' ${problem}`, {
        hint,
        source: { file: beside.file, line },
      });
    if (problems.length > 0) return [];
    const placed = secrets.map(object => ({ path: part.name, object }));
    return [{ name: path.posix.basename(written), text: beside.text, secrets: placed }];
  }

  /** A file that many clusters have is looked through once, and they share its objects. */
  private parsed({ text, file }: { readonly text: string; readonly file: string }): SopsFile {
    const parsed = this.known.get(file) ?? readSopsFile(text);
    this.known.set(file, parsed);
    return parsed;
  }

  private tell(
    part: SecretFiles,
    cluster: string,
    rule: Parameters<typeof found>[0],
    message: string,
    more: Pick<Parameters<typeof found>[1], 'hint' | 'source'>,
  ): void {
    this.report(found(rule, { at: part.name, clusters: [cluster], message, ...more }));
  }
}

/** In the repository the files lie in one folder, beside a kustomization.yaml, on any file system. */
function problemWithName(written: string, taken: Map<string, string>): string | undefined {
  const name = path.posix.basename(written);
  if (!/^[A-Za-z0-9][\w.-]*\.ya?ml$/.test(name)) return 'is no name for a file of Secrets';
  const folded = name.toLowerCase();
  if (/^kustomization\.ya?ml$/.test(folded)) return 'has a name that kustomize takes for its own';
  const other = taken.get(folded);
  taken.set(folded, written);
  return other === undefined ? undefined : `has the same name as '${other}'`;
}
