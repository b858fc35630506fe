const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Where the pair of two places in a list of `n` has its bit; `a` stands before `b`. */
const bitOf = (a: number, b: number, n: number): number => (a * (2 * n - a - 1)) / 2 + (b - a - 1);

/** Pairs of places in a list of `n`, six to a letter: no larger where all are linked with all. */
export function bitsOf(pairs: Iterable<readonly [number, number]>, n: number): string {
  const values = new Uint8Array(Math.ceil((n * (n - 1)) / 12));
  for (const [a, b] of pairs) {
    const bit = bitOf(Math.min(a, b), Math.max(a, b), n);
    const at = Math.floor(bit / 6);
    values[at] = (values[at] ?? 0) | (1 << (bit % 6));
  }
  return [...values].map(value => letters[value]).join('');
}

/** For each two places whether they are paired, row by row: 1 where they are. */
export function matrixOf(bits: string, n: number): Uint8Array {
  const values = new Map(Array.from(letters, (letter, value) => [letter, value]));
  const matrix = new Uint8Array(n * n);
  let bit = 0;
  for (let a = 0; a < n; a += 1)
    for (let b = a + 1; b < n; b += 1, bit += 1) {
      const value = values.get(bits[Math.floor(bit / 6)] ?? '') ?? 0;
      if ((value & (1 << (bit % 6))) === 0) continue;
      matrix[a * n + b] = 1;
      matrix[b * n + a] = 1;
    }
  return matrix;
}
