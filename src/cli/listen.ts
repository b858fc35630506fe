import { isIP } from 'node:net';
import type { Listen } from '../publish/serve/index';
import { UsageError } from './terminal';

/** Where it listens unless told otherwise. */
export const usualListen = { host: '127.0.0.1', port: 8417 };

/** `host:port` or `host`, as people write it; an address of IPv6 stands in brackets. */
export function listenOn(text: string): Listen {
  const [, host, , port] = /^(\[[0-9a-f:.]+\]|[\w.-]+)(:(\d{1,5}))?$/i.exec(text) ?? [];
  const number = port === undefined ? usualListen.port : Number(port);
  if (host === undefined || number > 65_535 || (host.startsWith('[') && isIP(host.slice(1, -1)) !== 6))
    throw new UsageError(`'${text}' is no address to listen on. Write it like 127.0.0.1:8417 or [::1]:8417.`);
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}
