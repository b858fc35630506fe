import type { Values } from '../../releases/index';
import { compose } from '../compose';
import type { CiliumInput } from '../input';
import { bundle } from './bundle';
import { certManager } from './cert-manager';
import { certgen } from './certgen';
import { external } from './external';

/** Documentation/network/clustermesh/setup.rst and observability/hubble/configuration/tls.rst. */
export function trust({ trust: input, release, endpoint }: CiliumInput): Values {
  // Peers verify the name they dial; the certificate's own wildcard covers *.mesh.cilium.io only.
  const names = { owner: 'names', values: nest(release.extraDnsNames, [endpoint]) };
  switch (input.kind) {
    case 'cert-manager':
      return compose([{ owner: 'issuer', values: certManager(input.issuer) }, names]).values;
    case 'shared-ca':
      return compose([{ owner: 'certgen', values: certgen(release) }, names]).values;
    case 'separate-cas':
      return compose([
        { owner: 'certgen', values: certgen(release) },
        { owner: 'bundle', values: bundle(input.bundle) },
        names,
      ]).values;
    case 'external':
      // The chart makes no certificate here, so that names for one would be read by nobody.
      return external(release);
  }
}

function nest(path: readonly string[], leaf: readonly string[]): Values {
  return path.reduceRight<Values | readonly string[]>((value, key) => ({ [key]: value }), leaf) as Values;
}
