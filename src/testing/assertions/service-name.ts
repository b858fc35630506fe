import type { Via } from '../../simulate/index';

/** A service as a test names it. */
interface ServiceName {
  readonly namespace: string;
  readonly name: string;
  /** Undefined where the test does not say by which of its two names it is called. */
  readonly via?: Via;
}

const domains: Readonly<Record<string, Via>> = { 'cluster.local': 'service', 'clusterset.local': 'import' };

/** Reads `shop/catalog`, `catalog.shop.svc` or a whole DNS name; undefined for what is none. */
export function readServiceName(text: string): ServiceName | undefined {
  const [, space, plain] = /^([^./\s]+)\/([^./\s]+)$/.exec(text) ?? [];
  if (space !== undefined && plain !== undefined) return { namespace: space, name: plain };
  const [, name, namespace, domain = 'cluster.local'] =
    /^([^./\s]+)\.([^./\s]+)\.svc(?:\.(cluster\.local|clusterset\.local))?\.?$/.exec(text) ?? [];
  const via = domains[domain];
  return name === undefined || namespace === undefined || via === undefined
    ? undefined
    : { namespace, name, via };
}

/** The DNS name that stands for one of the names of a service. */
export const dnsNameOf = ({ namespace, name }: ServiceName, via: Via): string =>
  `${name}.${namespace}.svc.${via === 'import' ? 'clusterset.local' : 'cluster.local'}`;
