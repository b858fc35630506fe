import type { Values } from '../releases/index';
import type { CiliumInput } from './cilium';
import { compose } from './compose';

/** Documentation/network/clustermesh/setup.rst and observability/hubble/configuration/tls.rst. */
export function trust(input: CiliumInput): Values {
  const auto = {
    enabled: true,
    method: 'certmanager',
    certManagerIssuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: input.issuer },
  };
  return compose([
    { owner: 'hubble', values: { hubble: { tls: { auto } } } },
    { owner: 'clustermesh', values: { clustermesh: { apiserver: { tls: { auto } } } } },
    // Peers verify the name they dial; the certificate's own wildcard covers *.mesh.cilium.io only.
    { owner: 'names', values: nest(input.release.extraDnsNames, [input.endpoint]) },
  ]).values;
}

function nest(path: readonly string[], leaf: readonly string[]): Values {
  return path.reduceRight<Values | readonly string[]>((value, key) => ({ [key]: value }), leaf) as Values;
}
