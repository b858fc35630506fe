/** A colour of the scheme that is shown. */
export const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Empties a canvas, as large as it is to be. */
export function sized(canvas: HTMLCanvasElement, size: number): CanvasRenderingContext2D | null {
  canvas.width = size;
  canvas.height = size;
  return canvas.getContext('2d');
}

/** Neighbours that are alike as one, so that a full mesh is not drawn cell by cell. */
export function runsOf(
  names: readonly string[],
  isIn: (name: string) => boolean,
  areSingle: boolean,
): (readonly [from: number, length: number])[] {
  const runs: [number, number][] = [];
  for (const [i, name] of names.entries()) {
    if (!isIn(name)) continue;
    const last = runs.at(-1);
    if (!areSingle && last !== undefined && last[0] + last[1] === i) last[1] += 1;
    else runs.push([i, 1]);
  }
  return runs;
}
