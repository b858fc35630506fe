import type { Peer } from './identity';
import { mapOf, refuse, textOf } from './json';

/**
 * `toFQDNs[]` as a pattern (cilium pkg/fqdn/matchpattern): `*` stands for characters of one label, alone for every name,
 * and `**.` in front for any number of labels. Stars beside each other are as one, two of them in front as more.
 */
function readFqdn(json: unknown): RegExp {
  const { matchName, matchPattern } = mapOf(json);
  const name = textOf(matchName);
  if (name !== undefined && matchPattern !== undefined) refuse('an FQDN has a name and a pattern');
  const written = name ?? textOf(matchPattern) ?? refuse('an FQDN has neither a name nor a pattern');
  const pattern = bare(written);
  const isAllowed = name === undefined ? /^[-a-z0-9_*.]+$/ : /^[-a-z0-9_.]+$/;
  if (!isAllowed.test(pattern)) return refuse(`${written} is no DNS name`);
  if (/^\*+$/.test(pattern)) return /^/;
  const many = /^\*{2,}\./.exec(pattern)?.[0] ?? '';
  const escaped = pattern.slice(many.length).replaceAll('.', '[.]').replaceAll(/\*+/g, '[-a-zA-Z0-9_]*');
  return new RegExp(`^${many === '' ? '' : '([-a-zA-Z0-9_]+[.])+'}${escaped}$`);
}

/** Names are equal whatever their case, with or without the dot at their end. */
const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const world = ['world', 'world-ipv4', 'world-ipv6'];

/** Only what is outside of the mesh has names: no FQDN matches a pod or a node. */
export function ofFqdn(json: unknown): Peer {
  const pattern = readFqdn(json);
  return ({ labels, fqdn = '' }) => {
    if (!world.some(name => labels.has('reserved', name))) return false;
    return fqdn === ''
      ? 'by which DNS name the address was looked up is not known'
      : pattern.test(bare(fqdn));
  };
}
