import { type Finding, found } from '../../findings/index';
import type { Chooser } from '../choose';
import { mistakes } from '../mistakes';
import type { NamespacePlan } from '../plan';
import type { ServiceMember, ServicePlan } from '../service-plan';
import type { Owner } from './context';

/** A service as one cluster provides it, and who wants it. */
interface Wanted {
  readonly service: ServicePlan;
  readonly name: string;
  readonly provider: ServiceMember;
  /** Clusters whose gateways reach it by its Service. */
  readonly callers: Set<string>;
  isImported: boolean;
}

/** Services have names of at most so many characters. */
const longestName = 63;

/**
 * Services made for the pods of one cluster, because routes share traffic out between clusters: Cilium has no weights
 * within a service.
 */
export class ClusterServices {
  private readonly wanted = new Map<string, Wanted>();

  constructor(
    private readonly declared: ReadonlyMap<string, ServicePlan>,
    private readonly namespaces: ReadonlyMap<string, NamespacePlan>,
    private readonly chooser: Chooser,
    private readonly report: (finding: Finding) => void,
  ) {}

  /** The name of the service for one cluster's pods; undefined where there can be none, which is reported. */
  want(
    at: Owner,
    service: ServicePlan,
    cluster: string,
    kind: 'Service' | 'ServiceImport',
  ): string | undefined {
    const provider = this.providerOf(at, service, cluster);
    if (provider === undefined) return undefined;
    const name = `${service.name}-${cluster}`;
    const path = `${service.namespace}/${name}`;
    const known = this.wanted.get(path) ?? { service, name, provider, callers: new Set(), isImported: false };
    const owner = this.declared.get(path) ?? known.service;
    if (name.length > longestName || owner !== service || known.provider !== provider) {
      this.report(unusableName(at, path, service, cluster));
      return undefined;
    }
    if (kind === 'ServiceImport') known.isImported = true;
    else for (const caller of at.clusters) known.callers.add(caller);
    this.wanted.set(path, known);
    return name;
  }

  private providerOf(at: Owner, service: ServicePlan, cluster: string): ServiceMember | undefined {
    const providers = service.members.filter(({ role }) => role === 'provider');
    const provider = providers.find(member => member.cluster === cluster);
    if (provider !== undefined) return provider;
    if (!this.chooser.isKnown(cluster)) this.chooser.expectKnown(at.path, 'cluster of a backend', [cluster]);
    else if (providers.length > 0)
      this.report(
        found(mistakes.clusterBackend, {
          at: at.path,
          clusters: [cluster],
          message: `a backend is '${service.path}' in ${cluster}, which does not provide it`,
          expected: `one of: ${providers.map(member => member.cluster).join(', ')}`,
          hint: 'Name one of its providers, or leave cluster out.',
        }),
      );
    return undefined;
  }

  /** All that were wanted, as services like any other. */
  plans(): ServicePlan[] {
    return [...this.wanted.entries()].map(([path, wanted]) => this.toPlan(path, wanted));
  }

  private toPlan(path: string, { service, name, provider, callers, isImported }: Wanted): ServicePlan {
    const having = new Set(this.namespaces.get(service.namespace)?.clusters);
    const consumers = [...callers].filter(caller => caller !== provider.cluster && having.has(caller));
    const plain = { affinity: 'none', annotations: {} } as const;
    return {
      namespace: service.namespace,
      name,
      path,
      cutFrom: service.path,
      type: 'ClusterIP',
      headless: false,
      ports: service.ports,
      sessionAffinitySeconds: undefined,
      trafficDistribution: undefined,
      owner: 'meshprint',
      global:
        consumers.length === 0
          ? undefined
          : { syncEndpointSlices: service.global?.syncEndpointSlices === true },
      exported: isImported ? service.exported : undefined,
      members: [
        { ...provider, ...plain },
        // Without a selector: a caller's cluster may have pods with these labels too, and must not answer itself.
        ...consumers.map(cluster => ({
          cluster,
          role: 'consumer' as const,
          selector: {},
          targetPorts: provider.targetPorts,
          shared: false,
          ...plain,
        })),
      ].sort((a, b) => (a.cluster < b.cluster ? -1 : 1)),
    };
  }
}

function unusableName(at: Owner, path: string, service: ServicePlan, cluster: string): Finding {
  const name = path.slice(path.indexOf('/') + 1);
  const why =
    name.length > longestName ? `is longer than ${longestName} characters` : 'is the name of another service';
  return found(mistakes.clusterServiceName, {
    at: at.path,
    message: `the backend '${service.path}' in ${cluster} would be the service '${path}', which ${why}`,
    hint: `Rename the service '${service.path}'${name.length > longestName ? '' : ' or the other one'}.`,
  });
}
