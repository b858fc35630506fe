import type { SourcePosition } from '../../findings/index';
import type { MeshState } from '../../mesh/index';
import type { Review } from '../../review/index';
import type { Tree } from '../../kinds/index';
import type { Synthesis } from '../../synth/index';

/** A fleet to report on. */
export interface FleetInput {
  readonly synthesis: Synthesis;
  /** What it is compared with. */
  readonly base?: BaseInput;
}

/** The state that a fleet is compared with. */
export interface BaseInput {
  /** As people name it: `dist`, `main (3f1a9c4)`. */
  readonly shown: string;
  readonly review: Review;
  readonly trees: readonly Tree[];
  readonly notes: readonly string[];
}

/** What the views are made of. */
export interface Sources {
  readonly synthesis: Synthesis;
  readonly state: MeshState;
  readonly base: (BaseInput & { readonly state: MeshState }) | undefined;
  /** A place in a file, as pages show it: below the folder that the command ran in. */
  readonly show: (source: SourcePosition) => string;
}
