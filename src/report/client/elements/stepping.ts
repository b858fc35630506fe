/** A place in a matrix. */
export type Step = readonly [row: number, column: number];

/** Where the arrow keys go. */
const arrowKeys: Readonly<Record<string, Step>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where a key goes in a matrix: arrows by some cells, Home and End along the row, with the control key along all of it. */
export function stepped(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  [row, column]: Step,
  [rows, columns]: Step,
  by = 1,
): Step | undefined {
  if (key === 'Home') return [ctrlKey ? 0 : row, 0];
  if (key === 'End') return [ctrlKey ? rows - 1 : row, columns - 1];
  const step = arrowKeys[key];
  return step && [within(row + step[0] * by, rows), within(column + step[1] * by, columns)];
}

const within = (value: number, n: number): number => Math.min(n - 1, Math.max(0, value));

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
    if (event.key === 'Enter') choose(at()[0]);
    const to = stepped(event, at(), [n, n], event.shiftKey ? 10 : 1);
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  });
  canvas.addEventListener('focus', () => {
    move(at());
  });
}
