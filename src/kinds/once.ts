/** Whatever is not undefined, which stands for what is not known yet. */
type Known = object | string | number | boolean;

/**
 * Works something out once for each thing, by its identity: trees share the files that are equal, files the objects, and
 * one question after the other is about the same trees.
 */
export function onceFor<Thing extends object, Answer extends Known>(
  workOut: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const known = new WeakMap<Thing, Answer>();
  return thing => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const answer = workOut(thing);
    known.set(thing, answer);
    return answer;
  };
}

/** What is known of the lists that begin in one way, by what they go on with. */
interface Beginning<Answer> {
  answer?: Answer;
  readonly longer: WeakMap<object, Beginning<Answer>>;
}

/** Works something out once for each list of the same things in the same order, such as the files of clusters alike. */
export function onceForList<Thing extends object, Answer extends Known>(
  workOut: (things: readonly Thing[]) => Answer,
): (things: readonly Thing[]) => Answer {
  const start: Beginning<Answer> = { longer: new WeakMap() };
  return things => {
    let at = start;
    for (const thing of things) {
      const next: Beginning<Answer> = at.longer.get(thing) ?? { longer: new WeakMap() };
      at.longer.set(thing, next);
      at = next;
    }
    at.answer ??= workOut(things);
    return at.answer;
  };
}

/** Tells of lists of things whether the same things were met before. */
export function firsts(): (things: readonly object[]) => boolean {
  const met = new Set<object>();
  const sameFor = onceForList(() => ({}));
  return things => met.size < met.add(sameFor(things)).size;
}
