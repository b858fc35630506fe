// What the simulator of services asks Node for, in the browser, which answers such a question only later.

/** A digest that is asked for in two steps. */
interface Hash {
  readonly update: (text: string) => { readonly digest: () => Uint8Array };
}

/** As `node:crypto` has it, of SHA-256 alone. */
export function createHash(algorithm: string): Hash {
  if (algorithm !== 'sha256') throw new Error(`The page has no ${algorithm}`);
  return { update: text => ({ digest: () => sha256(new TextEncoder().encode(text)) }) };
}

const primes: readonly number[] = Array.from({ length: 312 }, (_, i) => i).filter(
  n => n > 1 && !Array.from({ length: n }, (_, i) => i).some(by => by > 1 && by * by <= n && n % by === 0),
);
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32);
const constants = primes.map(prime => fraction(Math.cbrt(prime)));

const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** FIPS 180-4. */
export function sha256(message: Uint8Array): Uint8Array {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 4, message.length * 8);
  const state = Uint32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime)));
  for (let at = 0; at < length; at += 64) mix(state, view, at);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => {
    digest.setUint32(4 * i, word);
  });
  return new Uint8Array(digest.buffer);
}

function mix(state: Uint32Array, block: DataView, at: number): void {
  const words = new Uint32Array(64);
  const word = (i: number): number => words[i] ?? 0;
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      words[i] = block.getUint32(at + 4 * i);
      continue;
    }
    const [early, late] = [word(i - 15), word(i - 2)];
    const [a, b] = [
      turn(early, 7) ^ turn(early, 18) ^ (early >>> 3),
      turn(late, 17) ^ turn(late, 19) ^ (late >>> 10),
    ];
    words[i] = word(i - 16) + a + word(i - 7) + b;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + word(i)) |
      0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + value;
}
