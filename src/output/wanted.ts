import { printable } from '../findings/index';
import { refuseIf } from './error';
import { manifestName, manifestText, sha256 } from './manifest';
import { collisionsOf, flawOfName, flawOfPath, fold, workspaceName } from './names';

/** A file of a cluster's repository, ready to be written. */
export interface OutputFile {
  /** Path below the cluster's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The files of one cluster's repository. */
export interface OutputTree {
  readonly cluster: string;
  readonly files: readonly OutputFile[];
}

/** The trees of a fleet: all of them, since a cluster that is missing here has left the fleet. */
export interface FleetOutput {
  readonly fleet: string;
  readonly trees: readonly OutputTree[];
}

export interface WantedFile {
  readonly text: string;
  readonly sha256: string;
}

/** Path below the root, `<fleet>/<cluster>/<path>`, -> the file that belongs there. */
export type Wanted = ReadonlyMap<string, WantedFile>;

/** All files that belong on disk, the manifests with them. Throws when a name or path is unfit. */
export function wantedFiles(fleets: readonly FleetOutput[]): Wanted {
  refuseUnfit(fleets);
  const wanted = new Map<string, WantedFile>();
  for (const { fleet, trees } of fleets)
    for (const { cluster, files } of trees) {
      const hashes = new Map(files.map(({ path, text }) => [path, sha256(text)]));
      for (const { path, text } of files)
        wanted.set(`${fleet}/${cluster}/${path}`, { text, sha256: hashes.get(path) ?? '' });
      const text = manifestText({ fleet, cluster, files: hashes });
      wanted.set(`${fleet}/${cluster}/${manifestName}`, { text, sha256: sha256(text) });
    }
  return wanted;
}

function refuseUnfit(fleets: readonly FleetOutput[]): void {
  const flaws: string[] = [];
  const judge = (what: string, flaw: string | undefined): void => {
    if (flaw !== undefined) flaws.push(`${what} ${flaw}`);
  };
  const paths: string[] = [];
  for (const { fleet, trees } of fleets) {
    judge(
      `fleet ${JSON.stringify(fleet)}`,
      fold(fleet) === workspaceName ? 'has a reserved name' : flawOfName(fleet),
    );
    for (const { cluster, files } of trees) {
      judge(`cluster ${JSON.stringify(cluster)} of fleet ${JSON.stringify(fleet)}`, flawOfName(cluster));
      paths.push(`${fleet}/${cluster}/${manifestName}`);
      for (const { path } of files) {
        judge(`${JSON.stringify(path)} in ${JSON.stringify(`${fleet}/${cluster}`)}`, flawOfPath(path));
        paths.push(`${fleet}/${cluster}/${path}`);
      }
    }
  }
  // Unfit names make no sense as paths, so they are told first, alone.
  const problems = flaws.length > 0 ? flaws : [...twice(fleets.map(f => f.fleet)), ...collisionsOf(paths)];
  const mend = 'Give it another name in the blueprint.';
  refuseIf(problems.map(what => ({ what: printable(what), mend })));
}

/** A fleet given twice would have each half take the other's clusters for gone. */
function twice(fleets: readonly string[]): string[] {
  return fleets
    .filter((fleet, index) => fleets.indexOf(fleet) !== index)
    .map(fleet => `fleet ${fleet} is there twice`);
}
