import type { ClusterPlan, StatedCrds } from '../../../plan/index';
import { type GatewayApiWanted, minorAtLeast, minorOf, servesGatewayApi } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const gatewayApiVersion: PlanRule = {
  id: 'cluster/gateway-api-version',
  severity: 'error',
  breaks: 'The operator runs no Gateway, or does not start at all, and with it nothing that it looks after.',
  docs: 'Documentation/network/servicemesh/gateway-api/installation.rst; cilium/cilium#45139',
  *check({ clusters }) {
    for (const cluster of clusters) {
      const { stated } = cluster.crds.gatewayApi;
      const problem = gatewayApiProblem(cluster);
      if (stated === undefined || problem === undefined) continue;
      const { documented } = cluster.cilium.release.gatewayApi;
      yield {
        at: cluster.path,
        clusters: [cluster.name],
        message: `Gateway API ${stated.version} does not go with Cilium ${cluster.cilium.version} of '${cluster.name}': ${problem}`,
        expected: documented,
        hint: `Take ${documented}; a cluster may have \`crds\` of its own.`,
      };
    }
  },
};

/** Why Cilium's gateways cannot work with the stated release of Gateway API; undefined where they can. */
export function gatewayApiProblem({ cilium: { release }, crds }: ClusterPlan): string | undefined {
  const { enabled, stated } = crds.gatewayApi;
  return enabled && stated !== undefined ? problemOf(release.gatewayApi, stated) : undefined;
}

function problemOf(
  { required, fails }: GatewayApiWanted,
  { version, channel }: StatedCrds,
): string | undefined {
  const missing = Object.entries(required)
    .filter(([kind, served]) => !servesGatewayApi(version, channel, served, kind))
    .map(([kind, served]) => `${kind} ${served}`);
  if (missing.length > 0) return `it does not serve ${missing.join(', ')}`;
  const minor = minorOf(version.slice(1));
  const isAhead = fails !== undefined && minor !== undefined && minorAtLeast(minor, fails.from);
  return isAhead && channel === 'standard' ? fails.because : undefined;
}
