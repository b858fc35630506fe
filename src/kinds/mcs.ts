import { createHash } from 'node:crypto';

const base32hex = '0123456789abcdefghijklmnopqrstuv';

/**
 * Name of the Service that Cilium makes of a ServiceImport, in the same namespace: `derived-` and the first ten
 * characters of the lower-case base32hex SHA-256 of `<namespace>/<name>`. Source: cilium pkg/clustermesh/mcsapi.
 */
export function derivedServiceName(namespace: string, name: string): string {
  const digest = createHash('sha256').update(`${namespace}/${name}`).digest();
  const bits = [...digest.subarray(0, 7)].map(byte => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map(group => base32hex[parseInt(group, 2)] ?? '');
  return `derived-${letters.slice(0, 10).join('')}`;
}
