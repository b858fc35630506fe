import type { Values } from '../../releases/index';
import { compose } from '../compose';

/** The same TLS values for clustermesh and for Hubble: with two ways to a CA, each would make one of its own. */
export function bothTls(tls: Values): Values {
  return compose([
    { owner: 'hubble', values: { hubble: { tls } } },
    { owner: 'clustermesh', values: { clustermesh: { apiserver: { tls } } } },
  ]).values;
}
