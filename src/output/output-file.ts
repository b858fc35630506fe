import type { TreeFile } from '../kinds/index';
import { onceFor } from '../kinds/once';
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

/**
 * A file of a tree as the text that is written. Trees share equal files, and what is worked out of such a file is worked
 * out once.
 */
export const outputFile = onceFor((file: TreeFile): OutputFile => new MadeFile(file));

class MadeFile implements OutputFile {
  constructor(private readonly file: TreeFile) {}

  get path(): string {
    return this.file.path;
  }

  get text(): string {
    return textOf(this.file);
  }
}
