import { createHash } from 'node:crypto';
import type { KubeObject } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import { policyCluster } from './labels';

/** A list of clusters in a policy, in any order. */
export interface ClusterList {
  readonly names: readonly string[];
  /** The same for lists of the same clusters. */
  readonly id: string;
}

/** What a policy says, and apart from that the clusters that it names. */
interface Said {
  readonly text: string;
  readonly named: readonly ClusterList[];
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** What a policy says, in short. */
export const saidBy = onceFor(({ kind, metadata, spec, specs }: KubeObject): Said => {
  const { text, named } = saidIn([kind, metadata, spec, specs]);
  return { text: digestOf(text), named };
});

function saidIn(json: unknown): Said {
  return typeof json === 'object' && json !== null
    ? saidInside(json)
    : { text: json === undefined ? '' : JSON.stringify(json), named: nobody };
}

const nobody: readonly ClusterList[] = [];

/** Policies of a cluster share what they have in common. */
const saidInside = onceFor((json: object): Said => {
  const isExpression = 'key' in json && typeof json.key === 'string' && json.key.endsWith(policyCluster);
  const isList = Array.isArray(json);
  let text = isList ? '[' : '{';
  const named: ClusterList[] = [];
  for (const [key, value] of Object.entries(json)) {
    const said =
      isExpression && key === 'values' && Array.isArray(value)
        ? clusters(value.map(String))
        : key.endsWith(policyCluster)
          ? clusters([String(value)])
          : saidIn(value);
    text += `${isList ? '' : JSON.stringify(key)}:${said.text},`;
    named.push(...said.named);
  }
  return { text, named };
});

function clusters(written: readonly string[]): Said {
  const names = [...new Set(written)].sort();
  return { text: '@', named: [{ names, id: names.length === 1 ? names.join() : digestOf(names.join(' ')) }] };
}
