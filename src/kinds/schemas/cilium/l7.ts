import { exactlyOne, onlyBeside } from '../checks';
import { choice, list, map, need, object, text, type TypeOf } from '../node';
import { fqdnSelector } from './fqdn';

const secret = object({ name: need(text()), namespace: text() });

const httpRule = object({
  path: text(),
  method: text(),
  host: text(),
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
export type HttpRule = TypeOf<typeof httpRule>;

/** Up to Cilium 1.19; gone from the API in 1.20. */
const kafkaRule = object({
  role: choice('produce', 'consume'),
  apiKey: text(),
  apiVersion: text(),
  clientID: text(),
  topic: text({ maxLength: 255 }),
});

/** What may pass through a port: one protocol's rules. */
export const l7Rules = object(
  {
    http: list(httpRule),
    dns: list(fqdnSelector),
    kafka: list(kafkaRule),
    l7proto: text(),
    l7: list(map(text())),
  },
  exactlyOne('http', 'dns', 'kafka', 'l7proto'),
  onlyBeside('l7', 'l7proto'),
);
export type L7Rules = TypeOf<typeof l7Rules>;
