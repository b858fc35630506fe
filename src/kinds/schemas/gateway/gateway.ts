import ipaddr from 'ipaddr.js';
import { problemWithAnnotationKey, problemWithHostname, problemWithSubdomain } from '../../names';
import { isMap } from '../../object';
import { allDiffer, atMostKeys, keysThat, type Check } from '../checks';
import { objectName } from '../common';
import { namespaced } from '../kind';
import { labels } from '../metadata';
import { choice, freeForm, list, map, need, object, text, word } from '../node';
import { labelSelector } from '../selectors';
import { localRef, port } from './common';
import { listeners, listenersDiffer } from './listeners';
import { caRef, secretRef } from './refs';

function problemWithAddressType(name: string): string | undefined {
  if (['IPAddress', 'Hostname', 'NamedAddress'].includes(name)) return undefined;
  const slash = name.indexOf('/');
  const isOwn =
    slash > 0 && slash < name.length - 1 && problemWithSubdomain(name.slice(0, slash)) === undefined;
  return isOwn && name.length <= 253
    ? undefined
    : 'must be IPAddress, Hostname or NamedAddress, or a type of an implementation such as example.com/pool';
}

const valueSuitsType: Check = function* ({ type = 'IPAddress', value }) {
  if (typeof value !== 'string') return;
  if (type === 'IPAddress' && !ipaddr.IPv4.isValidFourPartDecimal(value) && !ipaddr.IPv6.isValid(value))
    yield { at: ['value'], problem: 'must be an IP address, such as 192.0.2.1' };
  const problem = type === 'Hostname' && value !== '' ? problemWithHostname(value) : undefined;
  if (problem !== undefined) yield { at: ['value'], problem };
};

const address = object(
  { type: word(problemWithAddressType), value: text({ maxLength: 253 }) },
  valueSuitsType,
);

const addressOf = (entry: unknown): string | undefined =>
  isMap(entry) && typeof entry.value === 'string'
    ? JSON.stringify([entry.type ?? 'IPAddress', entry.value])
    : undefined;

const infrastructure = object(
  {
    annotations: map(text({ maxLength: 4096 }), keysThat(problemWithAnnotationKey, 'annotation key')),
    labels,
    parametersRef: localRef,
  },
  atMostKeys('annotations', 16),
  atMostKeys('labels', 8),
);

const clientTls = object({
  validation: object({
    caCertificateRefs: need(list(caRef, { minItems: 1, maxItems: 16 })),
    mode: choice('AllowValidOnly', 'AllowInsecureFallback'),
  }),
});

const frontend = object(
  {
    default: need(clientTls),
    perPort: list(object({ port: need(port), tls: need(clientTls) }), { maxItems: 64 }),
  },
  allDiffer('perPort', entry => (isMap(entry) ? entry.port : undefined), 'port'),
);

const spec = object(
  {
    gatewayClassName: need(objectName),
    listeners: need(listeners),
    addresses: list(address, { maxItems: 16 }),
    allowedListeners: object({
      namespaces: object({ from: choice('All', 'Selector', 'Same', 'None'), selector: labelSelector }),
    }),
    defaultScope: choice('All', 'None'),
    infrastructure,
    tls: object({ backend: object({ clientCertificateRef: secretRef }), frontend }),
  },
  ...listenersDiffer,
  allDiffer('addresses', addressOf, 'type and value'),
);

/** gateway.networking.k8s.io Gateway, as of Gateway API 1.6 with its experimental fields. */
export const gatewaySchema = namespaced(
  ['gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1beta1'],
  'Gateway',
  { spec: need(spec), status: freeForm },
);
