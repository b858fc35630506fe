import type { ClusterProps, ClustersetDnsProps } from '../model/index';
import type { PlatformSetup } from '../platforms/index';
import { bringsClusterset, coredns as release } from '../releases/index';
import type { DnsPlan } from './dns-plan';

/** How a cluster serves `clusterset.local`: as its blueprint says, or in the way of its platform. */
export function resolveDns(props: ClusterProps, platform: PlatformSetup): DnsPlan {
  const said = props.clustersetDns ?? platformsWay(platform);
  if (said === undefined) return unserved(undefined);
  if ('none' in said) return unserved('none');
  if ('elsewhere' in said) return unserved('elsewhere');
  if ('ownServer' in said) {
    const { address, coredns = release.version, image = release.image, stubDomains = {} } = said.ownServer;
    return { way: 'ownServer', coredns, ownServer: { address, image: `${image}:v${coredns}`, stubDomains } };
  }
  // What Kubernetes brings is this or later; a cluster that has another one says so.
  const brought: string | undefined = bringsClusterset(props.kubernetes) ? release.multicluster : undefined;
  const by = (way: DnsPlan['way'], coredns = brought): DnsPlan => ({ way, coredns, ownServer: undefined });
  if ('custom' in said) return by('custom', said.custom.coredns);
  // EKS leaves an add-on at its version when Kubernetes is upgraded.
  if ('addOn' in said) return { ...by('addOn'), coredns: said.addOn.coredns };
  if ('helmChartConfig' in said) return by('helmChartConfig', said.helmChartConfig.coredns);
  return by('auto', said.auto.coredns);
}

const unserved = (way: DnsPlan['way']): DnsPlan => ({ way, coredns: undefined, ownServer: undefined });

/** An own server wants an address, which no platform can give. */
function platformsWay({ dns: { ways } }: PlatformSetup): ClustersetDnsProps | undefined {
  if (ways.includes('auto')) return { auto: {} };
  if (ways.includes('custom')) return { custom: {} };
  if (ways.includes('addOn')) return { addOn: {} };
  return ways.includes('helmChartConfig') ? { helmChartConfig: {} } : undefined;
}
