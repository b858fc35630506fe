import { fewOf } from '../../findings/index';
import type { MeshCluster, WorkloadFacts } from '../../mesh/index';
import { type Endpoint, podOf, type PodRef, podsFitting, strangePod } from '../../simulate/index';
import type { Observed } from '../fleet-choice';
import { UsageError } from '../terminal';
import { addresses } from './address-end';
import type { EntityName } from './end-forms';
import { type EndText, shortKinds } from './end-text';
import { clusterNamed, meantOf, namespaceIn } from './known';
import type { Candidate, Meant } from './meant';

/** What an end means that is no service. `clusters` are those of the flow, whose policies decide. */
export function meantBy(
  end: Exclude<EndText, { readonly service: unknown }>,
  fleet: Observed,
  clusters: readonly string[],
): Meant {
  if ('entity' in end) return { candidates: [entityNamed(end.entity, fleet)], notes: [] };
  if ('dnsName' in end)
    return { candidates: [{ name: end.dnsName, endpoint: { world: { name: end.dnsName } } }], notes: [] };
  if ('address' in end) return addresses(end.address, fleet, clusters);
  if ('workload' in end) return workload(end.workload, fleet);
  const { cluster, namespace, labels, serviceAccount } = end.pods;
  const found = namespaceIn(clusterNamed(fleet, cluster), namespace);
  return podsWith(found, namespace, labels, serviceAccount);
}

const endpointOf: Readonly<Record<EntityName, (cluster: { readonly cluster?: string }) => Endpoint>> = {
  world: () => ({ world: {} }),
  host: cluster => ({ host: cluster }),
  'remote-node': cluster => ({ remoteNode: cluster }),
  'kube-apiserver': cluster => ({ kubeApiServer: cluster }),
  ingress: cluster => ({ ingress: cluster }),
  health: cluster => ({ health: cluster }),
  init: cluster => ({ init: cluster }),
  unmanaged: cluster => ({ unmanaged: cluster }),
};

function entityNamed(
  { name, cluster }: { readonly name: EntityName; readonly cluster?: string },
  fleet: Observed,
): Candidate {
  if (cluster === undefined) return { name, endpoint: endpointOf[name]({}) };
  if (name === 'world') throw new UsageError(`The world is in no cluster; write 'world' alone.`);
  clusterNamed(fleet, cluster);
  return { name: `${name} of ${cluster}`, endpoint: endpointOf[name]({ cluster }) };
}

function workload(
  { cluster, namespace, kind, name }: Extract<EndText, { readonly workload: unknown }>['workload'],
  fleet: Observed,
): Meant {
  const found = namespaceIn(clusterNamed(fleet, cluster), namespace);
  const there = (found.workloads.get(namespace) ?? []).map(({ value }) => value);
  // Of one that is declared, nobody said what kind it is.
  const meant = there.filter(value => value.name === name && (value.kind === kind || value.declared));
  const [first] = meant;
  if (first === undefined) {
    const names = there.filter(value => value.kind === kind).map(value => value.name);
    const hint = names.length === 0 ? ' Name its pods by their labels.' : meantOf(name, names);
    throw new UsageError(`The trees hold no ${kind} ${namespace}/${name} in ${cluster}.${hint}`);
  }
  const pod = podOf(cluster, first);
  return {
    candidates: [{ name: podName(pod, [workloadWords(first)]), endpoint: { pod } }],
    notes: hostNote([pod]),
    declared: declaredIn([first]),
  };
}

/** The pods of all workloads that carry the labels; such a pod, where there is none. */
export function podsWith(
  cluster: MeshCluster,
  namespace: string,
  labels: Readonly<Record<string, string>>,
  serviceAccount?: string,
): Meant {
  const words = { namespace, labels, ...(serviceAccount !== undefined && { serviceAccount }) };
  const found = podsFitting(cluster, words);
  if (found.length > 0)
    return {
      candidates: found.map(({ pod, workloads }) => ({
        name: podName(pod, workloads.map(workloadWords)),
        endpoint: { pod },
      })),
      notes: hostNote(found.map(({ pod }) => pod)),
      declared: declaredIn(found.flatMap(({ workloads }) => workloads)),
    };
  const pod = strangePod(cluster.name, words);
  return {
    candidates: [{ name: podName(pod, []), endpoint: { pod } }],
    notes: [
      `no workload in the trees of ${cluster.name} is ${wordsOf(pod)} in ${namespace}; the answer is for such a pod${nearLabel(cluster, namespace, labels)}`,
    ],
  };
}

/** Labels that were probably meant. */
function nearLabel(
  { workloads }: MeshCluster,
  namespace: string,
  labels: Readonly<Record<string, string>>,
): string {
  const texts = (of: Readonly<Record<string, string>>): string[] =>
    Object.entries(of).map(([key, value]) => `${key}=${value}`);
  const there = (workloads.get(namespace) ?? []).flatMap(({ value }) => texts(value.labels));
  const wrong = texts(labels).find(text => !there.includes(text));
  return wrong === undefined ? '' : meantOf(wrong, there).replace(/^ /, '. ');
}

const hostNote = (pods: readonly PodRef[]): string[] =>
  pods.some(({ hostNetwork }) => hostNetwork === true)
    ? ['pods in the network of their node have the identity of the node']
    : [];

const declaredIn = (workloads: readonly WorkloadFacts[]): string[] =>
  workloads.filter(({ declared }) => declared).map(workloadWords);

/** Said once for both ends. */
export function declaredNote(ends: readonly Meant[]): string[] {
  const names = [...new Set(ends.flatMap(({ declared = [] }) => declared))];
  if (names.length === 0) return [];
  return [
    `${fewOf(names)}: other manifests bring these pods, so they are declared by the blueprint, not seen`,
  ];
}

function wordsOf({ labels, serviceAccount }: Pick<PodRef, 'labels' | 'serviceAccount'>): string {
  const words = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const account = serviceAccount === undefined ? [] : [`sa=${serviceAccount}`];
  return [...words, ...account].join(',') || 'without labels';
}

/** As people may write it again: `deploy/web`. */
const workloadWords = ({ kind, name }: WorkloadFacts): string => `${shortKinds.get(kind) ?? kind}/${name}`;

/** `paris/shop/deploy/web`; of pods that no workload makes `paris/shop/app=web`. */
function podName(pod: PodRef, workloads: readonly string[]): string {
  const words = workloads.length === 0 ? wordsOf(pod) : workloads.join(' and ');
  return `${pod.cluster}/${pod.namespace}/${words}`;
}
