import type { Fleet } from '../../src/model/index';
import { linked } from '../support/fleets';
import { shop } from './fleets';

const three = { paris: {}, rome: {}, oslo: {} };

/** One change each, as people make them. */
export const cases: Readonly<Record<string, () => readonly [before: Fleet, after: Fleet]>> = {
  'a-cluster-joins': () => [shop(), shop({ ...three, lyon: {} })],
  'a-cluster-leaves': () => [shop({ ...three, lyon: {} }), shop()],
  'a-link-removed': () => [
    shop(),
    shop(three, { mesh: { topology: linked(['paris', 'rome'], ['paris', 'oslo']) } }),
  ],
  'links-added': () => [
    shop(three, { mesh: { topology: linked(['paris', 'rome'], ['paris', 'oslo']) } }),
    shop(),
  ],
  'a-minor': () => [shop(three, { cilium: { version: '1.19.6' } }), shop()],
  'a-patch': () => [shop(three, { cilium: { version: '1.20.2' } }), shop()],
  'a-policy-goes': () => [shop(), shop(three, {}, { policy: false })],
  'a-namespace-renamed': () => [shop(), shop(three, {}, { namespace: 'store' })],
  'a-provider-drained': () => [shop(), shop(three, {}, { providers: ['paris'] })],
  'encryption-on': () => [shop(), shop(three, { mesh: { encryption: { wireGuard: {} } } })],
};
