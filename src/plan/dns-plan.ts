import type { ServingWay } from '../platforms/index';

/** How the DNS of a cluster comes to serve `clusterset.local`. */
export interface DnsPlan {
  /**
   * As `clustersetDns` says it, or the platform's way; undefined where the platform has none that could be taken
   * without more being said.
   */
  readonly way: ServingWay | 'elsewhere' | 'none' | undefined;
  /** Version of the CoreDNS that serves the zone; undefined where it is not known, or another server does. */
  readonly coredns: string | undefined;
  /** Set where the way is `ownServer`. */
  readonly ownServer: OwnServerPlan | undefined;
}

/** A CoreDNS for `clusterset.local` alone. */
export interface OwnServerPlan {
  readonly address: string;
  /** With its tag. */
  readonly image: string;
  /** Other domains that the platform's DNS forwards. */
  readonly stubDomains: Readonly<Record<string, readonly string[]>>;
}
