import { isMap } from '../../kinds/index';
import { didYouMean, nearest } from '../../kinds/nearest';
import { type Flow, isAddress, type Protocol } from '../../simulate/index';
import { Undecided } from '../outcome';
import { brief } from '../text';

type Check = (value: unknown) => string | undefined;
type Shape = Readonly<Record<string, Check>>;

const text: Check = value =>
  typeof value === 'string' && value !== '' ? undefined : `${brief(value)}, not a text`;
const flag: Check = value => (typeof value === 'boolean' ? undefined : `${brief(value)}, not true or false`);
const labels: Check = value => {
  if (!isMap(value)) return `${brief(value)}, not labels such as { app: 'web' }`;
  const wrong = Object.entries(value).find(([, one]) => typeof one !== 'string');
  return wrong && `no labels: '${wrong[0]}' is ${brief(wrong[1])}, not a text`;
};
const portNumber: Check = value =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535
    ? undefined
    : `${brief(value)}, not a number from 0 to 65535`;
const ports: Check = value => {
  if (!Array.isArray(value)) return `${brief(value)}, not a list of ports`;
  const wrong: unknown = value.find(
    one => !isMap(one) || portNumber(one.port) !== undefined || text(one.protocol) !== undefined,
  );
  return wrong === undefined
    ? undefined
    : `no list of ports: ${brief(wrong)} is not { name: 'http', port: 8080, protocol: 'TCP' }`;
};
const address: Check = value =>
  typeof value === 'string' && isAddress(value) ? undefined : `${brief(value)}, not an address`;
const place: Check = value =>
  ['host', 'remote-node', 'world'].includes(String(value))
    ? undefined
    : `${brief(value)}, not 'host', 'remote-node' or 'world'`;

const inCluster: Shape = { cluster: text };

/** The kinds of ends, and what each says. */
const ends: Readonly<Record<string, Shape>> = {
  pod: {
    ...inCluster,
    namespace: text,
    labels,
    serviceAccount: text,
    ports,
    hostNetwork: flag,
  },
  host: { ...inCluster, labels },
  remoteNode: inCluster,
  world: { ip: address, name: text },
  kubeApiServer: { ...inCluster, on: place, ip: address },
  ingress: inCluster,
  health: inCluster,
  init: inCluster,
  unmanaged: inCluster,
};

const protocols: readonly Protocol[] = [
  ...(['TCP', 'UDP', 'SCTP', 'ICMP', 'ICMPv6'] as const),
  ...(['VRRP', 'IGMP', 'GRE', 'IPIP', 'IPV6', 'ESP', 'AH'] as const),
];

/**
 * A flow as a test gives it, which nobody may have compiled.
 *
 * @throws Undecided when it is none: a slip would be an end that no policy is about
 */
export function checkedFlow(given: unknown, call: string): Flow {
  const refuse = (what: string): never => {
    throw new Undecided(call, what);
  };
  if (!isMap(given)) return refuse(`The flow is ${brief(given)}; it is to be { from, to, port }.`);
  checkKeys(given, 'A flow', ['from', 'to', 'port', 'protocol'], refuse);
  for (const side of ['from', 'to'] as const) checkEnd(side, given[side], refuse);
  const { port, protocol = 'TCP' } = given;
  const known = protocols.find(one => one.toLowerCase() === String(protocol).toLowerCase());
  if (known === undefined)
    return refuse(`The protocol is ${brief(protocol)}; it is one of ${protocols.join(', ')}.`);
  const wrong = port === undefined ? undefined : portNumber(port);
  if (wrong !== undefined) return refuse(`The port is ${wrong}.`);
  const isIcmp = known.startsWith('ICMP');
  if (isIcmp && Number(port ?? 0) > 255)
    return refuse(`The port is ${Number(port)}; a type of ICMP is at most 255.`);
  // Its shape was checked above.
  return { ...(given as unknown as Flow), protocol: known };
}

type Refuse = (what: string) => never;

function checkKeys(given: object, what: string, known: readonly string[], refuse: Refuse): void {
  const unknown = Object.keys(given).find(key => !known.includes(key));
  if (unknown === undefined) return;
  const hint = didYouMean(nearest(unknown, known), ' Did');
  refuse(`${what} has no '${unknown}'; it has ${known.join(', ')}.${hint}`);
}

function checkEnd(side: string, end: unknown, refuse: Refuse): void {
  const example = "pod('paris', 'shop', { app: 'web' }) or { world: { ip: '203.0.113.7' } }";
  const title = side === 'from' ? "'from'" : "'to'";
  if (!isMap(end)) return refuse(`${title} is ${brief(end)}; an end is an object such as ${example}.`);
  checkKeys(end, title, Object.keys(ends), refuse);
  const [entry, ...others] = Object.entries(end);
  if (entry === undefined || others.length > 0)
    return refuse(
      `${title} has ${entry === undefined ? 'no key' : Object.keys(end).join(' and ')}; an end has exactly one, such as ${example}.`,
    );
  const [kind, inside] = entry;
  if (!isMap(inside)) return refuse(`${title} says ${kind} ${brief(inside)}, not an object.`);
  const shape = ends[kind] ?? {};
  checkKeys(inside, `${kind} of ${title}`, Object.keys(shape), refuse);
  if (kind === 'pod')
    for (const key of ['cluster', 'namespace', 'labels'])
      if (inside[key] === undefined)
        refuse(`The pod of ${title} has no ${key}; write pod(cluster, namespace, labels).`);
  for (const [key, check] of Object.entries(shape)) {
    const wrong = inside[key] === undefined ? undefined : check(inside[key]);
    if (wrong !== undefined) refuse(`'${key}' of the ${kind} of ${title} is ${wrong}.`);
  }
}
