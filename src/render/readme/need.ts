/** Something that must be there before, and the command that shows whether it is. */
export interface Need {
  readonly title: string;
  readonly why: string;
  /** Printed as they stand; a command that fails, or prints nothing, means that the need is not met. */
  readonly check: readonly string[];
  /** True for what may come after Cilium, or can come only then. */
  readonly after?: boolean;
}
