import type { Need } from '../need';

/** A step of the bootstrap: what is done, and with which commands. */
export interface Step {
  readonly title: string;
  readonly commands: readonly string[];
}

/** What a cluster's README says about one way of trust. */
export interface TrustText {
  readonly needs: readonly Need[];
  /** What has to be done before Cilium is installed. */
  readonly before: readonly Step[];
  /** What else there is to know while Helm installs Cilium: a sentence after a blank, or nothing. */
  readonly slow: string;
  /** Commands that deliver Secrets when Cilium is there, before Flux. */
  readonly secrets: readonly string[];
  /** What a Cilium that runs already needs around the upgrade that adopts it. */
  readonly adoption: { readonly before: readonly Step[]; readonly after: readonly Step[] };
}
