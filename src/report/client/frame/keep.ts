/** What somebody has opened and how far boxes are scrolled, to be as it was when the same view is made again. */
export function keep(root: HTMLElement): () => void {
  const offsets = boxes(root).map(box => [box.scrollLeft, box.scrollTop] as const);
  const open = new Map(folds(root).map(fold => [titleOf(fold), fold.open]));
  return () => {
    for (const fold of folds(root)) fold.open = open.get(titleOf(fold)) ?? fold.open;
    for (const [i, box] of boxes(root).entries()) box.scrollTo(...(offsets[i] ?? [0, 0]));
  };
}

const boxes = (root: HTMLElement): Element[] => [...root.querySelectorAll('.table, .lanes.scroll')];
const folds = (root: HTMLElement): HTMLDetailsElement[] => [
  ...root.querySelectorAll<HTMLDetailsElement>('details.demand'),
];
const titleOf = (fold: HTMLDetailsElement): string => fold.querySelector('summary')?.textContent ?? '';
