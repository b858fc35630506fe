import type { KubeObject } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import type { MeshCluster } from '../../mesh/index';
import { listOf, mapOf, textOf } from './json';

/** What policies ask of allowed traffic: proxies that look into it, and ways to authenticate. */
interface Asks {
  readonly proxies: ReadonlySet<string>;
  readonly modes: ReadonlySet<string>;
}

/**
 * Whether the policies of a cluster ask for more than one proxy, or for more than one way to authenticate. It takes no
 * reading of them in full, which is done for each cluster: most ask for nothing of the kind.
 */
export const asksForSeveral = ({ policies }: MeshCluster): boolean => severalIn(policies);

const severalIn = onceFor((policies: MeshCluster['policies']): boolean => {
  const all = [...policies.values()].flat().map(({ value }) => asksOf(value));
  const isSeveral = (of: (asks: Asks) => ReadonlySet<string>): boolean =>
    new Set(all.flatMap(asks => [...of(asks)])).size > 1;
  return isSeveral(({ proxies }) => proxies) || isSeveral(({ modes }) => modes);
});

const asksOf = onceFor(({ spec, specs }: KubeObject): Asks => {
  const items = [spec, ...(listOf(specs) ?? [])]
    .flatMap(rule => ['ingress', 'egress'].flatMap(list => listOf(mapOf(rule)[list]) ?? []))
    .map(mapOf);
  return {
    proxies: new Set(items.flatMap(({ toPorts }) => (listOf(toPorts) ?? []).flatMap(proxiesOf))),
    modes: new Set(items.flatMap(({ authentication }) => textOf(mapOf(authentication).mode) ?? [])),
  };
});

/** Every proxy that an item of `toPorts` may be read to ask for. */
function proxiesOf(item: unknown): string[] {
  const { rules, ...others } = mapOf(item);
  return [...Object.keys(mapOf(rules)), ...Object.keys(others).filter(key => key !== 'ports')];
}
