import { onceFor } from '../kinds/once';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap } from '../kinds/index';
import { didYouMean, nearest } from '../kinds/nearest';
import { type MeshState, observe } from '../mesh/index';
import { Fleet, positionOf } from '../model/index';
import { type Inputs } from '../simulate/index';
import { loadBlueprint, readLock, synthesize, type Synthesis } from '../synth/index';

/** What a test says beside the blueprint. */
export interface TestOptions {
  /** The moment against which certificates are checked. Give it, and tests never begin to fail by themselves. Default: now. */
  readonly now?: Date;
  /** Folder of the blueprint, with its `fleet.lock` and files. Default: the one where the fleet was written. */
  readonly folder?: string;
  /** What no repository knows, such as ready endpoints; for every question about services. */
  readonly inputs?: Inputs;
}

/** A fleet that is tested: synthesised when it is first asked about, and once. Nothing is written, ever. */
export class TestFleet {
  private made?: Synthesis;
  private observed?: MeshState;

  constructor(
    readonly fleet: Fleet,
    readonly options: TestOptions = {},
  ) {
    checkOptions(options);
  }

  /** As `meshprint check` would make it, with the `fleet.lock` beside the blueprint. */
  get synthesis(): Synthesis {
    if (this.made !== undefined) return this.made;
    const { now, folder = folderOf(this.fleet) } = this.options;
    // From here, so that messages name it as people do.
    const lock = folder === undefined ? undefined : readLock(path.relative(process.cwd(), folder) || '.');
    this.made = synthesize(this.fleet, {
      ...(now !== undefined && { now }),
      ...(lock !== undefined && { registry: lock.registry, folder: lock.folder }),
    });
    return this.made;
  }

  /** What the fleet's repositories mean to Cilium. */
  get state(): MeshState {
    this.observed ??= observe(this.synthesis.trees);
    return this.observed;
  }
}

const optionNames: readonly string[] = ['now', 'folder', 'inputs'] satisfies (keyof TestOptions)[];

/** Not every test is compiled with its types checked. */
function checkOptions(options: TestOptions): void {
  const unknown = Object.keys(options).find(name => !optionNames.includes(name));
  if (unknown === undefined) return;
  const hint = didYouMean(nearest(unknown, optionNames), ' Did');
  throw new TypeError(`A test has no option '${unknown}'; there are ${optionNames.join(', ')}.${hint}`);
}

/**
 * Loads a blueprint for tests: a fleet file (YAML), or a module that exports a fleet.
 *
 * @param file from the current folder, or absolute
 */
export async function loadFleet(file: string | URL, options: TestOptions = {}): Promise<TestFleet> {
  const full = path.resolve(file instanceof URL ? fileURLToPath(file) : file);
  // The compiler of blueprints replaces it, and the runner would no longer find lines of tests.
  const before: unknown = Reflect.get(Error, 'prepareStackTrace');
  try {
    return new TestFleet(await loadBlueprint(full), { folder: path.dirname(full), ...options });
  } finally {
    Reflect.set(Error, 'prepareStackTrace', before);
  }
}

/** The same fleet, tested with other options. */
export function withOptions(fleet: Fleet | TestFleet, options: TestOptions): TestFleet {
  return fleet instanceof TestFleet
    ? new TestFleet(fleet.fleet, { ...fleet.options, ...options })
    : new TestFleet(fleet, options);
}

const testedOf = onceFor((fleet: Fleet) => new TestFleet(fleet));

/** The tested fleet that a value is or stands for; undefined for anything else. */
export function testFleetOf(value: unknown): TestFleet | undefined {
  if (value instanceof TestFleet) return value;
  if (!Fleet.isFleet(value)) {
    // What a native module gets of `export default` in a CommonJS one.
    const inner = isMap(value) ? value.default : undefined;
    return Fleet.isFleet(inner) ? testFleetOf(inner) : undefined;
  }
  if (!(value instanceof Fleet))
    throw new Error(
      'The fleet was made by another copy of meshprint than the one of meshprint/testing; install it once, in the folder of the blueprint or above it.',
    );
  return testedOf(value);
}

function folderOf(fleet: Fleet): string | undefined {
  const file = positionOf(fleet)?.file;
  return file === undefined ? undefined : path.dirname(file);
}
