import type { Values } from '../releases/index';
import { valueAt } from './compose';

/** What a cluster's datapath is in the end, read from its effective values as Cilium reads them. */
export interface Datapath {
  readonly routing: 'native' | 'tunnel';
  /** Set for tunnels. */
  readonly tunnelProtocol?: 'vxlan' | 'geneve';
  /** UDP port of the tunnel. */
  readonly tunnelPort?: number;
  readonly kubeProxyReplacement: boolean;
  /** Set where a bit of the cluster's id has another meaning in the marks of packets: with what. */
  readonly reservedIdBit?: { readonly bit: number; readonly with: string };
}

/** The chart's templates/validate.yaml; cilium/cilium#21330. */
const bitInMarks = 0x80;

/** Resolves empty and implied values: `routingMode` is native with GKE and ENI, tunnels are VXLAN on 8472. */
export function datapathOf(values: Values): Datapath {
  const mode = valueAt(values, 'routingMode');
  const implied = valueAt(values, 'gke', 'enabled') === true || valueAt(values, 'eni', 'enabled') === true;
  const kubeProxyReplacement = ['true', true].includes(
    valueAt(values, 'kubeProxyReplacement') as string | boolean,
  );
  const skbMarks = marksOf(values);
  const common = {
    kubeProxyReplacement,
    ...(skbMarks !== undefined && { reservedIdBit: { bit: bitInMarks, with: skbMarks } }),
  };
  if (mode === 'native' || ((mode ?? '') === '' && implied)) return { routing: 'native', ...common };
  const tunnelProtocol = valueAt(values, 'tunnelProtocol') === 'geneve' ? 'geneve' : 'vxlan';
  const port = valueAt(values, 'tunnelPort');
  const usual = tunnelProtocol === 'geneve' ? 6081 : 8472;
  return {
    routing: 'tunnel',
    tunnelProtocol,
    tunnelPort: typeof port === 'number' && port !== 0 ? port : usual,
    ...common,
  };
}

/** TCP port at which nodes answer the health checks of others; the chart has no value for it. */
export function healthPortOf(values: Values): number {
  const port = valueAt(values, 'extraConfig', 'cluster-health-port');
  return typeof port === 'string' ? Number(port) : 4240;
}

/** What uses the bit; undefined when nothing does, or when somebody has taken the risk. */
function marksOf(values: Values): string | undefined {
  const unsafe = valueAt(values, 'extraConfig', 'allow-unsafe-policy-skb-usage');
  if (unsafe === 'true') return undefined;
  if (valueAt(values, 'eni', 'enabled') === true) return 'ENI';
  if (valueAt(values, 'alibabacloud', 'enabled') === true) return 'Alibaba Cloud’s ENI';
  return valueAt(values, 'cni', 'chainingMode') === 'aws-cni' ? 'aws-cni chaining' : undefined;
}
