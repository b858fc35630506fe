import type { IConstruct } from 'constructs';
import type { Finding, SourcePosition } from '../findings/index';
import { type Fleet, isPart, pathOf, positionOf } from '../model/index';
import type { Resolution } from '../plan/index';

/** Everything that people wrote, by its place; of two with one place the first, since the second has a finding. */
export function partsOf(fleet: Fleet): Map<string, IConstruct> {
  const parts = new Map<string, IConstruct>();
  for (const part of fleet.node.findAll().filter(isPart))
    if (!parts.has(pathOf(part))) parts.set(pathOf(part), part);
  return parts;
}

/** Adds the line of the blueprint where the place of a finding, or the nearest part above it, was written. */
export function locate(
  parts: ReadonlyMap<string, IConstruct>,
  places: Resolution['places'],
  finding: Finding,
): Finding {
  if (finding.source !== undefined) return finding;
  const inFile = places.get(finding.path);
  if (inFile !== undefined) return { ...finding, source: inFile(finding.property ?? []) };
  const source = positionIn(parts, finding.path, finding.property);
  return source === undefined ? finding : { ...finding, source };
}

/** Where a part, or the nearest one above it, was written. */
export function positionIn(
  parts: ReadonlyMap<string, IConstruct>,
  path: string,
  property: readonly string[] = [],
): SourcePosition | undefined {
  let place = path;
  while (place !== '' && !parts.has(place)) place = place.slice(0, Math.max(0, place.lastIndexOf('/')));
  const part = parts.get(place);
  return part && positionOf(part, place === path ? property : []);
}
