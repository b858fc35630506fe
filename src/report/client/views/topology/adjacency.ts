import { colour, runsOf, sized } from '../../elements/canvas';
import { counted, h } from '../../elements/dom';
import type { Fleet, Group } from '../../fleet';
import { tone } from './ring/layout';
import { stepping } from '../../elements/stepping';

/** What a matrix of links shows. */
export interface AdjacencyOptions {
  readonly fleet: Fleet;
  readonly groups: readonly Group[];
  readonly chosen: string | undefined;
  readonly choose: (cluster: string) => void;
}

const band = 10;

/** Cells of so many pixels have room for a sign. */
const signed = 8;

/** Everybody against everybody, group by group: what is missing shows as a hole. */
export function adjacency({ fleet, groups, chosen, choose }: AdjacencyOptions): HTMLElement {
  const names = groups.flatMap(({ clusters }) => clusters);
  const n = names.length;
  const cell = Math.max(1, Math.min(18, Math.floor(760 / n)));
  const size = n * cell + band;
  const listed = new Set(fleet.data.topology.oneSided.map(([a, b]) => `${a} ${b}`));
  const canvas = h('canvas', {
    id: 'adjacency',
    class: 'adjacency',
    tabindex: 0,
    role: 'img',
    'aria-label': `Matrix of ${counted(n, 'cluster')} and their links. Arrow keys move, Enter chooses the cluster of the row.`,
  });
  // Cells of a few pixels stay sharp; larger ones keep even gaps.
  canvas.style.imageRendering = cell > 3 ? 'auto' : 'pixelated';
  const says = h(
    'output',
    { class: 'says', 'aria-live': 'polite' },
    'Filled: linked. Empty: not linked. Point at a cell, or move with the arrow keys.',
  );
  let at: readonly [row: number, column: number] = [0, 0];
  let ground: HTMLCanvasElement | undefined;
  stepping(canvas, {
    n,
    cell,
    band,
    at: () => at,
    move,
    choose: row => {
      choose(names[row] ?? '');
    },
  });
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  document.addEventListener('meshprint:theme', repaint);
  return h('figure', { class: 'matrix' }, h('div', { class: 'framed' }, rowNames(), canvas), says);

  /** The groups by their names: their colours alone would not tell them. */
  function rowNames(): HTMLElement | undefined {
    if (groups.length === 1) return undefined;
    return h(
      'ol',
      { class: 'plain', 'aria-hidden': 'true' },
      groups.map(({ name, clusters }, i) => {
        const item = h('li', { class: tone(i) }, name);
        item.style.flexGrow = `${clusters.length}`;
        return item;
      }),
    );
  }

  function move(to: readonly [number, number]): void {
    at = to;
    const [a = '', b = ''] = [names[to[0]], names[to[1]]];
    says.textContent = a === b ? a : `${a} – ${b}: ${relation(a, b)}`;
    draw();
  }

  function relation(a: string, b: string): string {
    const change = fleet.linkChange(a, b);
    if (change !== undefined) return change === 'new' ? 'linked, + new' : 'not linked, − gone';
    if (fleet.areLinked(a, b)) return 'linked';
    if (listed.has(`${a} ${b}`)) return `only ${a} lists the other`;
    return listed.has(`${b} ${a}`) ? `only ${b} lists the other` : 'not linked';
  }

  function draw(): void {
    const ratio = Math.max(1, Math.min(3, Math.ceil(globalThis.devicePixelRatio)));
    const mine = chosen === undefined ? -1 : names.indexOf(chosen);
    const pen = sized(canvas, size * ratio);
    if (pen === null) return;
    pen.drawImage((ground ??= paint(ratio)), 0, 0);
    pen.scale(ratio, ratio);
    pen.strokeStyle = colour('--text');
    if (mine >= 0) {
      pen.strokeRect(band, band + mine * cell - 0.5, n * cell, cell + 1);
      pen.strokeRect(band + mine * cell - 0.5, band, cell + 1, n * cell);
    }
    if (document.activeElement !== canvas) return;
    // Dark within light, so that it is seen on any ground.
    for (const [name, out] of [
      ['--card', 3],
      ['--text', 1],
    ] as const) {
      pen.strokeStyle = colour(name);
      pen.lineWidth = 2;
      const length = Math.max(4, cell) + 2 * out;
      pen.strokeRect(band + at[1] * cell - out, band + at[0] * cell - out, length, length);
    }
  }

  /** All but what moves, drawn once. */
  function paint(ratio: number): HTMLCanvasElement {
    const made = h('canvas');
    const pen = sized(made, size * ratio);
    if (pen === null) return made;
    pen.scale(ratio, ratio);
    pen.fillStyle = colour('--hole');
    pen.fillRect(band, band, n * cell, n * cell);
    let from = 0;
    for (const [i, { clusters }] of groups.entries()) {
      const length = clusters.length * cell - (cell > 2 ? 1 : 0.5);
      pen.fillStyle = colour(`--g${i % 8}`);
      pen.fillRect(band + from, 0, length, band - 3);
      pen.fillRect(0, band + from, band - 3, length);
      from += clusters.length * cell;
    }
    const side = cell > 3 ? cell - 1 : cell;
    const fill = (row: number, column: number, length: number): void => {
      pen.fillRect(band + column * cell, band + row * cell, (length - 1) * cell + side, side);
    };
    /** A minus, or a plus. */
    const sign = (row: number, column: number, isNew: boolean): void => {
      const [left, top, middle] = [band + column * cell, band + row * cell, (side - 2) / 2];
      pen.fillRect(left + 1, top + middle, side - 2, 2);
      if (isNew) pen.fillRect(left + middle, top + 1, 2, side - 2);
    };
    pen.fillStyle = colour('--accent');
    for (const [row, a] of names.entries())
      for (const [column, length] of runsOf(names, b => fleet.areLinked(a, b), side < cell))
        fill(row, column, length);
    pen.fillStyle = colour('--line');
    for (const row of names.keys()) fill(row, row, 1);
    for (const [row, a] of names.entries())
      for (const [column, b] of names.entries()) {
        const change = fleet.linkChange(a, b);
        if (change === undefined) continue;
        pen.fillStyle = colour(change === 'new' ? '--good' : '--error-soft');
        fill(row, column, 1);
        if (cell < signed) continue;
        pen.fillStyle = colour(change === 'new' ? '--card' : '--error');
        sign(row, column, change === 'new');
      }
    pen.fillStyle = colour('--error');
    for (const [a, b] of fleet.data.topology.oneSided) {
      const [row, column] = [names.indexOf(a), names.indexOf(b)];
      if (row < 0 || column < 0) continue;
      fill(row, column, 1);
      fill(column, row, 1);
    }
    return made;
  }

  function repaint(): void {
    ground = undefined;
    draw();
  }
}
