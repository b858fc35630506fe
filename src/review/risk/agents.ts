import type { DangerRule } from './danger';
import { ciliumValue } from './subject';

/** Values that agents do not read, or that have a rule of their own. */
const elsewhere = [
  'clustermesh.apiserver',
  'clustermesh.config.clusters',
  'hubble.relay',
  'hubble.ui',
  'operator',
  'certgen',
];

/** A restart of every agent. */
export const agents: DangerRule = {
  id: 'agents',
  source: 'Documentation/operations/upgrade.rst',
  judge: change => {
    const value = ciliumValue(change);
    if (value === undefined || elsewhere.some(one => value === one || value.startsWith(`${one}.`)))
      return undefined;
    return {
      grade: 'medium',
      reason:
        'agents may restart node by node: connections through the proxy for L7 rules, Ingress, Gateway and DNS are interrupted; others go on',
    };
  },
};
