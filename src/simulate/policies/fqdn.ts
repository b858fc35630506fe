import type { Peer } from './identity';
import { mapOf, refuse, textOf } from './json';

/**
 * `toFQDNs[]` as a pattern (cilium pkg/fqdn/matchpattern): `*` stands for characters of one label, alone for every name,
 * and `**.` in front for any number of labels. Stars beside each other are as one, two of them in front as more.
 */
function readFqdn(json: unknown): RegExp {
  const { name, pattern: written = '' } = checkFqdn(json);
  if (name !== undefined && written !== '') refuse('an FQDN has a name and a pattern');
  const pattern = bare(name ?? written);
  if (pattern === '') return refuse('an FQDN has neither a name nor a pattern');
  if (/^\*+$/.test(pattern)) return /^/;
  const many = /^\*{2,}\./.exec(pattern)?.[0] ?? '';
  const escaped = pattern.slice(many.length).replaceAll('.', '[.]').replaceAll(/\*+/g, '[-a-zA-Z0-9_]*');
  return new RegExp(`^${many === '' ? '' : '([-a-zA-Z0-9_]+[.])+'}${escaped}$`);
}

/** The name and the pattern of `toFQDNs[]`, or of a DNS rule, which may have both (cilium pkg/policy/api/fqdn.go). */
export function checkFqdn(json: unknown): { readonly name?: string; readonly pattern?: string } {
  const { matchName, matchPattern } = mapOf(json);
  const [name = '', pattern = ''] = [textOf(matchName), textOf(matchPattern)];
  if (!/^[-\w.]*$/.test(name)) refuse(`${name} is no DNS name`);
  if (!/^[-\w*.]*$/.test(pattern)) refuse(`${pattern} is no pattern of DNS names`);
  return { ...(name !== '' && { name }), ...(pattern !== '' && { pattern }) };
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
