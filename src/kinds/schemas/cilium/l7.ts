import { problemWithRegex } from '../../regex';
import { type Check, exactlyOne, isFilled, keysThat, onlyBeside } from '../checks';
import { choice, list, map, need, object, text, word } from '../node';
import { fqdnSelector } from './fqdn';

const secret = object({ name: need(text({ minLength: 1 })), namespace: text() });

/** The agent compiles path and method (pkg/policy/api/http.go), the proxy the host too. */
const regex = word(problemWithRegex);

const httpRule = object({
  path: regex,
  method: regex,
  host: regex,
  headers: list(text()),
  headerMatches: list(
    object({
      name: need(text({ minLength: 1 })),
      value: text(),
      secret,
      mismatch: choice('LOG', 'ADD', 'DELETE', 'REPLACE'),
    }),
  ),
});

/** A role stands for several keys of the API. */
const roleStandsAlone: Check = function* ({ role, apiKey }) {
  if (isFilled(role) && isFilled(apiKey) && apiKey !== '')
    yield { at: ['apiKey'], problem: 'must not stand beside role, which means several keys' };
};

/** Up to Cilium 1.19; gone from the API in 1.20. What the agent refuses: pkg/policy/api/kafka.go. */
const kafkaRule = object(
  {
    role: choice('produce', 'consume'),
    apiKey: text(),
    apiVersion: text({ pattern: /^[0-9]*$/u, says: 'a whole number' }),
    clientID: text(),
    topic: text({
      pattern: /^[a-zA-Z0-9\\._-]*$/u,
      maxLength: 255,
      says: "at most 255 letters, digits, '.', '_' and '-'",
    }),
  },
  roleStandsAlone,
);

const isNoEmptyKey = (key: string): string | undefined => (key === '' ? 'is empty' : undefined);

/** What may pass through a port: one protocol's rules. */
export const l7Rules = object(
  {
    http: list(httpRule),
    dns: list(fqdnSelector),
    kafka: list(kafkaRule),
    l7proto: text(),
    l7: list(map(text(), keysThat(isNoEmptyKey, 'key'))),
  },
  exactlyOne('http', 'dns', 'kafka', 'l7proto'),
  onlyBeside('l7', 'l7proto'),
);
