import type { Values } from '../releases/index';
import type { CiliumEntrance } from './input';

/** Who decides these values. */
export const gatewaysOwner = 'gateways';

/** Documentation/network/servicemesh/gateway-api/gateway-api.rst and grpc.rst; Documentation/network/servicemesh/ingress.rst. */
export function gateways({ gateways, grpc, ingresses }: CiliumEntrance): Values {
  return {
    ...(gateways && {
      gatewayAPI: {
        enabled: true,
        // gRPC is HTTP/2 only: clients ask for it in the handshake, and a Service says by appProtocol that it speaks it.
        ...(grpc && { enableAlpn: true, enableAppProtocol: true }),
      },
    }),
    // Each Ingress names its class and its mode itself, so that these hold for people's own only.
    ...(ingresses && { ingressController: { enabled: true, default: false, loadbalancerMode: 'dedicated' } }),
  };
}
