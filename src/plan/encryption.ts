import type { EncryptionProps, StrictModeProps } from '../model/index';
import { overlaps, parseCidr } from '../net/index';
import type { Encryption, StrictMode } from '../values/index';

/** Documentation/security/network/encryption-ipsec.rst: the names in its commands, and the chart's defaults. */
const ipsecKey = { name: 'cilium-ipsec-keys', key: 'keys' } as const;

/** What strict mode depends on. */
interface Surface {
  readonly routing: 'native' | 'tunnel';
  readonly nodeCidrs: readonly string[];
}

/** A cluster's encryption with its defaults. */
export function resolveEncryption(props: EncryptionProps, surface: Surface): Encryption {
  if ('wireGuard' in props) {
    const { nodeEncryption = false, strictMode } = props.wireGuard;
    return { type: 'wireguard', nodeEncryption, strictMode: strictMode && strict(strictMode, surface) };
  }
  if ('ipsec' in props)
    return { type: 'ipsec', secret: ipsecKey, keyRotationDuration: props.ipsec.keyRotationDuration };
  return { type: 'none' };
}

/**
 * Documentation/security/network/encryption.rst: without dynamic lookup, strict mode needs native routing and nodes
 * outside of the range; agents refuse to start otherwise.
 */
function strict(
  { cidr, allowRemoteNodeIdentities }: StrictModeProps,
  { routing, nodeCidrs }: Surface,
): StrictMode {
  const range = parseCidr(cidr);
  const holdsNodes = nodeCidrs.some(text => {
    const nodes = parseCidr(text);
    return range !== undefined && nodes !== undefined && overlaps(range, nodes);
  });
  const needsLookup = routing === 'tunnel' || holdsNodes;
  return { cidr, allowRemoteNodeIdentities: allowRemoteNodeIdentities ?? needsLookup, needsLookup };
}
