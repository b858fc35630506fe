import type { Tree } from '../../../kinds/index';
import { onceFor } from '../../../kinds/once';
import type { MeshCluster, MeshState, ServiceFacts, WorkloadFacts } from '../../../mesh/index';
import {
  kubernetesKey,
  type Labels,
  podIdentity,
  podOf,
  readSelector,
  type Requirement,
  type Selector,
  selects,
} from '../../../simulate/index';
import { clustersWithMakers } from '../makers';
import { podLabels } from './peers';

/**
 * What the trees know of pods. Many fleets leave their workloads to other manifests, so a namespace counts as known only
 * where some workload of it is in the tree, and nothing beside it may make more.
 */
export class Knowledge {
  private readonly makers: ReadonlySet<string>;
  private readonly services = new Map<MeshCluster, ReadonlyMap<string, readonly ServiceFacts[]>>();

  constructor(
    readonly state: MeshState,
    trees: readonly Tree[],
  ) {
    this.makers = clustersWithMakers(trees);
  }

  /** Whether all workloads of a namespace are known. */
  isKnown({ name, workloads }: MeshCluster, namespace: string): boolean {
    return !this.makers.has(name) && workloads.has(namespace);
  }

  /** False where a namespace is known, and no pod or service in it fits. */
  mayHave(cluster: MeshCluster, namespace: string, selector: Selector): boolean {
    const { identityLabels } = cluster.settings.policy;
    if (!this.isKnown(cluster, namespace) || identityLabels !== undefined) return true;
    const own = podLabels(selector);
    return (
      workloadsIn(cluster, namespace).some(workload => selects(own, labelsOf(workload))) ||
      this.servicesIn(cluster, namespace).some(service => mayStandFor(service, own))
    );
  }

  private servicesIn(cluster: MeshCluster, namespace: string): readonly ServiceFacts[] {
    const services = this.services.get(cluster) ?? byNamespace(cluster);
    this.services.set(cluster, services);
    return services.get(namespace) ?? [];
  }
}

const workloadsIn = ({ workloads }: MeshCluster, namespace: string): WorkloadFacts[] =>
  (workloads.get(namespace) ?? []).map(({ value }) => value);

function byNamespace({ services }: MeshCluster): Map<string, ServiceFacts[]> {
  const found = new Map<string, ServiceFacts[]>();
  for (const { value } of services.values()) {
    const list = found.get(value.namespace);
    if (list === undefined) found.set(value.namespace, [value]);
    else list.push(value);
  }
  return found;
}

/** The labels of a workload's pods that are the same in every cluster. */
const labelsOf = onceFor(
  (workload: WorkloadFacts): Labels => podIdentity(podOf('', workload), undefined).labels,
);

/** Whether pods behind a service may be meant: none of their labels says otherwise, and one says so. */
function mayStandFor({ selector }: ServiceFacts, own: Selector): boolean {
  const conditions = readSelector({ matchLabels: selector }, kubernetesKey);
  const said = own.flatMap(requirement => {
    const value = selector[requirement.key];
    return value === undefined ? [] : [fits(requirement, value)];
  });
  return conditions.length > 0 && (own.length === 0 || said.length > 0) && said.every(Boolean);
}

function fits({ operator, values }: Requirement, value: string): boolean {
  if (operator === 'Exists') return true;
  if (operator === 'DoesNotExist') return false;
  return values.has(value) !== (operator === 'NotIn');
}
