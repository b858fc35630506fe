import { mapOf, refuse, textOf } from './json';

/**
 * `toFQDNs[]` as a pattern (cilium pkg/fqdn/matchpattern): `*` stands for characters of one label, alone for every name,
 * and `**.` in front for any number of labels.
 */
export function readFqdn(json: unknown): RegExp {
  const { matchName, matchPattern } = mapOf(json);
  const name = textOf(matchName);
  const written = name ?? textOf(matchPattern) ?? refuse('an FQDN has neither a name nor a pattern');
  const pattern = bare(written);
  if (!/^[-a-z0-9_*.]+$/.test(pattern)) return refuse(`${written} is no DNS name`);
  if (name === undefined && pattern === '*') return /^/;
  const many = name === undefined && pattern.startsWith('**.');
  const escaped = (many ? pattern.slice(3) : pattern)
    .replaceAll('.', '[.]')
    .replaceAll('*', '[-a-zA-Z0-9_]*');
  return new RegExp(`^${many ? '([-a-zA-Z0-9_]+[.])+' : ''}${escaped}$`);
}

/** Names are equal whatever their case, with or without the dot at their end. */
export const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '');
