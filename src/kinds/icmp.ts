const both =
  'DestinationUnreachable EchoReply EchoRequest ExtendedEchoRequest ParameterProblem RouterAdvertisement TimeExceeded';
const onlyIpv4 = 'Echo Photuris Redirect RouterSelection Timestamp TimestampReply';
const onlyIpv6 =
  'DuplicateAddressConfirmationCodeSuffix DuplicateAddressRequestCodeSuffix HomeAgentAddressDiscoveryReply ' +
  'HomeAgentAddressDiscoveryRequest ICMPNodeInformationQuery ICMPNodeInformationResponse ' +
  'InverseNeighborDiscoveryAdvertisement InverseNeighborDiscoverySolicitation MobilePrefixAdvertisement ' +
  'MobilePrefixSolicitation MulticastListenerDone MulticastListenerQuery MulticastListenerReport ' +
  'NeighborAdvertisement NeighborSolicitation PacketTooBig RedirectMessage RouterRenumbering RouterSolicitation';

/** The names that the CRD takes, by family. 'ExtendedEcho Reply' has its blank there, too. */
const names = {
  IPv4: new Set(['ExtendedEcho Reply', ...both.split(' '), ...onlyIpv4.split(' ')]),
  IPv6: new Set(['ExtendedEcho Reply', ...both.split(' '), ...onlyIpv6.split(' ')]),
};

const isCode = (type: string): boolean => /^(0|[1-9][0-9]{0,2})$/.test(type) && Number(type) <= 255;

/** Whether a type is one of ICMP over a family: a number, its digits, or a name. */
export function isIcmpType(family: 'IPv4' | 'IPv6', type: string | number): boolean {
  return isCode(String(type)) || names[family].has(String(type));
}
