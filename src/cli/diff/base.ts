import type { TreesRead } from '../../output/index';
import type { Synthesized } from '../blueprints';

/** What the blueprints are compared with. */
export interface Base extends TreesRead {
  /** For people, as the object of a sentence: `dist`, `main (3f1a9c4)`. */
  readonly shown: string;
  /**
   * Which fleets are compared: those that blueprints `made`, those that `either` side has, or those that `both` have,
   * where the base is a part of a fleet and says nothing of others.
   */
  readonly fleets: 'made' | 'either' | 'both';
  /** Whether publishing goes on from here. */
  readonly isPublished?: boolean;
  /** The only clusters that it says something of; undefined for all. */
  readonly clusters?: readonly string[];
  /** What people should know of it: sentences. */
  readonly notes: readonly string[];
}

/** Gives the base for what blueprints made; what can be wrong with it alone was found before. */
export type ReadBase = (made: readonly Synthesized[]) => Promise<Base>;
