import type { Protocol } from './flow';
import { icmpType } from './icmp';
import { type Json, listOf, mapOf, refuse, textOf } from './json';
import { checkL7 } from './l7-rules';

/** Ports of some protocols; a name is a number that pods give it. */
export interface Ports {
  readonly protocols: readonly Protocol[];
  readonly ports:
    'all' | { readonly from: number; readonly to: number } | { readonly name: string; readonly to: number };
  /** Whether the agents look at protocols without ports. */
  readonly extended?: boolean;
}

/** Who looks into what passes (cilium pkg/policy/l4.go, L7ParserType). */
export type Parser = 'http' | 'dns' | 'tls' | 'listener' | 'kafka' | 'l7proto';

/** One item of `toPorts`, or one of `icmps`. */
export interface PortRule {
  readonly ports: readonly Ports[];
  /** Undefined where no proxy looks into what passes. */
  readonly parser?: Parser;
}

const transports = ['TCP', 'UDP', 'SCTP'] as const;
const others = ['VRRP', 'IGMP', 'GRE', 'IPIP', 'IPV6', 'ESP', 'AH'] as const;

export const isPortless = (protocol: Protocol | undefined): boolean =>
  others.some(other => other === protocol);

/** ANY is TCP, UDP and SCTP, not ICMP (cilium pkg/policy/rule.go, mergeL4Filter). */
function protocolsOf(written: unknown): readonly Protocol[] {
  const name = (textOf(written) ?? '').toUpperCase();
  if (name === '' || name === 'ANY') return transports;
  const known = [...transports, ...others].find(protocol => protocol === name);
  return known === undefined ? refuse(`the protocol ${name} is not known`) : [known];
}

/**
 * Port 0 alone is every port; with an `endPort` it is a range. An `endPort` that is not above the port means nothing
 * (cilium pkg/policy/portrange.go).
 */
function portRange(from: number, end: number): Ports['ports'] {
  if (from === 0 && (end === 0 || end === 65535)) return 'all';
  return { from, to: Math.max(from, end) };
}

/** An IANA service name has a letter; anything else is a number as Go reads one, `010` being 8. */
function portOf(written: string, end: number): Ports['ports'] {
  if (/^(?=.*[a-zA-Z])[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(written) && written.length <= 15)
    return { name: written.toLowerCase(), to: end };
  const octal = /^0[0-7]+$/.test(written);
  if (!octal && !/^(0|[1-9]\d{0,4})$/.test(written)) return refuse(`the port ${written} is no port`);
  const number = parseInt(written, octal ? 8 : 10);
  return number > 65535 ? refuse(`the port ${written} is no port`) : portRange(number, end);
}

/** `toPorts[]` of a Cilium policy. */
export function readPortRule(json: unknown, ingress: boolean, extended: boolean): PortRule {
  const rule = mapOf(json);
  const ports = (listOf(rule.ports) ?? []).map(port => readPort(port, extended));
  if (ports.length > 40) refuse('a rule has more than 40 ports');
  checkL7(rule);
  const kind = l7Kind(rule);
  if (kind !== undefined) checkProxied(rule, kind, ports, ingress);
  if (ingress && rule.listener !== undefined) refuse('a listener is not for ingress');
  const parser = parserOf(rule, kind);
  return { ports, ...(parser !== undefined && { parser }) };
}

/** Of which kind the L7 rules of an item of `toPorts` are; an empty list is of a kind too. */
export function l7Kind(rule: Json): Parser | undefined {
  const rules = mapOf(rule.rules);
  const kinds = (['http', 'dns', 'kafka', 'l7proto'] as const).filter(
    kind => rules[kind] !== undefined && rules[kind] !== null,
  );
  return kinds.length > 1 ? refuse(`${kinds.join(' and ')} are not for the same rule`) : kinds[0];
}

/** An empty list of L7 rules is checked like a full one, but calls no proxy (cilium pkg/policy/l4.go, createL4Filter). */
function parserOf(rule: Json, kind: Parser | undefined): Parser | undefined {
  if (rule.listener !== undefined) return 'listener';
  if (kind !== undefined && isFull(rule, kind)) return kind;
  const tls = [rule.terminatingTLS, rule.originatingTLS, listOf(rule.serverNames)?.[0]];
  return tls.some(one => one !== undefined) ? 'tls' : undefined;
}

const isFull = (rule: Json, kind: Parser): boolean => {
  const rules = mapOf(rule.rules)[kind];
  return kind === 'l7proto' || (listOf(rules) ?? []).length > 0;
};

/** What L7 rules may stand beside (cilium pkg/policy/api/rule_validation.go). */
function checkProxied(rule: Json, kind: Parser, ports: readonly Ports[], ingress: boolean): void {
  const isDns = kind === 'dns' && isFull(rule, kind);
  const numbers = ports.map(port => port.ports);
  if (numbers.some(port => port === 'all' || ('from' in port && port.from === 0)))
    refuse('L7 rules need a port that is not 0');
  if (!isDns && ports.some(({ protocols }) => protocols.length > 1 || protocols[0] !== 'TCP'))
    refuse('L7 rules other than DNS are for TCP only');
  if (kind === 'dns' && ports.length === 0) refuse('DNS rules need ports');
  if (isDns && numbers.some(isRange)) refuse('DNS rules are for no ranges of ports');
  if (isDns && ingress) refuse('DNS rules are not for ingress');
  if (rule.listener !== undefined) refuse('a listener has no L7 rules beside it');
  if ((listOf(rule.serverNames) ?? []).length > 0 && rule.terminatingTLS === undefined)
    refuse('serverNames with L7 rules need terminatingTLS');
}

const isRange = (ports: Ports['ports']): boolean =>
  typeof ports === 'object' && 'from' in ports && ports.from < ports.to;

function readPort(json: unknown, extended: boolean): Ports {
  const { port, endPort, protocol } = mapOf(json);
  const protocols = protocolsOf(protocol);
  const end = endOf(endPort);
  const written = typeof port === 'number' ? `${port}` : textOf(port);
  if (isPortless(protocols[0]) && !['', '0'].includes(written ?? ''))
    return refuse('a protocol without ports has a port');
  if (written !== undefined && written !== '') return { protocols, ports: portOf(written, end), extended };
  if (!isPortless(protocols[0])) return refuse('a port is missing');
  return extended
    ? { protocols, ports: 'all', extended }
    : refuse('enable-extended-ip-protocols is off, and a port is missing');
}

/** The API server takes nothing else. */
function endOf(endPort: unknown): number {
  if (endPort === undefined || endPort === null) return 0;
  const isPort = typeof endPort === 'number' && Number.isInteger(endPort) && endPort >= 0 && endPort <= 65535;
  return isPort ? endPort : refuse('an endPort is no port');
}

/**
 * `icmps[]`. Cilium keeps a type where others have a port, and there 0 is every one: the type 0, an echo reply, lets
 * every type pass.
 */
export function readIcmpRule(json: unknown): PortRule {
  const fields = listOf(mapOf(json).fields) ?? [];
  if (fields.length > 40) refuse('a rule has more than 40 types of ICMP');
  const ports = fields.map((item): Ports => {
    const field: Json = mapOf(item);
    if (![undefined, '', 'IPv4', 'IPv6'].includes(textOf(field.family)))
      refuse('a family of ICMP is not known');
    const family = field.family === 'IPv6' ? 6 : 4;
    const type = icmpType(field.type, family) ?? refuse('a type of ICMP is not known');
    return { protocols: [family === 6 ? 'ICMPv6' : 'ICMP'], ports: portRange(type, 0) };
  });
  return { ports };
}

/** `ports[]` of a NetworkPolicy: TCP where no protocol is said, every port where no port is. */
export function readKubernetesPort(json: unknown): PortRule {
  const { port, endPort, protocol } = mapOf(json);
  const end = endOf(endPort);
  const protocols = protocolsOf(protocol ?? 'TCP');
  const ports = portOf(typeof port === 'number' ? `${port}` : (textOf(port) ?? '0'), end);
  return { ports: [{ protocols, ports }] };
}
