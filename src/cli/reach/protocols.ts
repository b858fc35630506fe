import type { Protocol } from '../../simulate/index';

/** Protocols as people write them. */
export const protocols: Readonly<Record<string, Protocol>> = {
  tcp: 'TCP',
  udp: 'UDP',
  sctp: 'SCTP',
  icmp: 'ICMP',
  icmpv6: 'ICMPv6',
};
