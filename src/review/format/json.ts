import { sayPlace } from './say';
import type { Review } from '../review';

/**
 * Reviews as data for other programs: all that is known, each change with its place as people write it.
 *
 * @param more what else belongs beside the fleets
 */
export function json(reviews: readonly Review[], more: Readonly<Record<string, unknown>> = {}): string {
  const shown = reviews.map(({ groups, ...review }) => ({
    ...review,
    groups: groups.map(({ changes, ...group }) => ({
      ...group,
      changes: changes.map(change => ({ place: sayPlace(change), ...change })),
    })),
  }));
  return `${JSON.stringify({ version: 1, ...more, fleets: shown }, null, 2)}\n`;
}
