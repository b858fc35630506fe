/** A place in a matrix. */
export type Step = readonly [row: number, column: number];

/** Where the arrow keys go. */
export const arrowKeys: Readonly<Record<string, Step>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A matrix that is drawn, and what happens to it. */
interface Matrix {
  /** Rows, and columns. */
  readonly n: number;
  /** Pixels of a cell, and of what stands before the first one. */
  readonly cell: number;
  readonly band: number;
  readonly at: () => Step;
  readonly move: (to: Step) => void;
  readonly choose: (row: number) => void;
}

/** Lets a pointer or the keyboard move about in a matrix; with the shift key by ten cells at once. */
export function stepping(canvas: HTMLCanvasElement, { n, cell, band, at, move, choose }: Matrix): void {
  canvas.addEventListener('pointermove', event => {
    const box = canvas.getBoundingClientRect();
    const scale = (n * cell + band) / box.width;
    const row = Math.floor(((event.clientY - box.top) * scale - band) / cell);
    const column = Math.floor(((event.clientX - box.left) * scale - band) / cell);
    if (row >= 0 && column >= 0 && row < n && column < n) move([row, column]);
  });
  canvas.addEventListener('click', () => {
    choose(at()[0]);
  });
  canvas.addEventListener('keydown', event => {
    const step = arrowKeys[event.key];
    if (event.key === 'Enter') choose(at()[0]);
    if (step === undefined) return;
    event.preventDefault();
    const by = event.shiftKey ? 10 : 1;
    move([clamp(at()[0] + step[0] * by), clamp(at()[1] + step[1] * by)]);
  });
  canvas.addEventListener('focus', () => {
    move(at());
  });

  function clamp(value: number): number {
    return Math.min(n - 1, Math.max(0, value));
  }
}
