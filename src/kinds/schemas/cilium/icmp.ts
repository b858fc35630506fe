import { isIcmpType } from '../../icmp';
import type { Check } from '../checks';
import { choice, integer, intOrText, list, named, need, object, text, type TypeOf } from '../node';

const typeIsOfFamily: Check = function* ({ type, family = 'IPv4' }) {
  if (typeof type !== 'string' || (family !== 'IPv4' && family !== 'IPv6')) return;
  if (!isIcmpType(family, type))
    yield {
      at: ['type'],
      problem: `must be a number from 0 to 255, or the name of a type of ICMP over ${family}`,
    };
};

const icmpField = object(
  { family: choice('IPv4', 'IPv6'), type: need(intOrText(integer(0, 255), text())) },
  typeIsOfFamily,
);

/** ICMP messages that a rule is about. */
export const icmpRule = named('CiliumIcmpRule', object({ fields: list(icmpField, { maxItems: 40 }) }));
export type IcmpRule = TypeOf<typeof icmpRule>;
