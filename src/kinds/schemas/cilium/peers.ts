import { exceptIsInside, problemWithCidr } from '../cidr';
import { exactlyOne, isFilled, type Check } from '../checks';
import { subdomain } from '../common';
import { choice, list, map, named, need, object, text, word, type TypeOf } from '../node';
import { joinWords } from '../../problem';
import { endpointSelector, labelSelector } from '../selectors';
import { fqdnSelector } from './fqdn';

const cidr = word(problemWithCidr);

const cidrRule = named(
  'CiliumCidrRule',
  object(
    { cidr, cidrGroupRef: subdomain, cidrGroupSelector: labelSelector, except: list(cidr) },
    exactlyOne('cidr', 'cidrGroupRef', 'cidrGroupSelector'),
    exceptIsInside,
  ),
);
export type CidrRule = TypeOf<typeof cidrRule>;

/** Peers that Cilium knows by what they are: pkg/policy/api/entity.go of 1.18 to 1.20. */
const entity = choice(
  'all',
  'world',
  'cluster',
  'host',
  'init',
  'ingress',
  'unmanaged',
  'remote-node',
  'health',
  'none',
  'kube-apiserver',
);
export type Entity = TypeOf<typeof entity>;

const group = object({
  aws: object({
    labels: map(text()),
    securityGroupsIds: list(text()),
    securityGroupsNames: list(text()),
    region: text(),
  }),
});

const service = object({
  k8sService: object({ serviceName: text(), namespace: text() }),
  k8sServiceSelector: object({ selector: need(endpointSelector), namespace: text() }),
});

/** Where traffic may come from. `fromRequires` is gone since Cilium 1.19 in all but name. */
export const ingressPeers = {
  fromEndpoints: list(endpointSelector),
  fromCIDR: list(cidr),
  fromCIDRSet: list(cidrRule),
  fromEntities: list(entity),
  fromGroups: list(group),
  fromNodes: list(endpointSelector),
  fromRequires: list(endpointSelector),
};

/** Where traffic may be denied to go. `toRequires` is gone since Cilium 1.19 in all but name. */
export const egressDenyPeers = {
  toEndpoints: list(endpointSelector),
  toCIDR: list(cidr),
  toCIDRSet: list(cidrRule),
  toEntities: list(entity),
  toServices: list(service),
  toGroups: list(group),
  toNodes: list(endpointSelector),
  toRequires: list(endpointSelector),
};

/** Where traffic may be allowed to go. */
export const egressPeers = { ...egressDenyPeers, toFQDNs: list(fqdnSelector) };

/** The agent refuses a rule with several kinds of peers ("combining X and Y is not supported yet"). */
export const onePeerKind: Check = function* (rule) {
  const kinds = [...Object.keys(ingressPeers), ...Object.keys(egressPeers)];
  const found = kinds.filter(kind => !kind.endsWith('Requires') && isFilled(rule[kind]));
  if (found.length > 1)
    yield {
      at: [],
      problem: `must not have ${joinWords(found)} together: a rule takes one kind of peer, so write a rule for each`,
      actual: joinWords(found),
    };
};
