import { sayPlace } from './say';
import type { FoldedChange } from '../change';
import type { Review } from '../review';

/**
 * Reviews as data for other programs: all that is known, each change with its place as people write it.
 *
 * @param more what else belongs beside the fleets
 */
export function json(reviews: readonly Review[], more: Readonly<Record<string, unknown>> = {}): string {
  const shown = reviews.map(({ groups, rendered, ...review }) => ({
    ...review,
    ...(rendered !== undefined && { rendered: { ...rendered, changes: rendered.changes.map(placed) } }),
    groups: groups.map(({ changes, ...group }) => ({
      ...group,
      changes: changes.map(placed),
    })),
  }));
  return `${JSON.stringify({ version: 1, ...more, fleets: shown }, null, 2)}\n`;
}

const placed = (change: FoldedChange): object => ({ place: sayPlace(change), ...change });
