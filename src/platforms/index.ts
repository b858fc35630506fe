import { generic, type GenericProps } from './generic';
import { gke, type GkeProps } from './gke';
import type { PlatformCluster, PlatformSetup } from './platform';

/** Where a cluster runs: exactly one of the keys. */
export type PlatformProps = { readonly gke: GkeProps } | { readonly generic: GenericProps };

/** What the chosen platform settles about a cluster. */
export function setUpPlatform(props: PlatformProps, cluster: PlatformCluster): PlatformSetup {
  return 'gke' in props ? gke() : generic(props.generic, cluster);
}

export type { GenericProps, GkeProps, PlatformCluster, PlatformSetup };
