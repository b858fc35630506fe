import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether only this machine can reach an address or name. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whether a request that names this host may be answered: an address, a name that public DNS cannot have, or the one that
 * was listened on. A page in a browser could reach us under any other name, once that name resolves to this machine.
 */
export function isExpected(header: string | undefined, listenedOn: string): boolean {
  if (header === undefined || !URL.canParse(`http://${header}`)) return false;
  const url = new URL(`http://${header}`);
  // Nothing but a host and a port: no path, no user.
  if (url.pathname !== '/' || url.username !== '' || /[@/?#\\]/.test(header)) return false;
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  return (
    isIP(host) !== 0 ||
    host === listenedOn.toLowerCase() ||
    host === 'localhost' ||
    /\.(?:localhost|internal|local|home\.arpa)$/.test(host)
  );
}
