import { addressOf, isAddressIn } from '../views/addresses/address';
import type { Fleet } from '../fleet';
import type { State } from '../state';

/** Something that a search found, and where it is shown. */
export interface Hit {
  readonly kind: string;
  readonly text: string;
  readonly more: string;
  readonly to: State;
}

/** More nobody reads. */
const most = 30;

/** Everything that a text is part of; what begins with it first. An address finds the ranges that it is in. */
export function search(fleet: Fleet, asked: string): Hit[] {
  const text = asked.trim().toLowerCase();
  if (text === '') return [];
  const words = text.split(/\s+/);
  const address = addressOf(text);
  const found: { readonly hit: Hit; readonly rank: number }[] = [];
  for (const { hit, also } of everything(fleet)) {
    const [own, all] = [hit.text.toLowerCase(), `${hit.kind} ${hit.text} ${hit.more} ${also}`.toLowerCase()];
    if (hit.kind === 'range' && address !== undefined && isAddressIn(address, hit.text))
      found.push({ hit, rank: 0 });
    else if (words.every(word => all.includes(word)))
      found.push({ hit, rank: own === text ? 0 : own.startsWith(text) ? 1 : own.includes(text) ? 2 : 3 });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ hit }) => hit);
}

interface Entry {
  readonly hit: Hit;
  /** What else it is found by. */
  readonly also: string;
}

const known = new WeakMap<Fleet, readonly Entry[]>();

function everything(fleet: Fleet): readonly Entry[] {
  const entries = known.get(fleet) ?? [...entriesOf(fleet)];
  known.set(fleet, entries);
  return entries;
}

function* entriesOf(fleet: Fleet): Generator<Entry> {
  const { topology, services, policies, addresses, overview } = fleet.data;
  for (const cluster of topology.clusters) {
    const { name, platform, cilium, labels, repository, facts } = cluster;
    yield {
      hit: {
        kind: 'cluster',
        text: name,
        more: `${platform}, Cilium ${cilium}`,
        to: { view: 'topology', cluster: name },
      },
      also: [
        ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
        repository.url,
        ...facts.flat(),
      ].join(' '),
    };
  }
  for (const { key, path = '', isGlobal, isExported } of services.services)
    yield {
      hit: {
        kind: 'service',
        text: key,
        more: [isGlobal && 'global', isExported && 'exported'].filter(Boolean).join(', '),
        to: { view: 'services', service: key },
      },
      also: path,
    };
  for (const { key, what, path } of policies.policies)
    yield { hit: { kind: 'policy', text: key, more: what, to: { view: 'policies' } }, also: path };
  for (const name of new Set(policies.groups.map(group => group.name)))
    yield {
      hit: {
        kind: 'pods',
        text: name,
        more: '',
        to: { view: 'policies', namespace: name.slice(0, name.indexOf('/')) },
      },
      also: '',
    };
  for (const { ranges } of addresses.blocks)
    for (const { cidr, kind, cluster } of ranges)
      yield {
        hit: { kind: 'range', text: cidr, more: `${kind} of ${cluster}`, to: { view: 'addresses', cluster } },
        also: '',
      };
  for (const { severity, message, rule, path } of overview.findings)
    yield {
      hit: {
        kind: severity === 'info' ? 'advice' : severity,
        text: message,
        more: `${rule} ${path}`,
        to: { view: 'overview', findings: severity },
      },
      also: '',
    };
}
