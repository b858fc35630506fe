import { exactlyOne } from '../checks';
import { named, object, text, type TypeOf } from '../node';

// The same language as Cilium's `^([-a-zA-Z0-9_]+[.]?)+$`, which takes exponential time on some strings.
const name = /^[-a-zA-Z0-9_]+(\.[-a-zA-Z0-9_]+)*\.?$/u;
const wildcard = /^[-a-zA-Z0-9_*]+(\.[-a-zA-Z0-9_*]+)*\.?$/u;

/** DNS names, one by one or by wildcard: the peers of `toFQDNs`, and the names that a DNS rule lets be looked up. */
export const fqdnSelector = named(
  'CiliumFqdnSelector',
  object(
    {
      matchName: text({ pattern: name, maxLength: 255, says: 'a DNS name of at most 255 characters' }),
      matchPattern: text({
        pattern: wildcard,
        maxLength: 255,
        says: "a DNS name of at most 255 characters, in which '*' stands for anything",
      }),
    },
    exactlyOne('matchName', 'matchPattern'),
  ),
);
export type FqdnSelector = TypeOf<typeof fqdnSelector>;
