import type { Answer, Backends, PortAnswer, Served, Via } from '../../simulate/index';
import { Undecided } from '../outcome';
import { dnsNameOf } from './service-name';

/** Name or number of a port. */
export type Port = string | number;

/** Who answers on one port of one name. */
export interface View {
  /** As people name it: `catalog.shop.svc.cluster.local, port http`. */
  readonly label: string;
  readonly backends: readonly Pick<Backends, 'cluster' | 'share' | 'gone'>[];
}

/** What an answer says of each name and port that a test asks for. */
export function portViews(
  answer: Answer,
  via: Via | undefined,
  port: Port | undefined,
  call: string,
): View[] {
  const both = { service: answer.service, import: answer.imported };
  const asked = via === undefined ? (['service', 'import'] as const) : [via];
  const there = asked.flatMap(name => {
    const served = both[name];
    return served === undefined ? [] : [{ label: dnsNameOf(answer, name), served }];
  });
  const names = asked.map(name => dnsNameOf(answer, name)).join(' or ');
  if (there.length === 0) return [{ label: `${names}, which no callers there know`, backends: [] }];
  return there.flatMap(({ label, served }) => viewsOf(label, served, port, call));
}

function viewsOf(label: string, served: Served, port: Port | undefined, call: string): View[] {
  const { endpoints, ports } = served;
  if (endpoints !== undefined) return [{ label: `${label}, headless`, backends: endpoints }];
  const asked = ports.filter(one => port === undefined || one.name === port || one.port === port);
  if (asked.length === 0 && port !== undefined)
    throw new Undecided(call, `${label} has no port ${port}; it has ${ports.map(portName).join(', ')}.`);
  if (asked.length === 0) return [{ label, backends: [] }];
  return asked.map(one => ({ label: `${label}, port ${portName(one)}`, backends: one.backends }));
}

const portName = ({ name, port, protocol }: PortAnswer): string =>
  `${name === '' ? '' : `${name} `}${port}/${protocol}`;

const namesOf = ({ backends }: View): Set<string> => new Set(backends.map(({ cluster }) => cluster));

/** Whether two views have the same clusters. */
export function sameClusters(a: View, b: View): boolean {
  const [ours, theirs] = [namesOf(a), namesOf(b)];
  return ours.size === theirs.size && [...ours].every(name => theirs.has(name));
}

/** Half of a percent, as people round. */
const tolerance = 0.005 + 1e-9;

/** Whether two views have the same clusters with the same parts. */
export function sameShares(a: View, b: View): boolean {
  const partOf = (view: View, name: string): number =>
    view.backends.find(({ cluster }) => cluster === name)?.share ?? 0;
  return [...namesOf(a), ...namesOf(b)].every(
    name => Math.abs(partOf(a, name) - partOf(b, name)) <= tolerance,
  );
}
