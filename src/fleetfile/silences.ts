import { nearest } from '../kinds/nearest';
import { type Fleet, type Part, pathOf } from '../model/index';
import { silence } from '../model/part';
import type { ShapeMistake } from '../model/mistake';
import { entryAt, type Located, type Source } from '../yaml/index';
import type { FleetFileSilence } from './file';

/** Silences what the file says is fine, and gives the mistakes of those that name no part of the fleet. */
export function silenceParts(
  source: Source,
  root: Located,
  parts: readonly (Part | Fleet)[],
): ShapeMistake[] {
  const places = new Map<string, Part | Fleet>();
  // Of two with one place the first counts; the second has a finding.
  for (const part of parts) if (!places.has(pathOf(part))) places.set(pathOf(part), part);
  const mistakes: ShapeMistake[] = [];
  for (const [index, { value }] of entryAt(root, ['silence'])?.value.children ?? []) {
    if (!isSilence(value.value)) continue;
    const { at = '', rule, reason } = value.value;
    const part = places.get(at);
    const place = entryAt(value, ['rule'])?.value.start ?? value.start;
    if (part !== undefined) silence(part, rule, reason, { position: () => source.positionAt(place) });
    // Comparing with every place takes long; after so many slips of the pen a suggestion is no help.
    else mistakes.push(unknownPlace(index, at, mistakes.length < suggestedAtMost ? [...places.keys()] : []));
  }
  return mistakes;
}

const suggestedAtMost = 20;

/** False for an entry with a mistake in its shape, which has a finding already. */
function isSilence(entry: unknown): entry is FleetFileSilence {
  const { at, rule, reason } = Object(entry) as Record<string, unknown>;
  return (
    (at === undefined || typeof at === 'string') && typeof rule === 'string' && typeof reason === 'string'
  );
}

const unknownPlace = (index: string, at: string, places: readonly string[]): ShapeMistake => ({
  at: ['silence', index, 'at'],
  kind: 'wrong',
  problem: 'names no part of the fleet',
  actual: at,
  expected: 'the name of a cluster or namespace, or <namespace>/<name>',
  meant: nearest(at, places),
});
