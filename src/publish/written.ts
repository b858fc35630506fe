import { type Manifest, manifestName, parseManifest, sha256 } from '../output/index';
import { Git, GitError } from './git/git';
import { join, type Tip } from './git/tree-view';
import { nameOf, type Target } from './target';

/** What the commits of a branch say of a cluster's manifest. */
interface Written {
  /** sha256 of each manifest that Meshprint wrote, the newest first. */
  readonly digests: readonly string[];
  /** The newest commit of Meshprint's. */
  readonly commit: string;
  /** The newest commit that changed the manifest, whoever made it. */
  readonly changedBy: string;
}

/** So many changes of one manifest are looked at; before them there are ever older ones of Meshprint's. */
const most = 50;

/** The commits that led to the tip of a branch; they are asked only where the tip leaves something open. */
export class History {
  /** Of a branch without a commit. */
  static readonly none = new History(new Git(), '', undefined);

  /** @param tip undefined where there is no commit */
  constructor(
    private readonly git: Git,
    private readonly gitDir: string,
    private readonly tip: Pick<Tip, 'commit' | 'text'> | undefined,
  ) {}

  /** Whether the tip itself says that Meshprint left a cluster's manifest like that, as it nearly always does. */
  isWrittenAtTip(target: Target, digest: string): boolean {
    return this.tip !== undefined && digestIn(this.tip.text, target) === digest;
  }

  /**
   * What Meshprint wrote in a cluster's folder, by the trailers of the commits that changed its manifest; undefined where
   * none of them says so, such as where the history was rewritten.
   */
  async written(target: Target): Promise<Written | undefined> {
    if (this.tip === undefined) return undefined;
    // Nearly always it is the first one, and git need not go on to the root of the history.
    return (await this.among(1, target, this.tip)) ?? this.among(most, target, this.tip);
  }

  private async among(
    count: number,
    target: Target,
    { commit: tip }: Pick<Tip, 'commit'>,
  ): Promise<Written | undefined> {
    const args = ['log', `-n${count}`, '--no-show-signature', '--no-color', '--format=%x00%H%n%B', tip];
    const place = `:(top,literal)${join(target.path, manifestName)}`;
    const said = await this.git.text([...args, '--', place], { gitDir: this.gitDir });
    const commits = said.split('\0').slice(1);
    const published = commits.flatMap(commit => {
      const digest = digestIn(commit, target);
      return digest === undefined ? [] : [{ digest, commit: idIn(commit) }];
    });
    const [newest] = published;
    const [changedBy = ''] = commits.map(idIn);
    return newest && { digests: published.map(({ digest }) => digest), commit: newest.commit, changedBy };
  }

  /** The files that Meshprint listed last; none where that is not to be found. */
  async filesWritten(target: Target): Promise<Manifest['files']> {
    const written = await this.written(target);
    if (written === undefined) return new Map();
    const name = `${written.commit}:${join(target.path, manifestName)}`;
    try {
      const content = await this.git.run(['cat-file', 'blob', name], { gitDir: this.gitDir });
      const manifest = sha256(content) === written.digests[0] ? parseManifest(content.toString()) : '';
      return typeof manifest === 'string' ? new Map() : manifest.files;
    } catch (error) {
      // Not even Meshprint's commit has it: nothing is Meshprint's then.
      if (error instanceof GitError && !error.isTimeout) return new Map();
      throw error;
    }
  }
}

const idIn = (commit: string): string => commit.split('\n', 1)[0] ?? '';

/** The digest of a cluster in a message; it stands without a name where the commit is of one cluster. */
function digestIn(commit: string, target: Target): string | undefined {
  const trailers = [...commit.matchAll(/^Meshprint-Digest: sha256:([0-9a-f]{64})(?: (\S+))?$/gm)];
  const own = trailers.filter(([, , name]) => name === undefined || name === nameOf(target));
  return own.at(-1)?.[1];
}
