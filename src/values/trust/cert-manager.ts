import type { Values } from '../../releases/index';
import { bothTls } from './both';

/** cert-manager signs with one issuer. Documentation/observability/hubble/configuration/tls.rst. */
export function certManager(issuer: string): Values {
  return bothTls({
    auto: {
      enabled: true,
      method: 'certmanager',
      certManagerIssuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: issuer },
    },
  });
}
