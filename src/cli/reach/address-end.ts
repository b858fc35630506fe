import { type Cidr, overlaps } from '../../net/index';
import { insidersOf, rangesOf, whyInside } from '../../simulate/index';
import type { Observed } from '../fleet-choice';
import { UsageError } from '../terminal';
import type { Meant } from './meant';

/** Addresses outside, cut where policies tell them apart. */
export function addresses(address: Cidr, fleet: Observed, clusters: readonly string[]): Meant {
  const insiders = insidersOf(fleet.state, clusters, fleet.plan?.clusters ?? []);
  const inside = whyInside(address, address.text, insiders);
  if (inside !== undefined) throw new UsageError(inside);
  const notes = insiders
    .filter(({ cidr }) => overlaps(cidr, address))
    .map(
      ({ text, what, of }) =>
        `${text} of it are ${what} of ${of}, which policies see by their labels; the answer is not for them`,
    );
  const deciding = clusters.flatMap(name => fleet.state.clusters.get(name) ?? []);
  return {
    candidates: rangesOf(address, deciding).map(({ first, last }) => ({
      name: first === last ? first : `${first} to ${last}`,
      endpoint: { world: { ip: first } },
    })),
    notes,
  };
}
