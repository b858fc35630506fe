import { problemWithAnnotationKey, problemWithSubdomain } from '../../names';
import { isMap } from '../../object';
import { allDiffer, isFilled, keysThat, listIn, mapIn, type Check } from '../checks';
import { choice, list, map, need, object, text, word, type TypeOf } from '../node';
import { labelSelector } from '../selectors';
import { group, hostname, kind, port, sectionName } from './common';
import { secretRef } from './refs';

const protocols = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];

/** The protocols of Gateway API, or one of an implementation, which has a domain in front. */
function problemWithProtocol(name: string): string | undefined {
  const [domain = '', own] = name.split('/');
  const isOwn = own !== undefined && /^[A-Za-z0-9]+$/.test(own) && problemWithSubdomain(domain) === undefined;
  return protocols.includes(name) || (isOwn && name.length <= 255 && name === `${domain}/${own}`)
    ? undefined
    : 'must be HTTP, HTTPS, TLS, TCP or UDP, or a protocol of an implementation such as example.com/bar';
}

const selectorIsThere: Check = function* ({ from, selector }) {
  if (from === 'Selector' && selector === undefined)
    yield { at: ['selector'], problem: 'is missing: from is Selector' };
};

const allowedRoutes = object({
  kinds: list(object({ group, kind: need(kind) }), { maxItems: 8 }),
  namespaces: object({ from: choice('All', 'Selector', 'Same'), selector: labelSelector }, selectorIsThere),
});

const endsSomewhere: Check = function* (tls) {
  const { mode = 'Terminate' } = tls;
  if (mode !== 'Terminate' || isFilled(tls.certificateRefs) || Object.keys(mapIn(tls, 'options')).length > 0)
    return;
  if (listIn(tls, 'certificateRefs').length === 0)
    yield { at: ['certificateRefs'], problem: 'is missing: TLS that ends here needs a certificate' };
};

const tls = object(
  {
    mode: choice('Terminate', 'Passthrough'),
    certificateRefs: list(secretRef, { maxItems: 64 }),
    options: map(text({ maxLength: 4096 }), keysThat(problemWithAnnotationKey, 'option')),
  },
  endsSomewhere,
);

/** What of TLS and hosts a protocol wants and knows. */
const suitsProtocol: Check = function* (listener) {
  const { protocol } = listener;
  if (typeof protocol !== 'string') return;
  const encrypted = protocol === 'HTTPS' || protocol === 'TLS';
  if (encrypted && listener.tls === undefined)
    yield { at: ['tls'], problem: `is missing: the protocol is ${protocol}` };
  if (['HTTP', 'TCP', 'UDP'].includes(protocol) && listener.tls !== undefined)
    yield { at: ['tls'], problem: `must not be set with protocol ${protocol}` };
  if (protocol === 'HTTPS' && mapIn(listener, 'tls').mode === 'Passthrough')
    yield { at: ['tls', 'mode'], problem: 'must be Terminate with protocol HTTPS', expected: 'Terminate' };
  if ((protocol === 'TCP' || protocol === 'UDP') && isFilled(listener.hostname))
    yield { at: ['hostname'], problem: `must not be set with protocol ${protocol}` };
};

const listener = object(
  {
    name: need(sectionName),
    hostname,
    port: need(port),
    protocol: need(word(problemWithProtocol)),
    tls,
    allowedRoutes,
  },
  suitsProtocol,
);
export type GatewayListener = TypeOf<typeof listener>;

export const listeners = list(listener, { minItems: 1, maxItems: 64 });

const placeOf = (entry: unknown): string | undefined =>
  isMap(entry) ? JSON.stringify([entry.port, entry.protocol, entry.hostname ?? null]) : undefined;

/** For the object that holds the listeners. */
export const listenersDiffer: readonly Check[] = [
  allDiffer('listeners', entry => (isMap(entry) ? entry.name : undefined), 'name'),
  allDiffer('listeners', placeOf, 'port, protocol and hostname'),
];
