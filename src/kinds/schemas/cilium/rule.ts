import { exactlyOne, isFilled, type Check } from '../checks';
import { choice, flag, list, named, need, object, text, type TypeOf } from '../node';
import { endpointSelector } from '../selectors';
import { icmpRule } from './icmp';
import { egressDenyPeers, egressPeers, ingressPeers, onePeerKind } from './peers';
import { hostPortsFit, ingressPortsFit } from './portchecks';
import { portDenyRule, portRule } from './ports';

const icmpStandsAlone: Check = function* ({ icmps, toPorts }) {
  if (isFilled(icmps) && isFilled(toPorts))
    yield { at: ['icmps'], problem: 'must not stand beside toPorts: write a rule for each' };
};

const authentication = object({ mode: need(choice('disabled', 'required', 'test-always-fail')) });
const allow = { toPorts: list(portRule), icmps: list(icmpRule), authentication };
const deny = { toPorts: list(portDenyRule), icmps: list(icmpRule) };

const ingressRule = object({ ...ingressPeers, ...allow }, onePeerKind, icmpStandsAlone, ingressPortsFit);
export type IngressRule = TypeOf<typeof ingressRule>;

const egressRule = object({ ...egressPeers, ...allow }, onePeerKind, icmpStandsAlone);
export type EgressRule = TypeOf<typeof egressRule>;

const ingressDenyRule = object({ ...ingressPeers, ...deny }, onePeerKind, icmpStandsAlone);

const egressDenyRule = object({ ...egressDenyPeers, ...deny }, onePeerKind, icmpStandsAlone);

const sections = ['ingress', 'ingressDeny', 'egress', 'egressDeny'];

const hasASection: Check = function* (rule) {
  if (!sections.some(section => isFilled(rule[section])))
    yield { at: [], problem: 'must have at least one rule in ingress, ingressDeny, egress or egressDeny' };
};

/** A rule of a Cilium policy of either scope, as of Cilium 1.18 to 1.20 (pkg/policy/api/rule.go). */
export const ciliumRule = named(
  'CiliumRule',
  object(
    {
      description: text(),
      endpointSelector,
      nodeSelector: endpointSelector,
      ingress: list(ingressRule),
      ingressDeny: list(ingressDenyRule),
      egress: list(egressRule),
      egressDeny: list(egressDenyRule),
      enableDefaultDeny: object({ ingress: flag, egress: flag }),
      labels: list(object({ key: need(text()), value: text(), source: text() })),
      log: object({
        value: text({ pattern: /^\P{C}*$/u, maxLength: 32, says: 'at most 32 printable characters' }),
      }),
    },
    exactlyOne('endpointSelector', 'nodeSelector'),
    hasASection,
    hostPortsFit,
  ),
);
export type CiliumRule = TypeOf<typeof ciliumRule>;
