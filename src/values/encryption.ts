import type { Values } from '../releases/index';
import type { CiliumInput } from './input';

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
