/** Where `meshprint publish` puts the repositories: exactly one of the keys. */
export type PublishProps =
  | {
      /** Bare repositories below `.meshprint/repos/`, which `meshprint serve` offers to a local Flux. */
      readonly embedded: Record<string, never>;
    }
  | {
      /** The repositories that the clusters name. */
      readonly remotes: RemotesProps;
    };

/** How changes get into the repositories that the clusters name. */
export interface RemotesProps {
  /** True for a pull request in each repository instead of a commit on its branch. Default: false. */
  readonly pullRequests?: boolean;
}

/** How a wave of clusters is followed by the next one. */
export interface RolloutProps {
  /** How long every layer of a wave must have been healthy before the next wave, as a Go duration. Default: `30m`. */
  readonly soak?: string;
  /** How long a layer may take to become healthy before that counts as failed, as a Go duration. Default: `2h`. */
  readonly timeout?: string;
}

/** A cluster that `meshprint publish` leaves at the commit that it is at. */
export interface HoldProps {
  /** Why, and until when; shown whenever the cluster is left out. */
  readonly reason: string;
}
