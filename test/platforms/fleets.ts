import type { ClusterProps, Fleet } from '../../src/model/index';
import type { PlatformProps } from '../../src/platforms/index';
import { type ClusterChanges, fleetOf, linked } from '../support/fleets';

/** A version of every minor of Cilium that Meshprint renders. */
export const versions: readonly string[] = ['1.18.12', '1.19.6', '1.20.3'];

/** Clusters that are not linked, one for each platform. */
export function fleetOn(
  platforms: Readonly<Record<string, PlatformProps>>,
  change: Partial<ClusterProps> = {},
  version = '1.20.3',
): Fleet {
  const clusters = Object.entries(platforms).map(([name, platform]): [string, ClusterChanges[string]] => [
    name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
    { platform, kubernetes: '1.33', ...change },
  ]);
  return fleetOf(Object.fromEntries(clusters), {
    cilium: { version },
    // A Flux that knows the Kubernetes of every minor of Cilium.
    flux: { version: '2.8.8' },
    mesh: { topology: linked(), nativeRoutingCidr: { ipv4: '10.0.0.0/8', ipv6: 'fd00::/8' } },
  });
}
