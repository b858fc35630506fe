import type { DangerRule } from './danger';
import { ciliumValue, isAt } from './subject';

const groups = new Set(['cert-manager.io', 'trust.cert-manager.io']);

/** What the clusters' mutual TLS rests on. */
export const trust: DangerRule = {
  id: 'trust',
  source: 'Documentation/network/clustermesh/setup.rst, trust between clusters; cilium/cilium#32076',
  judge: change => {
    const value = ciliumValue(change);
    if (value !== undefined) return ofValue(value, change.before, change.after);
    const { object, layer, kind } = change;
    if (object === undefined || (layer !== 'trust' && !groups.has(object.group))) return undefined;
    if (kind === 'added') return undefined;
    return {
      grade: 'high',
      reason: `${object.kind} ${object.name} is part of what certificates are made from: when peers do not trust the new ones, their connections end at the next handshake`,
    };
  },
};

function ofValue(value: string, before: unknown, after: unknown): ReturnType<DangerRule['judge']> {
  if (value === 'clustermesh.apiserver.tls.authMode')
    return before === 'legacy' && after === 'cluster'
      ? {
          grade: 'critical',
          reason:
            'authMode goes from legacy to cluster in one step: peers that are not changed yet are refused; go by migration',
        }
      : { grade: 'high', reason: 'authMode decides which certificates of peers are accepted' };
  if (isAt(value, ['clustermesh.apiserver.tls', 'tls', 'clustermesh.config.tls']) && value !== 'clustermesh')
    return {
      grade: 'high',
      reason: `${value} changes how certificates are made or checked: a peer that does not trust them is cut off`,
    };
  return undefined;
}
