/** How traffic between nodes is encrypted: exactly one of the keys. Connected clusters have the same. */
export type EncryptionProps =
  /** Not at all. */
  | { readonly none: Record<string, never> }
  /** WireGuard; each node makes its own key, and the mesh carries the public ones. */
  | { readonly wireGuard: WireGuardProps }
  /** IPsec, with one key in every connected cluster, delivered by other means. */
  | { readonly ipsec: IpsecProps };

/** WireGuard between the nodes, UDP 51871. */
export interface WireGuardProps {
  /** Encrypts also what nodes themselves send and get, not only pods. Beta in Cilium. Default: false. */
  readonly nodeEncryption?: boolean;
  /** Drops what would leave a node unencrypted. Default: nothing is dropped. */
  readonly strictMode?: StrictModeProps;
}

/** What pods may not send unencrypted. IPv4 only: IPv6 is not protected. */
export interface StrictModeProps {
  /** Traffic from this range to this range is encrypted or dropped. It holds the pods of every connected cluster. */
  readonly cidr: string;
  /**
   * Lets traffic with a node's own address pass unencrypted. Needed with tunnels, and where nodes have addresses in
   * `cidr`. Default: true where it is needed.
   */
  readonly allowRemoteNodeIdentities?: boolean;
}

/**
 * IPsec (ESP) between the nodes. The key is in the Secret `cilium-ipsec-keys` in kube-system, the same in every
 * connected cluster; it never goes through git, and must be there before Cilium.
 */
export interface IpsecProps {
  /**
   * How long the key before stays good in a rotation, as a Go duration: time enough to change it in every connected
   * cluster. Default: Cilium's, `5m`.
   *
   * @examples ["5m"]
   */
  readonly keyRotationDuration?: string;
}
