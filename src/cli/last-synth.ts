import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../findings/index';
import { type FleetOutput, type Look, looksOf, lookTheSame, manifestName } from '../output/index';
import type { Synthesis } from '../synth/index';
import { manifest } from './manifest';

/** What a fleet came to when it was last written without an error. */
interface LastFleet {
  /** Of the plan. */
  readonly digest: string;
  /** What rules found, none of it an error. */
  readonly found: readonly Finding[];
  /** How its files looked then, by their paths below the output folder. */
  readonly looks: Readonly<Record<string, Look>>;
}

interface State {
  /** Of the Meshprint that wrote it; another one may write something else. */
  readonly build: string;
  /** The output folder. */
  readonly root: string;
  readonly fleets: Readonly<Record<string, LastFleet>>;
}

/** The folder for what can be made again, below the one where the command runs; ignored by git. */
const folder = '.meshprint';
const file = 'last-synth.json';

/**
 * What the last synth into a folder came to, so that the next one needs neither rules nor trees for a fleet of which
 * neither the plan nor a file changed. It is only ever a shortcut: where it is missing, or anything about it is in doubt,
 * everything is done.
 */
export class LastSynth {
  private constructor(
    private readonly root: string,
    private readonly fleets: Readonly<Record<string, LastFleet>>,
  ) {}

  /** @param out the output folder */
  static of(out: string): LastSynth {
    const root = path.resolve(out);
    const state = readState();
    const isOurs = state?.root === root && state.build === build();
    return new LastSynth(root, isOurs ? state.fleets : {});
  }

  /** What rules found in a plan of this digest. */
  readonly recall = (digest: string): readonly Finding[] | undefined =>
    Object.values(this.fleets).find(fleet => fleet.digest === digest)?.found;

  /** True when the fleet was written from the same plan and every file of it is as it was then. */
  isStill({ fleet, digest }: Synthesis): boolean {
    const last = this.of(fleet);
    return last !== undefined && last.digest === digest && lookTheSame(this.root, last.looks);
  }

  /** Keeps what was written, beside the fleets that are still as they were. Failing at that is no failure. */
  keep(
    unchanged: readonly Synthesis[],
    written: readonly Synthesis[],
    outputs: readonly FleetOutput[],
  ): void {
    const fleets = [
      ...unchanged.map(({ fleet }) => [fleet, this.of(fleet)] as const),
      ...written.map((synthesis, i) => [synthesis.fleet, this.last(synthesis, outputs[i])] as const),
    ].filter((entry): entry is [string, LastFleet] => entry[1] !== undefined);
    writeState({ build: build(), root: this.root, fleets: Object.fromEntries(fleets) });
  }

  private of(fleet: string): LastFleet | undefined {
    return Object.hasOwn(this.fleets, fleet) ? this.fleets[fleet] : undefined;
  }

  private last({ digest, found }: Synthesis, output: FleetOutput | undefined): LastFleet | undefined {
    const looks = output && looksOf(this.root, pathsOf(output));
    return digest === undefined || looks === undefined ? undefined : { digest, found, looks };
  }
}

function* pathsOf({ fleet, trees }: FleetOutput): Generator<string> {
  for (const { cluster, files } of trees) {
    for (const file of files) yield `${fleet}/${cluster}/${file.path}`;
    yield `${fleet}/${cluster}/${manifestName}`;
  }
}

/** Its version; in a checkout also what was compiled, as the compiler notes it. */
function build(): string {
  const notes = path.join(__dirname, '..', '.tsbuildinfo');
  const compiled = existsSync(notes) ? hashOf(readFileSync(notes)) : '';
  return `${manifest.version} ${compiled}`.trimEnd();
}

/** A line with the hash of the rest, since what only looks like a state must not count as one. */
function readState(): State | undefined {
  try {
    const [hash, text = ''] = readFileSync(path.join(folder, file), 'utf8').split('\n', 2);
    return hash === hashOf(text) ? (JSON.parse(text) as State) : undefined;
  } catch {
    return undefined;
  }
}

function writeState(state: State): void {
  const text = JSON.stringify(state);
  const draft = path.join(folder, `${file}.${process.pid}`);
  try {
    if (mkdirSync(folder, { recursive: true }) !== undefined)
      writeFileSync(path.join(folder, '.gitignore'), '*\n');
    writeFileSync(draft, `${hashOf(text)}\n${text}\n`);
    renameSync(draft, path.join(folder, file));
  } catch {
    // The next synth does everything.
  }
}

const hashOf = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
