import type { PlanRule } from '../../rule';
import { dnsAddress } from './dns-address';
import { dnsAutoConfiguration } from './dns-auto-configuration';
import { dnsCorednsVersion } from './dns-coredns-version';
import { dnsStubDomain } from './dns-stub-domain';
import { dnsUnserved } from './dns-unserved';
import { dnsWay } from './dns-way';

/** Rules on the DNS that serves `clusterset.local`. */
export const dnsRules: readonly PlanRule[] = [
  dnsUnserved,
  dnsWay,
  dnsAutoConfiguration,
  dnsCorednsVersion,
  dnsAddress,
  dnsStubDomain,
];
