import { createHash } from 'node:crypto';
import type { Values } from '../../releases/index';

/**
 * Trust in several CAs, by their public certificates. clustermesh-apiserver reads the bundle only when it starts, so
 * its pods carry the bundle's hash and roll when it changes; agents and Hubble read it again by themselves.
 */
export function bundle(content: string): Values {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return {
    tls: { caBundle: { enabled: true, content } },
    clustermesh: { apiserver: { podAnnotations: { 'meshprint/ca-bundle': hash } } },
  };
}
