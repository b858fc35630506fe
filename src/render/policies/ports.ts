import type { FqdnSelector, IcmpRule, PortDenyRule, PortRule } from '../../kinds/index';
import type { FlowPolicy, Layer7, PortRange } from '../../plan/index';

/** The ports or messages of a flow, as a rule of either direction has them. */
interface Layer4 {
  readonly toPorts?: PortRule[];
  readonly icmps?: IcmpRule[];
}

/** Cilium refuses a rule with more in one list (pkg/policy/api maxPorts, maxICMPFields). */
const atMost = 40;

/** @param looks whether this end looks into what passes */
export function layer4({ ports, icmp, layer7 }: FlowPolicy, looks: boolean): Layer4 {
  if (icmp.length > 0)
    return { icmps: chunks(icmp).map(fields => ({ fields: fields.map(one => ({ ...one })) })) };
  if (ports.length === 0) return {};
  const rules = looks && layer7 !== undefined ? rulesOf(layer7) : undefined;
  return { toPorts: chunks(ports).map(some => ({ ports: some.map(written), ...(rules && { rules }) })) };
}

const written = ({ port, endPort, protocol }: PortRange): NonNullable<PortDenyRule['ports']>[number] => ({
  port: String(port),
  ...(endPort !== undefined && { endPort }),
  protocol,
});

const rulesOf = ({ http, dns }: Layer7): NonNullable<PortRule['rules']> =>
  dns.length > 0 ? { dns: dns.map(fqdn) } : { http: http.map(request => ({ ...request })) };

/** A name of which `*` stands for characters is a pattern. */
export const fqdn = (name: string): FqdnSelector =>
  name.includes('*') ? { matchPattern: name } : { matchName: name };

function chunks<T>(list: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let i = 0; i < list.length; i += atMost) found.push(list.slice(i, i + atMost));
  return found;
}
