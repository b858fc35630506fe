import ipaddr from 'ipaddr.js';
import { quote } from '../problem';
import { listIn, type Check } from './checks';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Reads a CIDR as Go's netip does: with a prefix length, no zeros in front of a number, host bits allowed. */
function parse(text: string): Range | undefined {
  const match = /^([0-9a-fA-F:.]+)\/(0|[1-9][0-9]{0,2})$/.exec(text);
  const [address, prefix] = [match?.[1], Number(match?.[2])];
  if (address === undefined) return undefined;
  if (ipaddr.IPv4.isValidFourPartDecimal(address) && !/(?:^|\.)0[0-9]/.test(address))
    return prefix <= 32 ? [ipaddr.IPv4.parse(address), prefix] : undefined;
  return address.includes(':') && ipaddr.IPv6.isValid(address) && prefix <= 128
    ? [ipaddr.IPv6.parse(address), prefix]
    : undefined;
}

/** What is wrong with a CIDR; undefined for a good one. */
export const problemWithCidr = (text: string): string | undefined =>
  parse(text) === undefined ? 'must be a CIDR with a prefix length, such as 10.0.0.0/8' : undefined;

/** True when `inner` lies within `outer`, or when either is no CIDR and there is nothing to compare. */
function contains(outer: string, inner: string): boolean {
  const [a, b] = [parse(outer), parse(inner)];
  if (a === undefined || b === undefined) return true;
  return a[0].kind() === b[0].kind() && a[1] <= b[1] && b[0].match(a[0], a[1]);
}

/** The blocks in `except` must lie within `cidr`, as both Kubernetes and Cilium want it. */
export const exceptIsInside: Check = function* (block) {
  const { cidr } = block;
  if (typeof cidr !== 'string') return;
  for (const [i, except] of listIn(block, 'except').entries())
    if (typeof except === 'string' && !contains(cidr, except)) {
      const expected = `within ${cidr}`;
      yield { at: ['except', i], problem: `must lie ${expected}`, expected, actual: quote(except) };
    }
};
