import { isGlobalNamespace } from '../../mesh/global-namespace';
import type { ServiceExportFacts, ServiceFacts } from '../../mesh/index';
import { type Found, keyOf, type MeshCluster, type MeshState } from '../../mesh/state';
import { type Sharing, sharingOf } from './annotations';
import type { Inputs } from './inputs';

/** The pods behind a Service in its own cluster. */
export interface Pods {
  /** Endpoints that are ready. */
  readonly ready: number;
  /** Host names below the Service's own name, for DNS. */
  readonly hostnames: readonly string[];
  /** Why the number is a guess; a sentence without a full stop. */
  readonly assumed?: string;
  /** Workloads behind it that are declared, not seen, by their names. */
  readonly declared?: readonly string[];
}

/** A mesh and what no repository knows of it, with everything that does not change when something breaks. */
export class Facts {
  private readonly known = new Map<string, Map<string, Pods>>();
  private readonly shown = new Map<string, boolean>();

  constructor(
    readonly state: MeshState,
    private readonly inputs: Inputs = {},
  ) {}

  /** Whether somebody said more than the trees. */
  get isMoreSaid(): boolean {
    return this.inputs.ready !== undefined || this.inputs.exportedAt !== undefined;
  }

  cluster(name: string): MeshCluster | undefined {
    return this.state.clusters.get(name);
  }

  service(cluster: string, key: string): Found<ServiceFacts> | undefined {
    return this.cluster(cluster)?.services.get(key);
  }

  exported(cluster: string, key: string): Found<ServiceExportFacts> | undefined {
    return this.cluster(cluster)?.exports.get(key);
  }

  sharing(cluster: MeshCluster, service: ServiceFacts): Sharing {
    return sharingOf(service, cluster.settings.version);
  }

  /** Whether a cluster gives the mesh what is in a namespace; a namespace that is not there gives nothing. */
  gives(cluster: MeshCluster, namespace: string): boolean {
    return cluster.settings.publishes && isGlobalNamespace(cluster, namespace) === true;
  }

  /** Seconds since 1970 at which an export was created, or undefined when nobody said. */
  exportedAt(cluster: string, key: string): number | undefined {
    const said = this.inputs.exportedAt?.[cluster]?.[key];
    const time = said === undefined ? NaN : Date.parse(said);
    return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
  }

  /** The pods behind a Service. */
  pods(cluster: MeshCluster, service: ServiceFacts): Pods {
    const key = keyOf(service.namespace, service.name);
    const known = this.known.get(cluster.name) ?? new Map<string, Pods>();
    this.known.set(cluster.name, known);
    const pods = known.get(key) ?? this.count(cluster, service, key);
    known.set(key, pods);
    return pods;
  }

  private count(cluster: MeshCluster, service: ServiceFacts, key: string): Pods {
    const said = this.inputs.ready?.[cluster.name]?.[key];
    const behind = service.type === 'ExternalName' ? [] : workloadsBehind(cluster, service);
    const hostnames = behind
      .filter(workload => workload.subdomain === service.name)
      .flatMap(workload => workload.hostnames);
    const names = behind.filter(workload => workload.declared === true).map(({ name }) => name);
    const declared = names.length > 0 && { declared: names };
    if (said !== undefined) return { ready: said, hostnames: hostnames.slice(0, said), ...declared };
    if (service.type === 'ExternalName') return { ready: 0, hostnames: [] };
    if (behind.length === 0) return this.guess(cluster, service, key);
    const unsaid = behind
      .filter(({ replicas }) => replicas === undefined)
      .map(({ kind, name }) => `${kind} ${name}`);
    const ready = behind.reduce((sum, { replicas }) => sum + (replicas ?? 1), 0);
    const assumed = `${unsaid.join(', ')} in ${cluster.name} is counted as one pod, since its number is not in the objects`;
    return { ready, hostnames, ...(unsaid.length > 0 && { assumed }), ...declared };
  }

  /** No workload is known: whoever shares or exports the Service, or keeps it to itself, is taken to have a pod. */
  private guess(cluster: MeshCluster, service: ServiceFacts, key: string): Pods {
    const { global, shared } = this.sharing(cluster, service);
    const provides = shared || !global || cluster.exports.has(key);
    const what = `no workload of ${cluster.name} is known behind Service ${key}`;
    if (provides) return { ready: 1, hostnames: [], assumed: `${what}, so one ready endpoint is assumed` };
    // A provider that is drained keeps its pods to its own callers.
    if (cluster.provides?.has(key) === true)
      return {
        ready: 1,
        hostnames: [],
        assumed: `${what}, which the blueprint says it provides, so one ready endpoint is assumed`,
      };
    // Where the fleet shows the pods of the service, a cluster that shows none and shares none has none.
    const assumed = this.showsPods(key) ? undefined : `${what}, and it is not shared, so none is assumed`;
    return { ready: 0, hostnames: [], ...(assumed !== undefined && { assumed }) };
  }

  /** Whether some cluster's workloads are known behind a name. */
  private showsPods(key: string): boolean {
    const known =
      this.shown.get(key) ??
      (this.state.holders.get(key) ?? []).some(name => {
        const [cluster, service] = [this.cluster(name), this.service(name, key)?.value];
        return cluster !== undefined && service !== undefined && workloadsBehind(cluster, service).length > 0;
      });
    this.shown.set(key, known);
    return known;
  }
}

function workloadsBehind({ workloads }: MeshCluster, { namespace, selector }: ServiceFacts) {
  const wanted = Object.entries(selector);
  if (wanted.length === 0) return [];
  return (workloads.get(namespace) ?? [])
    .map(({ value }) => value)
    .filter(({ labels }) =>
      wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value),
    );
}
