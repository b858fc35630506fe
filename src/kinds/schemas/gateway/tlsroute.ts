import ipaddr from 'ipaddr.js';
import { problemWithHostname } from '../../names';
import { namespaced } from '../kind';
import { choice, freeForm, list, need, object, word } from '../node';
import { namesDiffer, sectionName } from './common';
import { backendRef, routeChecks, routeFields } from './refs';

/** TLS names hosts only, never addresses (RFC 6066). */
const serverName = word(name =>
  ipaddr.IPv4.isValidFourPartDecimal(name)
    ? 'must be a domain name, not an IP address'
    : problemWithHostname(name),
);

const rule = object({
  name: sectionName,
  backendRefs: need(list(backendRef, { minItems: 1, maxItems: 16 })),
});

const spec = object(
  {
    ...routeFields,
    hostnames: need(list(serverName, { minItems: 1, maxItems: 1024 })),
    rules: need(list(rule, { minItems: 1, maxItems: 1 })),
    useDefaultGateways: choice('All', 'None'),
  },
  ...routeChecks,
);

/** gateway.networking.k8s.io TLSRoute, since Gateway API 1.4 (v1 since 1.5). */
export const tlsRouteSchema = namespaced(
  ['gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1alpha3'],
  'TLSRoute',
  { spec: need(spec), status: freeForm },
);

/** gateway.networking.k8s.io/v1alpha2 TLSRoute: the one that Cilium reads up to 1.19. */
export const tlsRouteAlphaSchema = namespaced(['gateway.networking.k8s.io/v1alpha2'], 'TLSRoute', {
  spec: need(
    object(
      {
        ...routeFields,
        hostnames: list(serverName, { maxItems: 16 }),
        rules: need(list(rule, { minItems: 1, maxItems: 16 })),
        useDefaultGateways: choice('All', 'None'),
      },
      ...routeChecks,
      ...namesDiffer('rules'),
    ),
  ),
  status: freeForm,
});
