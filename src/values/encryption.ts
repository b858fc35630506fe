import type { StrictEgress, Values } from '../releases/index';
import type { CiliumInput } from './cilium';

/** How traffic between nodes is encrypted. */
export type Encryption =
  | { readonly type: 'none' }
  | {
      readonly type: 'wireguard';
      readonly nodeEncryption: boolean;
      readonly strictMode: StrictMode | undefined;
    }
  | {
      readonly type: 'ipsec';
      /** Where the key is, in kube-system. */
      readonly secret: { readonly name: string; readonly key: string };
      readonly keyRotationDuration: string | undefined;
    };

/** What may not leave a node unencrypted. */
export interface StrictMode extends StrictEgress {
  /** Whether agents start only with `allowRemoteNodeIdentities`. */
  readonly needsLookup: boolean;
}

/** Documentation/security/network/encryption-wireguard.rst and encryption-ipsec.rst. */
export function encryption({ encryption: chosen, release }: CiliumInput): Values {
  const { type } = chosen;
  if (type === 'none') return { encryption: { enabled: false } };
  const enabled = { enabled: true, type };
  if (type === 'wireguard') {
    const { nodeEncryption, strictMode } = chosen;
    const strict = strictMode && { strictMode: release.strictMode(strictMode) };
    return { encryption: { ...enabled, nodeEncryption, ...strict } };
  }
  const { secret, keyRotationDuration } = chosen;
  return {
    encryption: {
      ...enabled,
      ipsec: {
        secretName: secret.name,
        keyFile: secret.key,
        ...(keyRotationDuration !== undefined && { keyRotationDuration }),
      },
    },
  };
}
