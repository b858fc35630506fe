import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ClusterProps, type Fleet, MeshNamespace } from '../../src/model/index';
import { textOf } from '../../src/output/index';
import {
  embeddedRepository,
  type FleetToPublish,
  type Outcome,
  publish,
  type PublishOptions,
} from '../../src/publish/index';
import { synthesize } from '../../src/synth/index';
import { type FleetChange, fleetOf } from '../support/fleets';

/** Whoever commits in tests; nothing of the machine's own configuration counts. */
const environment = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** Runs git and gives what it says. */
export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();

/** A folder for each test, with bare repositories in it, from which fleets are published. */
export class PublishPlace {
  folder = '';
  private before: NodeJS.ProcessEnv = {};

  constructor() {
    beforeEach(() => {
      this.before = process.env;
      process.env = { ...process.env, ...environment };
      this.folder = mkdtempSync(path.join(tmpdir(), 'meshprint-publish-'));
    });
    afterEach(() => {
      process.env = this.before;
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  at(...steps: string[]): string {
    return path.join(this.folder, ...steps);
  }

  /** A remote repository that is there, without a commit, and its address. */
  remote(name: string): string {
    git(this.folder, 'init', '--quiet', '--bare', '--initial-branch=main', name);
    return `file://${this.at(name)}`;
  }

  embedded(cluster: string): string {
    return embeddedRepository(this.folder, 'test', cluster);
  }

  /** Somebody's commit in a repository: path -> text, null for a file that goes. */
  commit(repository: string, files: Readonly<Record<string, string | null>>): void {
    const clone = this.at(`clone-${Math.random()}`);
    git(this.folder, 'clone', '--quiet', repository, clone);
    for (const [file, text] of Object.entries(files)) {
      const place = path.join(clone, file);
      if (text === null) rmSync(place);
      else {
        mkdirSync(path.dirname(place), { recursive: true });
        writeFileSync(place, text);
      }
    }
    this.commitAll(clone);
  }

  /** Commits and pushes whatever stands in a clone. */
  commitAll(clone: string): void {
    git(clone, 'add', '--all');
    git(clone, 'commit', '--quiet', '--message', 'by hand');
    git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
    rmSync(clone, { recursive: true });
  }

  clone(repository: string): string {
    const clone = this.at(`clone-${Math.random()}`);
    git(this.folder, 'clone', '--quiet', repository, clone);
    return clone;
  }

  publish(
    fleets: FleetToPublish | readonly FleetToPublish[],
    options: Partial<PublishOptions> = {},
  ): Promise<Outcome[]> {
    return publish([fleets].flat(), { folder: this.folder, ...options });
  }
}

/** A fleet of generic clusters, and perhaps a namespace of its own, ready to be published. */
export function fleetToPublish(
  clusters: Readonly<Record<string, Partial<ClusterProps>>>,
  { namespaces = [], ...change }: FleetChange & { readonly namespaces?: readonly string[] } = {},
): FleetToPublish {
  const fleet = fleetOf(clusters, change);
  for (const name of namespaces) new MeshNamespace(fleet, name, {});
  return ready(fleet);
}

/** The same whose clusters are published to remotes. */
export const toRemotes = (
  urls: Readonly<Record<string, string | Partial<ClusterProps['repository']>>>,
  change: Parameters<typeof fleetToPublish>[1] = {},
): FleetToPublish =>
  fleetToPublish(
    Object.fromEntries(
      Object.entries(urls).map(([name, where]) => {
        const own = typeof where === 'string' ? { pushUrl: where } : where;
        return [name, { repository: { url: `https://git.example.com/${name}.git`, ...own } }];
      }),
    ),
    { publish: { remotes: {} }, ...change },
  );

export function ready(fleet: Fleet): FleetToPublish {
  const { plan, trees } = synthesize(fleet);
  if (plan === undefined) throw new Error('The fleet has no plan.');
  const files = trees.map(({ cluster, files: own }) => ({
    cluster,
    files: own.map(file => ({ path: file.path, text: textOf(file) })),
  }));
  return { plan, trees, output: { fleet: plan.fleet, trees: files }, blueprintFolder: tmpdir() };
}

/** What became of each cluster. */
export const states = (outcomes: readonly Outcome[]): Record<string, string> =>
  Object.fromEntries(outcomes.map(({ target, state }) => [target.cluster, state]));

/** Why a cluster was not published, as one text. */
export const whyOf = (outcomes: readonly Outcome[], cluster: string): string =>
  outcomes.flatMap(one => (one.target.cluster === cluster && 'why' in one ? one.why : [])).join('\n');

/** The files of a branch: path -> text. */
export function filesOf(repository: string, branch = 'main'): Record<string, string> {
  const names = git(repository, 'ls-tree', '-r', '--name-only', '-z', branch).split('\0').filter(Boolean);
  const input = names.map(name => `${branch}:${name}\n`).join('');
  let rest = execFileSync('git', ['cat-file', '--batch'], { cwd: repository, input });
  return Object.fromEntries(
    names.map(name => {
      const end = rest.indexOf('\n');
      const size = Number(rest.toString('utf8', 0, end).split(' ').at(-1));
      const text = rest.toString('utf8', end + 1, end + 1 + size);
      rest = rest.subarray(end + 2 + size);
      return [name, text];
    }),
  );
}

/** The same files as the fleet says, without the manifest. */
export const filesIn = ({ output }: FleetToPublish, cluster: string): Record<string, string> =>
  Object.fromEntries(
    (output.trees.find(tree => tree.cluster === cluster)?.files ?? []).map(({ path: file, text }) => [
      file,
      text,
    ]),
  );

export const commitsOf = (repository: string, branch = 'main'): number =>
  Number(git(repository, 'rev-list', '--count', branch));
