import ipaddr from 'ipaddr.js';
import { problemWithHostname, problemWithLabel, problemWithPortName, problemWithSubdomain } from '../names';
import { atLeastOne, exactlyOne, type Check } from './checks';
import { objectName } from './common';
import { namespaced } from './kind';
import { choice, freeForm, integer, list, named, need, object, text, word, type TypeOf } from './node';

const backend = named(
  'IngressBackend',
  object(
    {
      service: object({
        name: need(word(problemWithLabel)),
        port: need(
          object(
            { name: word(problemWithPortName), number: integer(1, 65535) },
            exactlyOne('name', 'number'),
          ),
        ),
      }),
      resource: object({ apiGroup: text(), kind: need(text({ minLength: 1 })), name: need(objectName) }),
    },
    exactlyOne('service', 'resource'),
  ),
);
export type IngressBackend = TypeOf<typeof backend>;

/** Parts that change what a path means after it was matched. */
const misleading = ['//', '/./', '/../', '%2f', '%2F'];

const pathSuitsType: Check = function* ({ path, pathType }) {
  const isLiteral = pathType === 'Exact' || pathType === 'Prefix';
  if (path === undefined && isLiteral)
    yield { at: ['path'], problem: `is missing: the pathType is ${pathType}` };
  if (typeof path !== 'string') return;
  const empty = path === '' && !isLiteral;
  if (!empty && !path.startsWith('/')) yield { at: ['path'], problem: "must start with '/'" };
  const bad = misleading.find(part => path.includes(part)) ?? ['/..', '/.'].find(end => path.endsWith(end));
  if (isLiteral && bad !== undefined) yield { at: ['path'], problem: `must not have '${bad}' in it` };
};

const path = object(
  {
    path: text(),
    pathType: need(choice('Exact', 'Prefix', 'ImplementationSpecific')),
    backend: need(backend),
  },
  pathSuitsType,
);

const host = word(name =>
  ipaddr.IPv4.isValidFourPartDecimal(name)
    ? 'must be a domain name, not an IP address'
    : problemWithHostname(name),
);

const rule = object({ host, http: object({ paths: need(list(path, { minItems: 1 })) }) });

const spec = object(
  {
    defaultBackend: backend,
    ingressClassName: word(problemWithSubdomain),
    rules: list(rule),
    tls: list(object({ hosts: list(host), secretName: text() })),
  },
  atLeastOne('defaultBackend', 'rules'),
);
export type IngressSpec = TypeOf<typeof spec>;

/** networking.k8s.io/v1 Ingress. */
export const ingressSchema = namespaced(['networking.k8s.io/v1'], 'Ingress', {
  spec: need(spec),
  status: freeForm,
});
