import type { Finding } from '../findings/index';
import type { Fleet } from '../model/index';
import { setWritten } from '../model/part';
import { shapeFinding } from '../model/shape';
import type { ShapeMistake } from '../model/mistake';
import { mistakesIn } from '../model/shape-mistakes';
import { entryAt, type Located, parseOne, readSource, type Source, Walk, YamlError } from '../yaml/index';
import { hintFor } from './hint';
import { lengthOfOwner, type MadePart, makeParts } from './parts';
import { silenceParts } from './silences';

/**
 * Reads a fleet file. What is wrong with its shape does not stop it: the parts that it makes keep those findings, and
 * the place where they stand, for the checks that come later.
 *
 * @throws YamlError when it is no YAML that a fleet file may be made of
 */
export function readFleetFile(file: string): Fleet {
  const source = readSource(file);
  const root = readRoot(source);
  const made = makeParts(root);
  const parts = made.map(({ part }) => part);
  const mistakes = [...mistakesIn('FleetFile', root.value), ...silenceParts(source, root, parts)];
  settle(source, root, made, mistakes);
  return made[0].part;
}

const shownAtMost = 10;

function readRoot(source: Source): Located {
  const walk = new Walk(source);
  const root = walk.visit(parseOne(source), 0);
  const [first, ...others] = walk.problems
    .slice(0, shownAtMost)
    .map(({ at, text }) => source.error(at, `${text}.`));
  if (first !== undefined) {
    const more = walk.problems.length - shownAtMost;
    const lines = [...others.map(({ message }) => message), ...(more > 0 ? [`and ${more} more`] : [])];
    throw lines.length === 0 ? first : new YamlError(first.position, [first.problem, ...lines].join('\n'));
  }
  if (typeof root.value === 'object' && root.value !== null && !Array.isArray(root.value)) return root;
  throw source.error(root.start, 'a fleet file is a map: name, cilium, flux, mesh, clusters, namespaces.');
}

/** Gives each part its place and its mistakes. */
function settle(
  source: Source,
  root: Located,
  made: readonly MadePart[],
  mistakes: readonly ShapeMistake[],
): void {
  const found = new Map(made.map(({ part, at }) => [keyOf(at), { part, at, findings: [] as Finding[] }]));
  for (const mistake of mistakes) {
    const length = lengthOfOwner(mistake.at);
    const owner = found.get(keyOf(mistake.at.slice(0, length)));
    if (owner === undefined) throw new Error(`no part of the fleet file has ${mistake.at.join('.')}`);
    owner.findings.push(
      shapeFinding(
        owner.part,
        { ...mistake, at: mistake.at.slice(length) },
        {
          source: source.positionAt(placeOf(root, mistake)),
          hint: hintFor(mistake, entryAt(root, mistake.at)?.value),
          docs: 'schemas/fleet.schema.json',
        },
      ),
    );
  }
  for (const { part, at, findings } of found.values())
    setWritten(part, {
      position: source.positionAt(entryAt(root, at)?.key ?? 0),
      findings,
      positionOf: property => source.positionAt(nearestKey(root, at, property)),
    });
}

/** The key of a property below a part, or of the nearest one above it that is there. */
function nearestKey(root: Located, at: readonly string[], property: readonly string[]): number {
  for (let length = property.length; length >= 0; length--) {
    const entry = entryAt(root, [...at, ...property.slice(0, length)]);
    if (entry !== undefined) return entry.key;
  }
  return root.start;
}

/** Keys have no line breaks in them. */
const keyOf = (at: readonly string[]): string => at.join('\n');

/** A wrong single value itself; otherwise the key: of what is wrong, or of the map that something is missing from. */
function placeOf(root: Located, { at, kind }: ShapeMistake): number {
  const entry = entryAt(root, kind === 'missing' ? at.slice(0, -1) : at);
  if (entry === undefined) return root.start;
  return kind === 'wrong' && entry.value.written !== undefined ? entry.value.start : entry.key;
}
