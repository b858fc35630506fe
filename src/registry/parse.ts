import { printable } from '../findings/index';
import { problemWithLabel } from '../kinds/index';
import { RegistryError } from './error';
import { type Entry, Flaw, readLines } from './lines';
import type { FleetRecord, Registry } from './registry';
import { format } from './text';

/**
 * The registry that a text says.
 *
 * @param file name of the file, for messages
 * @throws RegistryError when the text is not wholly what synth writes
 */
export function parse(text: string, file: string): Registry {
  try {
    return registryOf(readLines(text));
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    const place = error.line === undefined ? file : `${file}:${error.line}`;
    throw new RegistryError(
      `${printable(place)}: ${printable(error.message)}.\n` +
        `  Running clusters depend on what it says. Bring back the version of your main branch (git restore --source main ${printable(file)}) and run meshprint synth, which adds what the blueprints have more.`,
    );
  }
}

function registryOf(root: Entry): Registry {
  const { version, fleets } = keysOf(root, ['version', 'fleets']);
  if (version === undefined || fleets === undefined)
    throw new Flaw(undefined, 'there is no version, or no fleets, in it');
  if (version.value !== String(format))
    throw new Flaw(
      version.line,
      `version ${version.value ?? ''} is not one that this Meshprint knows; it knows ${format}`,
    );
  return { fleets: mapOf(fleets, fleetOf) };
}

function fleetOf(entry: Entry, name: string): FleetRecord {
  const {
    maxConnectedClusters: most,
    clusters,
    left,
  } = keysOf(entry, ['maxConnectedClusters', 'clusters', 'left']);
  const value = most?.value;
  if (value !== '255' && value !== '511')
    throw new Flaw((most ?? entry).line, `maxConnectedClusters of '${name}' has to be 255 or 511`);
  const owners = new Map<number, string>();
  const ids = (section: Entry | undefined): Map<string, number> =>
    section === undefined
      ? new Map<string, number>()
      : mapOf(section, (id, cluster) => idOf(id, cluster, owners));
  const record = { maxConnectedClusters: Number(value), clusters: ids(clusters), left: ids(left) };
  const [both] = [...record.left.keys()].filter(cluster => record.clusters.has(cluster));
  if (both !== undefined) throw new Flaw(left?.below.get(both)?.line, `'${both}' is both there and gone`);
  return record;
}

/** @param owners the clusters of the ids so far; two branches that were merged may have taken the same id */
function idOf({ line, value, below }: Entry, cluster: string, owners: Map<number, string>): number {
  const id = Number(value);
  if (value === undefined || !/^[1-9]\d{0,2}$/.test(value) || id > 511 || below.size > 0)
    throw new Flaw(line, `the id of '${cluster}' has to be a number from 1 to 511`);
  const owner = owners.get(id);
  if (owner !== undefined) throw new Flaw(line, `'${cluster}' has the id ${id}, which '${owner}' has too`);
  owners.set(id, cluster);
  return id;
}

function mapOf<T>({ line, value, below }: Entry, read: (entry: Entry, name: string) => T): Map<string, T> {
  if (value !== undefined) throw new Flaw(line, `'${value}' stands where names belong`);
  const entries = [...below].map(([name, entry]): [string, T] => {
    const problem = problemWithLabel(name);
    if (problem !== undefined) throw new Flaw(entry.line, `the name '${name}' ${problem}`);
    return [name, read(entry, name)];
  });
  return new Map(entries);
}

/** The entries of the known keys; another key is of a later version, and dropping it would lose what it says. */
function keysOf<K extends string>(
  { value, line, below }: Entry,
  keys: readonly K[],
): Partial<Record<K, Entry>> {
  if (value !== undefined) throw new Flaw(line, `'${value}' stands where ${keys.join(', ')} belong`);
  const [unknown] = [...below].filter(([key]) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined)
    throw new Flaw(unknown[1].line, `'${unknown[0]}' is not one of ${keys.join(', ')}`);
  return Object.fromEntries(below) as Partial<Record<K, Entry>>;
}
