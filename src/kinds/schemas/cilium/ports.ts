import type { Check } from '../checks';
import { choice, integer, list, named, need, object, text, word, type TypeOf } from '../node';
import { l7Rules } from './l7';
import { dnsNeedsPorts, listenerStandsAlone, namesNeedTermination, tcpOnly } from './portchecks';
import { problemWithPort } from './portname';

/** Protocols without ports, which Cilium knows since 1.20. */
const portless = ['VRRP', 'IGMP', 'GRE', 'IPIP', 'IPV6', 'ESP', 'AH'] as const;

/** A port must be given, except with a protocol that has none: there it may only be 0. */
const portSuitsProtocol: Check = function* ({ port, protocol }) {
  const hasNoPorts = portless.some(name => name === protocol);
  if (!hasNoPorts && port === undefined) yield { at: ['port'], problem: 'is missing' };
  if (hasNoPorts && port !== undefined && port !== '0')
    yield { at: ['port'], problem: `must be left out or "0" with protocol ${String(protocol)}` };
};

/** Cilium takes a range that runs backwards for its first port alone, which nobody means; 0 is no range at all. */
const rangeRunsForward: Check = function* ({ port, endPort }) {
  if (typeof endPort !== 'number' || endPort === 0 || typeof port !== 'string') return;
  if (/^[0-9]+$/.test(port) && endPort < Number(port) && Number(port) <= 65535)
    yield { at: ['endPort'], problem: `must not be below port ${port}` };
};

/** Cilium's map keeps a range that begins at 0 as every port (cilium pkg/maps/policymap, NewKeyFromPolicyKey). */
const rangeBeginsAboveZero: Check = function* ({ port, endPort }) {
  if (typeof endPort !== 'number' || endPort === 0 || endPort === 65535) return;
  if (typeof port === 'string' && /^0+$/.test(port))
    yield {
      at: ['port'],
      problem: 'must not be 0 with an endPort: Cilium takes such a range for every port',
      expected: '"1", or no endPort for every port',
    };
};

const portProtocol = object(
  {
    port: word(problemWithPort),
    endPort: integer(0, 65535),
    protocol: choice('TCP', 'UDP', 'SCTP', 'ANY', ...portless),
  },
  portSuitsProtocol,
  rangeRunsForward,
  rangeBeginsAboveZero,
);

/** Cilium looks at no more ports in one rule (pkg/policy/api maxPorts). */
const ports = list(portProtocol, { maxItems: 40 });

const tlsContext = object({
  secret: need(object({ name: need(text()), namespace: text() })),
  trustedCA: text(),
  certificate: text(),
  privateKey: text(),
});

const listener = object({
  envoyConfig: need(
    object({
      kind: choice('CiliumEnvoyConfig', 'CiliumClusterwideEnvoyConfig'),
      name: need(text({ minLength: 1 })),
    }),
  ),
  name: need(text({ minLength: 1 })),
  priority: integer(1, 100),
});

const serverName = text({
  pattern: /^(\*?\*\.)?[-a-zA-Z0-9_*]+(\.[-a-zA-Z0-9_*]+)*\.?$/u,
  maxLength: 255,
  says: 'a DNS name, which may have wildcards',
});

/** Ports of a rule that allows, with what may pass through them. */
export const portRule = named(
  'CiliumPortRule',
  object(
    {
      ports,
      terminatingTLS: tlsContext,
      originatingTLS: tlsContext,
      serverNames: list(serverName, { minItems: 1 }),
      listener,
      rules: l7Rules,
    },
    tcpOnly,
    dnsNeedsPorts,
    namesNeedTermination,
    listenerStandsAlone,
  ),
);
export type PortRule = TypeOf<typeof portRule>;

/** Ports of a rule that denies. */
export const portDenyRule = named('CiliumPortDenyRule', object({ ports }));
export type PortDenyRule = TypeOf<typeof portDenyRule>;
