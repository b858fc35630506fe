import { sortedEntries } from '../../kinds/entries';
import { configMap, helmChartConfig, type KubeObject } from '../../kinds/index';
import type { ClusterPlan, OwnServerPlan } from '../../plan/index';
import { neverPruned } from '../layer';
import { namespace, platformAccess } from './access';
import { chartValues, forwardBlock, zone, zoneBlock } from './corefile';
import { ownServer } from './own-server';

/** What makes a cluster's DNS serve `clusterset.local`; empty where nothing of it is an object here. */
export function dnsObjects({ dns, platform }: ClusterPlan): KubeObject[] {
  if (dns?.ownServer !== undefined) {
    const forwarded =
      platform.dns.server === 'kube-dns'
        ? stubDomains(dns.ownServer)
        : customBlock(forwardBlock(dns.ownServer.address));
    return [...ownServer(dns.ownServer), forwarded];
  }
  if (dns?.way === 'custom') return [...platformAccess(), customBlock(zoneBlock())];
  if (dns?.way === 'helmChartConfig') return [...platformAccess(), chart()];
  return dns?.way === 'addOn' ? platformAccess() : [];
}

/**
 * ConfigMaps that the platform makes and that others may add to: what they have besides stays, also when the layer goes.
 * fluxcd.io/flux/components/kustomize/kustomizations, Controlling the apply behavior of resources
 */
const shared = { ...neverPruned, 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' } as const;

const customBlock = (block: string): KubeObject =>
  configMap({
    metadata: { name: 'coredns-custom', namespace, annotations: shared },
    data: { 'clusterset-local.server': block },
  });

/** One field has all domains, so it is written as a whole. */
const stubDomains = ({ address, stubDomains: others }: OwnServerPlan): KubeObject =>
  configMap({
    metadata: { name: 'kube-dns', namespace, annotations: shared },
    data: { stubDomains: `${JSON.stringify(sorted({ ...others, [zone]: [address] }), undefined, 2)}\n` },
  });

const sorted = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(sortedEntries(map));

const chart = (): KubeObject =>
  helmChartConfig({ metadata: { name: 'rke2-coredns', namespace }, spec: { valuesContent: chartValues() } });
