import type { TreeFile } from '../kinds/index';
import { textOf } from './documents';

/** A file of a cluster's repository, ready to be written. */
export interface OutputFile {
  /** Path below the cluster's folder, with `/`. */
  readonly path: string;
  /** May be made anew whenever it is asked for, so that the texts of a large fleet are never all in memory. */
  readonly text: string;
}

/** The files of one cluster's repository. */
export interface OutputTree {
  readonly cluster: string;
  readonly files: readonly OutputFile[];
}

/** The trees of a fleet: all of them, since a cluster that is missing here has left the fleet. */
export interface FleetOutput {
  readonly fleet: string;
  readonly trees: readonly OutputTree[];
}

/** Trees share equal files, and what is worked out of such a file is worked out once. */
const known = new WeakMap<TreeFile, OutputFile>();

/** A file of a tree as the text that is written. */
export function outputFile(file: TreeFile): OutputFile {
  let output = known.get(file);
  if (output === undefined) {
    output = new MadeFile(file);
    known.set(file, output);
  }
  return output;
}

class MadeFile implements OutputFile {
  constructor(private readonly file: TreeFile) {}

  get path(): string {
    return this.file.path;
  }

  get text(): string {
    return textOf(this.file);
  }
}
