import { type Finding, found } from '../../findings/index';
import type { Chooser } from '../choose';
import { mistakes } from '../mistakes';
import type { NamespacePlan } from '../plan';
import type { ServiceMember, ServicePlan } from '../service-plan';
import type { Owner } from './owner';

/** A service as one cluster provides it, and who wants it. */
interface Wanted {
  readonly service: ServicePlan;
  readonly name: string;
  readonly provider: ServiceMember;
  /** Clusters whose gateways reach it by its Service. */
  readonly callers: Set<string>;
  isImported: boolean;
}

/** What a backend needs to know of such a service. */
type CutService = Pick<ServicePlan, 'name' | 'path'>;

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

  /** The service for one cluster's pods; undefined where there can be none, which is reported. */
  want(
    at: Owner,
    service: ServicePlan,
    cluster: string,
    kind: 'Service' | 'ServiceImport',
  ): CutService | undefined {
    const provider = this.providerOf(at, service, cluster);
    if (provider === undefined) return undefined;
    const name = `${service.name}-${cluster}`;
    const key = `${service.namespace}/${name}`;
    const known = this.wanted.get(key) ?? { service, name, provider, callers: new Set(), isImported: false };
    const owner = this.declared.get(key) ?? known.service;
    if (name.length > longestName || owner !== service || known.provider !== provider) {
      this.report(unusableName(at, name, service, cluster));
      return undefined;
    }
    if (kind === 'ServiceImport') known.isImported = true;
    else for (const caller of at.clusters) known.callers.add(caller);
    this.wanted.set(key, known);
    return { name, path: pathOf(known) };
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
    return [...this.wanted.values()].map(wanted => this.toPlan(wanted));
  }

  private toPlan(wanted: Wanted): ServicePlan {
    const { service, name, provider, callers, isImported } = wanted;
    const having = new Set(this.namespaces.get(service.namespace)?.clusters);
    const consumers = [...callers].filter(caller => caller !== provider.cluster && having.has(caller));
    const plain = { affinity: 'none', annotations: {} } as const;
    return {
      namespace: service.namespace,
      name,
      path: pathOf(wanted),
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
          : {
              syncEndpointSlices: service.global?.syncEndpointSlices === true,
              consumersAreChosen: true,
            },
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

/** Below the service in the model, so that findings show its line, and its silences hold. */
const pathOf = ({ service, provider }: Wanted): string => `${service.path}/${provider.cluster}`;

function unusableName(at: Owner, name: string, service: ServicePlan, cluster: string): Finding {
  const why =
    name.length > longestName ? `is longer than ${longestName} characters` : 'is the name of another service';
  return found(mistakes.clusterServiceName, {
    at: at.path,
    message: `the backend '${service.path}' in ${cluster} would be the service '${service.namespace}/${name}', which ${why}`,
    hint: `Rename the service '${service.path}'${name.length > longestName ? '' : ' or the other one'}.`,
  });
}
