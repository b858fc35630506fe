import { problemWithPortName } from '../names';
import { exceptIsInside, problemWithCidr } from './cidr';
import { atLeastOne, isFilled, type Check } from './checks';
import { namespaced } from './kind';
import { choice, integer, intOrText, list, need, object, type TypeOf, word } from './node';
import { labelSelector } from './selectors';

/** A range of ports needs two numbers, the second not below the first. */
const rangeIsOne: Check = function* ({ port, endPort }) {
  if (typeof endPort !== 'number') return;
  if (typeof port !== 'number') yield { at: ['endPort'], problem: 'is only allowed when port is a number' };
  else if (endPort < port) yield { at: ['endPort'], problem: `must not be below port ${port}` };
};

const port = object(
  {
    port: intOrText(integer(1, 65535), word(problemWithPortName)),
    endPort: integer(1, 65535),
    protocol: choice('TCP', 'UDP', 'SCTP'),
  },
  rangeIsOne,
);

const blockStandsAlone: Check = function* (peer) {
  if (isFilled(peer.ipBlock) && (isFilled(peer.podSelector) || isFilled(peer.namespaceSelector)))
    yield { at: ['ipBlock'], problem: 'must be the only field of its peer' };
};

const peer = object(
  {
    ipBlock: object(
      { cidr: need(word(problemWithCidr)), except: list(word(problemWithCidr)) },
      exceptIsInside,
    ),
    namespaceSelector: labelSelector,
    podSelector: labelSelector,
  },
  blockStandsAlone,
  atLeastOne('ipBlock', 'namespaceSelector', 'podSelector'),
);

const spec = object({
  podSelector: need(labelSelector),
  ingress: list(object({ from: list(peer), ports: list(port) })),
  egress: list(object({ to: list(peer), ports: list(port) })),
  policyTypes: list(choice('Ingress', 'Egress'), { maxItems: 2 }),
});
export type NetworkPolicySpec = TypeOf<typeof spec>;

/** networking.k8s.io/v1 NetworkPolicy. */
export const networkPolicySchema = namespaced(['networking.k8s.io/v1'], 'NetworkPolicy', {
  spec: need(spec),
});
