import type { Values } from '../releases/index';

/** Encryption of the traffic between nodes. */
export function encryption(): Values {
  return { encryption: { enabled: false } };
}
