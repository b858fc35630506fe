import { describe, type KubeObject, versionInstead } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import type { Found, MeshCluster } from '../../mesh/index';
import { readCiliumPolicy } from './cilium-policy';
import { type Entry, isSubject, type Place } from './entry';
import type { Identity } from './identity';
import { textOf } from './json';
import { type Clash, clashOf, endsOf, mayClash } from './joined';
import { readNetworkPolicy } from './network-policy';
import type { Ends } from './port-match';

/** A rule that is, or may be, about an endpoint. */
export interface Applied {
  readonly entry: Entry;
  /** Why nobody can know whether it is. */
  readonly unsure?: string;
}

/** The rules of one direction that are about one endpoint. */
interface Direction {
  readonly rules: readonly Applied[];
  readonly ends: Ends;
}

/** The rules that are about one endpoint, by direction. */
export interface Rules {
  readonly ingress: Direction;
  readonly egress: Direction;
  /** Why there is no policy that has them all; Cilium keeps what it had before then, in both directions. */
  readonly clash?: Clash;
}

/** The policies of one cluster. Those of a namespace are read, once, when somebody asks about a pod in it. */
class ClusterPolicies {
  private readonly objects: ReadonlyMap<string | undefined, readonly Found<KubeObject>[]>;
  private readonly entries = new Map<string | undefined, readonly Entry[]>();
  private readonly known = new Map<string, Rules>();

  constructor(readonly cluster: MeshCluster) {
    this.objects = byNamespace(cluster.policies);
  }

  /** Whether any of its rules can clash. */
  get mayClash(): boolean {
    return mayClash([...this.objects.keys()].flatMap(namespace => this.entriesIn(namespace)));
  }

  /** @param namespace undefined for what is clusterwide */
  private entriesIn(namespace: string | undefined): readonly Entry[] {
    const entries = this.entries.get(namespace) ?? readAll(this.cluster, this.objects.get(namespace) ?? []);
    this.entries.set(namespace, entries);
    return entries;
  }

  /** Alike for all that have the same labels. */
  rulesFor(subject: Identity): Rules {
    const before = this.known.get(subject.key);
    if (before !== undefined) return before;
    const candidates = [...this.entriesIn(undefined), ...this.entriesIn(subject.namespace ?? '')];
    const applied = candidates.flatMap((entry): Applied[] => {
      const match = isSubject(entry.subject, subject);
      return match === false ? [] : [match === true ? { entry } : { entry, unsure: match }];
    });
    const [ingress, egress] = [true, false].map(way => applied.filter(({ entry }) => entry.ingress === way));
    const rules = joined(ingress ?? [], egress ?? []);
    this.known.set(subject.key, rules);
    return rules;
  }
}

/** Whoever asks about a cluster shares what was read. */
export const policiesOf = onceFor((cluster: MeshCluster) => new ClusterPolicies(cluster));

function joined(ingress: readonly Applied[], egress: readonly Applied[]): Rules {
  const [into, out] = [ingress, egress].map(list => list.map(({ entry }) => entry));
  const clash = clashOf(into ?? []) ?? clashOf(out ?? []);
  return {
    ingress: { rules: ingress, ends: endsOf(into ?? []) },
    egress: { rules: egress, ends: endsOf(out ?? []) },
    ...(clash !== undefined && { clash }),
  };
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

function readAll(cluster: MeshCluster, policies: readonly Found<KubeObject>[]): Entry[] {
  return [...readersOf(cluster)].flatMap(([kind, read]) =>
    policies
      .filter(({ value }) => value.kind === kind)
      .sort(byName)
      .flatMap(({ value, file, path }) =>
        read(value, { object: describe(value), file, ...(path !== undefined && { path }) }),
      ),
  );
}

/** Policies by the namespace that they are in; undefined for the clusterwide ones. */
function byNamespace(
  policies: MeshCluster['policies'],
): ReadonlyMap<string | undefined, Found<KubeObject>[]> {
  const found = new Map<string | undefined, Found<KubeObject>[]>();
  for (const policy of [...policies.values()].flat()) {
    const { kind, metadata } = policy.value;
    const namespace =
      kind === 'CiliumClusterwideNetworkPolicy' ? undefined : (textOf(metadata.namespace) ?? 'default');
    const list = found.get(namespace);
    if (list === undefined) found.set(namespace, [policy]);
    else list.push(policy);
  }
  return found;
}

/** The order of files means nothing, and explanations are in one order. */
function byName({ value: a }: Found<KubeObject>, { value: b }: Found<KubeObject>): number {
  const [first, second] = [describe(a), describe(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
