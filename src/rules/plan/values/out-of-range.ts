import { type ClusterPlan, healthPortOf, valueAt } from '../../../plan/index';
import type { Detail } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { aboutValue } from '../people-values';

/** The port of WireGuard between nodes. */
const wireGuardPort = 51871;

export const outOfRange: PlanRule = {
  id: 'values/out-of-range',
  severity: 'error',
  breaks: 'The agents do not start, or no packet of pods comes through between nodes.',
  docs: 'Documentation/operations/system_requirements.rst, firewall rules; RFC 8200, section 5; values.yaml of the chart, policyCIDRMatchMode',
  *check({ clusters }) {
    for (const cluster of clusters) {
      yield* tunnelPort(cluster);
      yield* healthPort(cluster);
      yield* mtu(cluster);
      yield* cidrMatchMode(cluster);
    }
  },
};

function* tunnelPort(cluster: ClusterPlan): Generator<Detail> {
  const { datapath, encryption } = cluster;
  const port = datapath.tunnelPort;
  if (port === undefined) return;
  const keys = ['tunnelPort'];
  if (!isPort(port)) yield detail(cluster, keys, `is no port: ${port}`, 'a port from 1 to 65535');
  else if (port === wireGuardPort && encryption.type === 'wireguard')
    yield detail(cluster, keys, `is ${port}, the port of WireGuard`, 'another port');
}

function* healthPort(cluster: ClusterPlan): Generator<Detail> {
  if (!isPort(healthPortOf(cluster.values)))
    yield detail(cluster, ['extraConfig', 'cluster-health-port'], 'is no port', 'a port from 1 to 65535');
}

/** 0 lets every node find out by itself. IPv6 needs 1280; no network of nodes has frames above 9216. */
function* mtu(cluster: ClusterPlan): Generator<Detail> {
  const value = valueAt(cluster.values, 'MTU');
  if (
    typeof value !== 'number' ||
    !Number.isInteger(value) ||
    value === 0 ||
    (value >= 1280 && value <= 9216)
  )
    return;
  yield detail(cluster, ['MTU'], `is ${value}, which no network has`, 'from 1280 to 9216, or 0');
}

/** What addresses may select besides the world; values.yaml of every minor names one thing. */
function* cidrMatchMode(cluster: ClusterPlan): Generator<Detail> {
  const value = valueAt(cluster.values, 'policyCIDRMatchMode');
  const modes = Array.isArray(value)
    ? (value as readonly unknown[])
    : typeof value === 'string'
      ? [value]
      : [];
  for (const mode of modes)
    if (typeof mode === 'string' && mode !== '' && mode !== 'nodes')
      yield {
        ...aboutValue(cluster, ['policyCIDRMatchMode'], `names '${mode}', which Cilium does not know`),
        expected: 'nodes',
        hint: "Leave it out, or write ['nodes']; pods are selected by their labels.",
      };
}

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;

function detail(cluster: ClusterPlan, keys: readonly string[], is: string, expected: string): Detail {
  return {
    ...aboutValue(cluster, keys, is),
    expected,
    hint: 'Leave it out, which takes the usual one, or write another number.',
  };
}
