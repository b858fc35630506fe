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
}

/** Resolves empty and implied values: `routingMode` is native with GKE and ENI, tunnels are VXLAN on 8472. */
export function datapathOf(values: Values): Datapath {
  const mode = valueAt(values, 'routingMode');
  const implied = valueAt(values, 'gke', 'enabled') === true || valueAt(values, 'eni', 'enabled') === true;
  const kubeProxyReplacement = ['true', true].includes(
    valueAt(values, 'kubeProxyReplacement') as string | boolean,
  );
  if (mode === 'native' || ((mode === undefined || mode === '') && implied))
    return { routing: 'native', kubeProxyReplacement };
  const tunnelProtocol = valueAt(values, 'tunnelProtocol') === 'geneve' ? 'geneve' : 'vxlan';
  const port = valueAt(values, 'tunnelPort');
  const usual = tunnelProtocol === 'geneve' ? 6081 : 8472;
  return {
    routing: 'tunnel',
    tunnelProtocol,
    tunnelPort: typeof port === 'number' && port !== 0 ? port : usual,
    kubeProxyReplacement,
  };
}
