/** A port number. @asType integer */
export type PortNumber = number;

/**
 * Ports that a flow may use: exactly one of the protocols; the number is the pod's port, not the service's. `any` is TCP,
 * UDP and SCTP.
 */
export type FlowPort =
  | { readonly tcp: PortNumber; readonly endPort?: PortNumber }
  | { readonly udp: PortNumber; readonly endPort?: PortNumber }
  | { readonly sctp: PortNumber; readonly endPort?: PortNumber }
  | { readonly any: PortNumber; readonly endPort?: PortNumber };

/** The number of an ICMP type. @asType integer */
export type IcmpNumber = number;

/** A kind of ICMP message. */
export interface IcmpMessage {
  /** Default: `IPv4`. */
  readonly family?: 'IPv4' | 'IPv6';
  /** The number of the type, 0 to 255, or Cilium's name for it. Example: `EchoRequest`. */
  readonly type: string | IcmpNumber;
}

/** A request that passes: all that is given has to fit. The values are regular expressions, as RE2 reads them. */
export interface HttpRequest {
  /** Example: `GET`. */
  readonly method?: string;
  /** Example: `/catalog/[0-9]+`. */
  readonly path?: string;
  /** The `Host` header. */
  readonly host?: string;
}
