import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isMap, problemWithLabel } from '../kinds/index';
import { integerAt, mapAt, textAt } from '../mesh/read';
import { valuesFile } from '../mesh/values';
import { readSingle } from '../output/index';
import { yaml } from '../yaml/index';

/** What the repository of a cluster, as it was written before, says of what must not change. */
export interface WrittenCluster {
  readonly cluster: string;
  /** Its folder, for messages. */
  readonly shown: string;
  readonly id: number;
  readonly maxConnectedClusters: number | undefined;
  /** Where its Flux reads; undefined where that is not in its files, as with `flux bootstrap`. */
  readonly source: string | undefined;
}

/**
 * The clusters of a fleet that were written before. A folder that is not what Meshprint writes is no evidence of
 * anything, and is left out without a word.
 *
 * @param isWanted by the name of the cluster, before anything of it is read
 */
export function writtenClusters(
  out: string,
  fleet: string,
  isWanted: (cluster: string) => boolean = () => true,
): WrittenCluster[] {
  return foldersIn(path.join(out, fleet))
    .filter(name => problemWithLabel(name) === undefined && isWanted(name))
    .flatMap(name => readCluster(out, fleet, name) ?? []);
}

function readCluster(out: string, fleet: string, name: string): WrittenCluster | undefined {
  const read = (file: string): unknown => readYaml(out, path.join(fleet, name, file));
  const values = read(valuesFile);
  const cluster = mapAt(values, 'cluster');
  const id = integerAt(cluster, 'id');
  const size = integerAt(mapAt(values, 'clustermesh'), 'maxConnectedClusters');
  if (textAt(cluster, 'name') !== name || id === undefined || id < 1 || id > 511) return undefined;
  return {
    cluster: name,
    shown: path.join(out, fleet, name),
    id,
    maxConnectedClusters: size === 255 || size === 511 ? size : undefined,
    source: sourceOf(read('flux/flux-instance.yaml')),
  };
}

/** Where the Flux of a FluxInstance reads; the branch too, since fleets may share a repository by branches. */
export function sourceOf(instance: unknown): string | undefined {
  const sync = mapAt(mapAt(instance, 'spec'), 'sync');
  const [url, folder, ref] = [textAt(sync, 'url'), textAt(sync, 'path'), textAt(sync, 'ref')];
  return url === undefined ? undefined : JSON.stringify([url, folder, ref]);
}

function readYaml(out: string, file: string): unknown {
  try {
    const value: unknown = yaml().parse(readSingle(out, file) ?? '', {
      logLevel: 'silent',
      maxAliasCount: 0,
    });
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The folders of fleets in the output, and whatever else is there. */
export const fleetFolders = (out: string): string[] => foldersIn(out).filter(name => !name.startsWith('.'));

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
