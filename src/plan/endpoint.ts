import type { Cluster } from '../model/index';
import type { Exposure } from '../values/index';
import type { EndpointPlan } from './plan';

/** The port of clustermesh-apiserver's Service, fixed in the charts up to 1.20. */
const servicePort = 2379;

/** Where peers reach a cluster's clustermesh-apiserver. */
export function resolveEndpoint({ name, props }: Cluster, domain: string): EndpointPlan {
  const { endpoint = { dns: {} } } = props;
  // Peers that are given addresses dial this name, whatever the certificate says.
  const made = `${name}.${domain}`;
  if ('nodePort' in endpoint) {
    const { port, addresses } = endpoint.nodePort;
    return { kind: 'node-port', address: made, ips: addresses, port };
  }
  if ('ips' in endpoint) {
    const { port = servicePort, addresses } = endpoint.ips;
    return { kind: 'ips', address: made, ips: addresses, port };
  }
  const { name: address = made, port = servicePort } = endpoint.dns;
  return { kind: 'dns', address, ips: [], port };
}

/** What the cluster's own Service has to be, so that peers find it there. */
export function exposureOf({ kind, port }: EndpointPlan): Exposure {
  return kind === 'node-port' ? { nodePort: port } : { loadBalancer: {} };
}
