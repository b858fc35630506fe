import { counted, h } from './dom';
import type { Fleet, Group } from './fleet';

/** What a matrix of links shows. */
export interface AdjacencyOptions {
  readonly fleet: Fleet;
  readonly groups: readonly Group[];
  readonly chosen: string | undefined;
  readonly choose: (cluster: string) => void;
}

const band = 10;

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
  const says = h(
    'output',
    { class: 'says', 'aria-live': 'polite' },
    'Point at a cell, or move with the arrow keys.',
  );
  let at: readonly [row: number, column: number] = [0, 0];
  canvas.addEventListener('pointermove', event => {
    const box = canvas.getBoundingClientRect();
    const scale = size / box.width;
    const row = Math.floor(((event.clientY - box.top) * scale - band) / cell);
    const column = Math.floor(((event.clientX - box.left) * scale - band) / cell);
    if (row >= 0 && column >= 0 && row < n && column < n) move([row, column]);
  });
  canvas.addEventListener('click', () => choose(names[at[0]] ?? ''));
  canvas.addEventListener('keydown', event => {
    const steps: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    if (event.key === 'Enter') choose(names[at[0]] ?? '');
    if (step === undefined) return;
    event.preventDefault();
    const by = event.shiftKey ? 10 : 1;
    move([clamp(at[0] + step[0] * by), clamp(at[1] + step[1] * by)]);
  });
  canvas.addEventListener('focus', () => move(at));
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  document.addEventListener('meshprint:theme', draw);
  return h('figure', { class: 'matrix' }, canvas, says);

  function clamp(value: number): number {
    return Math.min(n - 1, Math.max(0, value));
  }

  function move(to: readonly [number, number]): void {
    at = to;
    const [a = '', b = ''] = [names[to[0]], names[to[1]]];
    says.textContent = a === b ? a : `${a} – ${b}: ${relation(a, b)}`;
    draw();
  }

  function relation(a: string, b: string): string {
    if (fleet.areLinked(a, b)) return 'linked';
    if (listed.has(`${a} ${b}`)) return `only ${a} lists the other`;
    return listed.has(`${b} ${a}`) ? `only ${b} lists the other` : 'not linked';
  }

  function draw(): void {
    const ratio = Math.max(1, Math.min(3, Math.ceil(globalThis.devicePixelRatio)));
    canvas.width = size * ratio;
    canvas.height = size * ratio;
    const pen = canvas.getContext('2d');
    if (pen === null) return;
    const colour = (name: string): string =>
      getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    pen.scale(ratio, ratio);
    pen.fillStyle = colour('--hole');
    pen.fillRect(band, band, n * cell, n * cell);
    let from = 0;
    for (const [i, { clusters }] of groups.entries()) {
      const length = clusters.length * cell;
      pen.fillStyle = colour(`--g${i % 8}`);
      pen.fillRect(band + from, 0, length - (cell > 2 ? 1 : 0.5), band - 3);
      pen.fillRect(0, band + from, band - 3, length - (cell > 2 ? 1 : 0.5));
      from += length;
    }
    const linked = colour('--accent');
    const side = cell > 3 ? cell - 1 : cell;
    for (const [row, a] of names.entries())
      for (const [column, b] of names.entries()) {
        if (row === column) pen.fillStyle = colour('--line');
        else if (fleet.areLinked(a, b)) pen.fillStyle = linked;
        else if (listed.has(`${a} ${b}`) || listed.has(`${b} ${a}`)) pen.fillStyle = colour('--error');
        else continue;
        pen.fillRect(band + column * cell, band + row * cell, side, side);
      }
    pen.strokeStyle = colour('--text');
    pen.lineWidth = 1;
    const mine = chosen === undefined ? -1 : names.indexOf(chosen);
    for (const place of mine < 0 ? [] : [mine]) {
      pen.strokeRect(band, band + place * cell - 0.5, n * cell, cell + 1);
      pen.strokeRect(band + place * cell - 0.5, band, cell + 1, n * cell);
    }
    if (document.activeElement === canvas)
      pen.strokeRect(
        band + at[1] * cell - 1,
        band + at[0] * cell - 1,
        Math.max(4, cell + 2),
        Math.max(4, cell + 2),
      );
  }
}
