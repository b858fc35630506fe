import type { MeshState } from '../../mesh/index';
import { describe, type KubeObject } from '../../kinds/index';
import { readersOf } from './compile';
import { textOfRule } from './port-pieces';
import type { PortRule } from './ports';

/** What the rules of all policies say about ports, each once. Equal policies are read once. */
export function portRulesOf(states: readonly MeshState[]): PortRule[] {
  const found = new Map<string, PortRule>();
  const seen = new Set<string>();
  const read = new Map<string, WeakSet<KubeObject>>();
  for (const cluster of states.flatMap(({ clusters }) => [...clusters.values()])) {
    const settings = JSON.stringify([cluster.settings.minor, cluster.settings.policy]);
    const before = read.get(settings) ?? new WeakSet<KubeObject>();
    read.set(settings, before);
    for (const [kind, reader] of readersOf(cluster))
      for (const { value, file } of cluster.policies.get(kind) ?? []) {
        if (before.has(value)) continue;
        before.add(value);
        const text = `${settings} ${kind} ${JSON.stringify([value.spec, value.specs])}`;
        if (seen.has(text)) continue;
        seen.add(text);
        for (const { ports = [] } of reader(value, { object: describe(value), file }))
          for (const rule of ports) found.set(textOfRule(rule), rule);
      }
  }
  return [...found.values()];
}
