import { type CiliumRelease, leafValidityDays, type Values } from '../../releases/index';
import { bothTls } from './both';

/** Midnight of the first day of every fourth month: three times before a certificate of a year ends. */
const schedule = '0 0 1 */4 *';

/**
 * Cilium's certgen signs with the CA in the Secret `kube-system/cilium-ca`, once at once and then by schedule. The
 * chart's other method, `helm`, would take that Secret for its own, and renews nothing between upgrades.
 */
export function certgen(release: CiliumRelease): Values {
  return {
    ...bothTls({
      auto: { enabled: true, method: 'cronJob', certValidityDuration: leafValidityDays, schedule },
    }),
    certgen: release.certgen,
    // The key is in the cluster only; with both of these set the chart would write the Secret itself.
    tls: { ca: { cert: '', key: '' } },
  };
}
