import type { CiliumRelease, Values } from '../../releases/index';

/** Something else makes the Secrets, under the names that the chart mounts. */
export function external(release: CiliumRelease): Values {
  return {
    clustermesh: { apiserver: { tls: { auto: { enabled: false }, ...release.foreignSecrets } } },
    hubble: {
      tls: { auto: { enabled: false }, server: { existingSecret: 'hubble-server-certs' } },
      // Relay is off; for the day that somebody turns it on.
      relay: { tls: { client: { existingSecret: 'hubble-relay-client-certs' } } },
    },
  };
}
