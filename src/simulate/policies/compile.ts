import { describe, type KubeObject, versionInstead } from '../../kinds/index';
import type { Found, MeshCluster } from '../../mesh/index';
import { readCiliumPolicy } from './cilium-policy';
import { type Entry, isSubject, type Place } from './entry';
import type { Identity } from './identity';
import { readNetworkPolicy } from './network-policy';

/** A rule that is, or may be, about an endpoint. */
export interface Applied {
  readonly entry: Entry;
  /** Why nobody can know whether it is. */
  readonly unsure?: string;
}

/** The rules that are about one endpoint, by direction. */
export interface Rules {
  readonly ingress: readonly Applied[];
  readonly egress: readonly Applied[];
}

/** The policies of one cluster, read once. */
export class ClusterPolicies {
  private readonly clusterwide: Entry[] = [];
  private readonly byNamespace = new Map<string, Entry[]>();
  private readonly known = new Map<string, Rules>();

  constructor(readonly cluster: MeshCluster) {
    for (const entry of entriesOf(cluster)) {
      const { namespace } = entry.subject;
      if (namespace === undefined) this.clusterwide.push(entry);
      else if (!this.byNamespace.has(namespace)) this.byNamespace.set(namespace, [entry]);
      else this.byNamespace.get(namespace)?.push(entry);
    }
  }

  /** Alike for all that have the same labels. */
  rulesFor(subject: Identity): Rules {
    const before = this.known.get(subject.key);
    if (before !== undefined) return before;
    const candidates = [...this.clusterwide, ...(this.byNamespace.get(subject.namespace ?? '') ?? [])];
    const applied = candidates.flatMap((entry): Applied[] => {
      const match = isSubject(entry.subject, subject);
      return match === false ? [] : [match === true ? { entry } : { entry, unsure: match }];
    });
    const rules = {
      ingress: applied.filter(({ entry }) => entry.ingress),
      egress: applied.filter(({ entry }) => !entry.ingress),
    };
    this.known.set(subject.key, rules);
    return rules;
  }
}

type From = Omit<Entry['origin'], 'rule'>;

const readers: Readonly<Record<string, (object: KubeObject, origin: From, place: Place) => Entry[]>> = {
  CiliumClusterwideNetworkPolicy: readCiliumPolicy,
  CiliumNetworkPolicy: readCiliumPolicy,
  NetworkPolicy: readNetworkPolicy,
};

/** How a cluster reads each kind of policy; kinds that it does not read are not there. */
export function readersOf(
  cluster: MeshCluster,
): ReadonlyMap<string, (object: KubeObject, origin: From) => Entry[]> {
  const { settings, name } = cluster;
  const place: Place = {
    cluster,
    minor: settings.minor,
    ...(settings.policyDefaultLocalCluster && { defaultCluster: name }),
  };
  const isRead = (kind: string): boolean => kind !== 'NetworkPolicy' || settings.policy.networkPolicies;
  return new Map(
    Object.entries(readers).flatMap(([kind, read]) =>
      isRead(kind)
        ? [[kind, (object: KubeObject, origin: From) => served(object, read(object, origin, place))] as const]
        : [],
    ),
  );
}

/** What the API server does not take, no agent ever sees: whatever was there before stays. */
function served(object: KubeObject, entries: Entry[]): Entry[] {
  if (versionInstead(object) === undefined) return entries;
  const refused = `the API server does not serve ${object.apiVersion}`;
  return entries.map(entry => ({ ...entry, refused }));
}

function entriesOf(cluster: MeshCluster): Entry[] {
  return [...readersOf(cluster)].flatMap(([kind, read]) =>
    [...(cluster.policies.get(kind) ?? [])]
      .sort(byName)
      .flatMap(({ value, file, path }) =>
        read(value, { object: describe(value), file, ...(path !== undefined && { path }) }),
      ),
  );
}

/** The order of files means nothing, and explanations are in one order. */
function byName({ value: a }: Found<KubeObject>, { value: b }: Found<KubeObject>): number {
  const [first, second] = [describe(a), describe(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
