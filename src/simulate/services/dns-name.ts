/** A name below `svc.cluster.local` or `svc.clusterset.local`, in its parts. */
export interface DnsName {
  readonly zone: 'cluster.local' | 'clusterset.local';
  readonly namespace: string;
  readonly service: string;
  /** What stands before the service: nothing, a port, one pod, or something that is never answered. */
  readonly asks:
    | { readonly all: true }
    | { readonly port: { readonly name: string; readonly protocol: string } }
    | { readonly pod: { readonly hostname: string; readonly cluster?: string } }
    | { readonly nothing: string };
}

const pattern = /^(?:(.+)\.)?([^.]+)\.([^.]+)\.svc\.(cluster|clusterset)\.local\.?$/;

/**
 * Takes a name apart as CoreDNS's kubernetes plugin does; undefined for a name outside of both zones. Names are equal
 * whatever their case.
 */
export function parseDnsName(name: string): DnsName | undefined {
  const [, before, service, namespace, zone] = pattern.exec(name.toLowerCase()) ?? [];
  if (service === undefined || namespace === undefined || zone === undefined) return undefined;
  const isSet = zone === 'clusterset';
  return {
    zone: isSet ? 'clusterset.local' : 'cluster.local',
    namespace,
    service,
    asks: asked(before?.split('.') ?? [], isSet),
  };
}

function asked(labels: readonly string[], isSet: boolean): DnsName['asks'] {
  const [first, second] = labels;
  if (first === undefined) return { all: true };
  if (labels.length === 2 && second !== undefined && first.startsWith('_') && second.startsWith('_'))
    return { port: { name: first.slice(1), protocol: second.slice(1).toUpperCase() } };
  if (!isSet && labels.length === 1) return { pod: { hostname: first } };
  if (isSet && labels.length === 2 && second !== undefined)
    return { pod: { hostname: first, cluster: second } };
  if (isSet && labels.length === 1)
    return { nothing: 'a name for one cluster, or for a pod without its cluster, is never answered' };
  return { nothing: 'nothing has so many parts' };
}
