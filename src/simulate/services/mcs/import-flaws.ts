import { isGlobalNamespace, type MeshState } from '../../../mesh/index';
import { type World, worldAsIs } from '../world';
import { differentExports, examplesOf } from './alike';
import type { Merged } from './merge';
import { type NoDerived, reconcile } from './reconcile';

/** Something that takes callers of an import further than its exports mean. */
export interface ImportFlaw {
  /** `namespace/name`. */
  readonly key: string;
  /** Why the import has no Service behind it, or that exports have an IP family that the import lacks. */
  readonly flaw: NoDerived | 'fewer IP families';
  /** The clusters that import it so, in order; of fewer families those that lose one. */
  readonly clusters: readonly string[];
}

/** Every import that has no Service behind it in some cluster, or fewer IP families than some of its exports. */
export function* importFlaws(state: MeshState): Generator<ImportFlaw> {
  const world = worldAsIs(state);
  for (const [key, holders] of state.holders) {
    if (!holders.some(name => state.clusters.get(name)?.exports.has(key))) continue;
    if (!mayBeFlawed(world, key)) continue;
    const found = new Map<ImportFlaw['flaw'], Set<string>>();
    const add = (flaw: ImportFlaw['flaw'], names: readonly string[]): void => {
      found.set(flaw, new Set([...(found.get(flaw) ?? []), ...names]));
    };
    for (const cluster of state.clusters.values()) {
      const { merged, noDerived } = reconcile(world, cluster, key);
      if (noDerived !== undefined) add(noDerived, [cluster.name]);
      const losing = losers(merged);
      if (losing.length > 0) add('fewer IP families', losing);
    }
    world.forget();
    for (const [flaw, clusters] of found) yield { key, flaw, clusters: [...clusters].sort() };
  }
}

/** Exporters that have a family which the import lacks; one that shares none is a conflict, and told of as such. */
function losers(merged: Merged | undefined): string[] {
  const families = merged?.families ?? [];
  return (merged?.exports ?? [])
    .filter(({ ipFamilies }) => ipFamilies.some(family => families.includes(family)))
    .filter(({ ipFamilies }) => ipFamilies.some(family => !families.includes(family)))
    .map(({ cluster }) => cluster);
}

/** Most exports are alike, in clusters that are; nothing can be wrong with those. */
function mayBeFlawed(world: World, key: string): boolean {
  const examples = examplesOf(world.facts.state);
  const exports = differentExports(world, key);
  const families = new Set([...exports, ...examples.map(({ settings }) => settings)].map(familiesOf));
  const namespace = key.slice(0, key.indexOf('/'));
  return (
    families.size > 1 ||
    exports.some(({ ports }) => ports.some(({ name }) => name === '')) ||
    examples.some(cluster => isGlobalNamespace(cluster, namespace) === false)
  );
}

const familiesOf = ({ ipFamilies }: { readonly ipFamilies: readonly string[] }): string =>
  ipFamilies.join(' ');
