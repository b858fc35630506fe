import type { KubeObject } from '../../kinds/index';
import { policyCluster } from './labels';

/** Lists of clusters that policies name, by their texts. */
export type ClusterLists = Map<string, readonly string[]>;

/** Texts of policies that name no cluster, which are the same in every one. */
const plainTexts = new WeakMap<KubeObject, string>();

/** How a policy reads in a cluster, with the lists of clusters that it names kept apart. */
export function policyText(kind: string, policy: KubeObject, own: string, lists: ClusterLists): string {
  const known = plainTexts.get(policy);
  if (known !== undefined) return known;
  const named: (readonly string[])[] = [];
  const said = neutral([policy.metadata, policy.spec, policy.specs], names => {
    named.push(names);
    return listed(names, own, lists);
  });
  const text = JSON.stringify([kind, said]);
  if (named.length === 0) plainTexts.set(policy, text);
  return text;
}

/** A policy with something else in place of the lists of clusters in it. */
function neutral(json: unknown, list: (names: readonly string[]) => unknown): unknown {
  if (Array.isArray(json)) return json.map(item => neutral(item, list));
  if (typeof json !== 'object' || json === null) return json;
  const map = json as Readonly<Record<string, unknown>>;
  const isExpression = typeof map.key === 'string' && map.key.endsWith(policyCluster);
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      if (isExpression && key === 'values' && Array.isArray(value)) return [key, list(value.map(String))];
      if (key.endsWith(policyCluster)) return [key, list([String(value)])];
      return [key, neutral(value, list)];
    }),
  );
}

/** A cluster that only names itself is no longer named; the lists of others are kept. */
function listed(names: readonly string[], own: string, lists: ClusterLists): unknown {
  if (names.length === 1 && names[0] === own) return { own: true };
  const list = [...new Set(names)].sort();
  lists.set(JSON.stringify(list), list);
  return list;
}
