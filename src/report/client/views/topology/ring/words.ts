import { grouped } from '../../../elements/dom';
import type { Fleet, Group } from '../../../fleet';

/** `all 36 links`, `12 of 36 links` */
export function sayMesh({ clusters }: Group, fleet: Fleet): string {
  const most = (clusters.length * (clusters.length - 1)) / 2;
  if (most === 0) return 'alone';
  const found = clusters.reduce(
    (sum, a, i) => sum + clusters.slice(i + 1).filter(b => fleet.areLinked(a, b)).length,
    0,
  );
  return sayPart(found, most);
}

/** The same of a number of links. */
export const sayPart = (found: number, most: number): string =>
  found === most
    ? most === 1
      ? 'linked'
      : `all ${grouped(most)} links`
    : found === 0
      ? 'no links'
      : `${grouped(found)} of ${grouped(most)} links`;
