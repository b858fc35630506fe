import { isFilled, listIn, mapIn, objectsIn, type Check, type Unchecked } from '../checks';

/*
 * What Cilium's agent refuses of the rules of a port although the CRD takes it (pkg/policy/api/rule_validation.go). A
 * policy that the agent refuses is not enforced at all.
 */

/** The layer 7 fields of a PortRule that say something. */
const layer7 = (rule: Unchecked): string[] =>
  ['http', 'dns', 'kafka', 'l7proto'].filter(field => isFilled(mapIn(rule, 'rules')[field]));

/** Layer 7 rules need TCP (DNS rules do not) and a port that is not 0. */
export const tcpOnly: Check = function* (rule) {
  const kinds = layer7(rule);
  if (kinds.length === 0) return;
  for (const [at, { port, protocol }] of objectsIn(rule, 'ports')) {
    if (!kinds.includes('dns') && protocol !== 'TCP')
      yield {
        at: [...at, 'protocol'],
        problem: 'must be TCP, because the rule looks into layer 7',
        expected: 'TCP',
      };
    if (port === '0')
      yield { at: [...at, 'port'], problem: 'must not be "0", because the rule looks into layer 7' };
  }
};

/** DNS rules need single ports. */
export const dnsNeedsPorts: Check = function* (rule) {
  if (!layer7(rule).includes('dns')) return;
  if (listIn(rule, 'ports').length === 0)
    yield { at: ['ports'], problem: 'is missing: DNS rules need the port of the DNS server, 53' };
  for (const [at, { port, endPort }] of objectsIn(rule, 'ports'))
    if (typeof endPort === 'number' && typeof port === 'string' && endPort > Number(port))
      yield { at: [...at, 'endPort'], problem: 'must not be set: DNS rules take no ranges of ports' };
};

/** A server name beside layer 7 rules is only seen where TLS ends at the proxy. */
export const namesNeedTermination: Check = function* (rule) {
  if (isFilled(rule.serverNames) && layer7(rule).length > 0 && rule.terminatingTLS === undefined)
    yield { at: ['serverNames'], problem: 'needs terminatingTLS when the rule looks into layer 7' };
};

/** A listener of one's own does its own layer 7. */
export const listenerStandsAlone: Check = function* (rule) {
  if (isFilled(rule.listener) && layer7(rule).length > 0)
    yield { at: ['listener'], problem: 'must not stand beside layer 7 rules' };
};

/** What ingress cannot do: DNS rules and listeners. For the rule that holds `toPorts`. */
export const ingressPortsFit: Check = function* (rule) {
  for (const [at, portRule] of objectsIn(rule, 'toPorts')) {
    if (layer7(portRule).includes('dns'))
      yield { at: [...at, 'rules', 'dns'], problem: 'is only allowed on egress' };
    if (isFilled(portRule.listener)) yield { at: [...at, 'listener'], problem: 'is only allowed on egress' };
  }
};

/** What host policies (those with a nodeSelector) cannot do: layer 7 on ingress, HTTP on egress. */
export const hostPortsFit: Check = function* (rule) {
  if (!isFilled(rule.nodeSelector)) return;
  const refused = { ingress: ['http', 'dns', 'kafka', 'l7proto'], egress: ['http', 'kafka', 'l7proto'] };
  for (const [direction, kinds] of Object.entries(refused))
    for (const [atRule, directed] of objectsIn(rule, direction))
      for (const [at, portRule] of objectsIn(directed, 'toPorts'))
        for (const kind of layer7(portRule).filter(found => kinds.includes(found)))
          yield {
            at: [...atRule, ...at, 'rules', kind],
            problem: `is not allowed on ${direction} of a policy for nodes`,
          };
};
