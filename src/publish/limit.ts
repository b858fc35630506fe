/** Runs an action on each of many things, so many at once, and gives what came of them in their order. */
export async function each<T, R>(
  things: readonly T[],
  atOnce: number,
  action: (thing: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = things.entries();
  const work = async (): Promise<void> => {
    for (const [i, thing] of left) results[i] = await action(thing);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, work));
  return results;
}

/** As many repositories are worked on at once unless somebody says otherwise. */
export const usualJobs = 8;
