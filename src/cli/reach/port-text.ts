import { type AskedPort, numbersText, type PortClass, type PortSpan, spansOf } from '../../simulate/index';

/** Protocols whose ports no policy has to name. */
const transports = ['TCP', 'UDP', 'SCTP'];
const types = ['ICMP', 'ICMPv6'];

/** `TCP 80, 9002-9100, UDP 53` */
function namedText(spans: readonly PortSpan[]): string[] {
  const byProtocol = new Map<string, string[]>();
  for (const span of spans)
    byProtocol.set(span.protocol, [...(byProtocol.get(span.protocol) ?? []), numbersText(span)]);
  return [...byProtocol].map(([protocol, list]) => `${protocol} ${list.join(', ')}`);
}

/** Protocols of which a list has the ports that no policy names. */
const openIn = (spans: readonly PortSpan[]): string[] => [
  ...new Set(spans.flatMap(({ named, protocol }) => (named ? [] : [protocol]))),
];

const joined = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), names.at(-1)].filter(text => text !== '').join(' and ');

/** All ports of some protocols, or all that are not named elsewhere. */
function openText(protocols: readonly string[], all: string, other: string): string[] {
  if (protocols.length === transports.length + types.length) return [all];
  const [ports, rest] = [transports, types].map(list => list.filter(one => protocols.includes(one)));
  return [
    ...(ports === undefined || ports.length === 0 ? [] : [`any${other} port of ${joined(ports)}`]),
    ...(rest === undefined || rest.length === 0 ? [] : [`any${other} type of ${joined(rest)}`]),
  ];
}

/**
 * `TCP 80, 443, UDP 53` of a table among others that have all ports between them: beside the ports that no policy names,
 * the named ones of their protocols go without saying.
 */
export function portsText(ports: readonly AskedPort[], classes?: readonly PortClass[]): string {
  const spans = spansOf(ports, classes);
  const open = openIn(spans);
  const closed = spans.filter(({ protocol }) => !open.includes(protocol));
  const isOther = (classes ?? []).some(one => one.spans.some(({ named }) => named));
  const others = isOther ? openText(open, 'all other traffic', ' other') : openText(open, 'all traffic', '');
  return [...namedText(closed), ...others].join(', ');
}

/** The same of ports that stand for themselves: `any port of TCP but TCP 80`. */
export function exactPortsText(ports: readonly AskedPort[], classes: readonly PortClass[] = []): string {
  const spans = spansOf(ports, classes);
  const open = openIn(spans);
  const asked = new Set(ports.map(({ port, protocol = 'TCP' }) => `${protocol} ${port}`));
  const left = spansOf(
    classes.filter(({ port, protocol }) => !asked.has(`${protocol} ${port}`)),
    classes,
  );
  const but = namedText(left.filter(({ named, protocol }) => named && open.includes(protocol)));
  const all = openText(open, 'all traffic', '').join(', ');
  return [
    ...namedText(spans.filter(({ protocol }) => !open.includes(protocol))),
    ...(all === '' ? [] : [but.length === 0 ? all : `${all} but ${but.join(', ')}`]),
  ].join(', ');
}

/** What is not among the ports, for people; nothing where all is. */
export const unreadText = (protocols: readonly string[] = []): string[] =>
  protocols.length === 0
    ? []
    : [`Policies name protocols without ports, which are not looked at: ${protocols.join(', ')}.`];
