import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../findings/index';
import { isMap } from '../kinds/index';
import { Looks, type LooksOf } from '../output/index';
import { homeName, makeHome, type Synthesis, writeWhole } from '../synth/index';
import { manifest } from './manifest';

/** What a fleet came to when it was last written without an error. */
interface LastFleet {
  /** Of the plan. */
  readonly digest: string;
  /** What rules found, none of it an error. */
  readonly found: readonly Finding[];
}

interface State {
  /** Of the Meshprint that wrote it; another one may write something else. */
  readonly build: string;
  /** The output folder. */
  readonly root: string;
  readonly fleets: Readonly<Record<string, LastFleet>>;
  /** How the files of all fleets looked. */
  readonly looks: LooksOf;
}

const file = path.join(homeName, 'last-synth.json');

/**
 * What the last synth into a folder came to, so that the next one needs neither rules nor trees for a fleet of which
 * neither the plan nor a file changed. It is only ever a shortcut: where it is missing, or anything about it is in doubt,
 * everything is done.
 */
export class LastSynth {
  /** For the files that this run looks at. */
  readonly looks: Looks;

  private constructor(
    private readonly build: string,
    private readonly root: string,
    private readonly fleets: Readonly<Record<string, LastFleet>>,
    looks: LooksOf,
  ) {
    this.looks = new Looks(root, looks);
  }

  /** @param out the output folder */
  static of(out: string): LastSynth {
    const root = path.resolve(out);
    const [build, state] = [thisBuild(), readState()];
    const isOurs = state?.root === root && state.build === build;
    return new LastSynth(build, root, isOurs ? state.fleets : {}, isOurs ? state.looks : {});
  }

  /** What rules found in a plan of this digest. */
  readonly recall = (digest: string): readonly Finding[] | undefined =>
    Object.values(this.fleets).find(fleet => fleet.digest === digest)?.found;

  /** True when the fleet was written from the same plan and every file of it is as it was then. */
  isStill({ fleet, digest }: Synthesis): boolean {
    const last = Object.hasOwn(this.fleets, fleet) ? this.fleets[fleet] : undefined;
    return last !== undefined && last.digest === digest && this.looks.isStill(fleet);
  }

  /** Keeps what became of these fleets, once they are written. Failing at that is no failure. */
  keep(syntheses: readonly Synthesis[]): void {
    const fleets = syntheses.flatMap(({ fleet, digest, found }) =>
      digest === undefined ? [] : [[fleet, { digest, found }] as const],
    );
    const { build, root, looks } = this;
    const all = { ...this.fleets, ...Object.fromEntries(fleets) };
    writeState({ build, root, fleets: all, looks: looks.all });
  }
}

/** Its version; in a checkout also what was compiled, as the compiler notes it. */
function thisBuild(): string {
  const notes = path.join(__dirname, '..', '.tsbuildinfo');
  const compiled = existsSync(notes) ? hashOf(readFileSync(notes)) : '';
  return `${manifest.version} ${compiled}`.trimEnd();
}

/** A line with the hash of the rest, since what only looks like a state must not count as one. */
function readState(): State | undefined {
  try {
    const [hash, text] = cut(readFileSync(file));
    const state: unknown = hash.toString() === hashOf(text) ? JSON.parse(text.toString()) : undefined;
    return isMap(state) && isMap(state.fleets) && isMap(state.looks)
      ? (state as unknown as State)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The two lines of what is kept, without the newlines that end them. */
function cut(kept: Buffer): [first: Buffer, second: Buffer] {
  const end = kept.indexOf('\n');
  return [kept.subarray(0, end), kept.subarray(end + 1, -1)];
}

function writeState(state: State): void {
  const text = JSON.stringify(state);
  try {
    makeHome('');
    writeWhole(file, `${hashOf(text)}\n${text}\n`);
  } catch {
    // The next synth does everything.
  }
}

const hashOf = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
