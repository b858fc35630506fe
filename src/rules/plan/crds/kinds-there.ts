import { definedKind, isBuiltInGroup, typeOf } from '../../../kinds/index';
import type { ClusterPlan, Plan } from '../../../plan/index';
import {
  gatewayApi,
  mcsApi,
  removedApi,
  sampleGroup,
  servesGatewayApi,
  servesMcsApi,
} from '../../../releases/index';

/** Group, version and kind of an object. */
export type ObjectType = NonNullable<ReturnType<typeof typeOf>>;

/** What a cluster knows of a kind. */
type Presence =
  | { readonly is: 'there' }
  /** The CRD is an object of these layers of people's. */
  | { readonly is: 'carried'; readonly by: ReadonlySet<string> }
  /** Nothing brings it, for this reason. */
  | { readonly is: 'missing'; readonly because: string; readonly hint?: string };

const there: Presence = { is: 'there' };

/** Which kinds are there in one cluster when people's layers are applied, as far as the blueprint says. */
export class KindsThere {
  private readonly carried = new Map<string, Set<string>>();
  private readonly assumed: ReadonlySet<string>;

  constructor(
    private readonly cluster: ClusterPlan,
    private readonly brought: ReadonlySet<string>,
  ) {
    this.assumed = new Set(cluster.crds.assumed.map(keyOf));
    for (const { layer, objects } of cluster.placed)
      for (const { object } of objects) this.carry(layer, object);
  }

  private carry(layer: string, object: unknown): void {
    const defined = definedKind(object);
    for (const version of defined?.versions ?? []) {
      const key = `${defined?.group ?? ''}/${version}/${defined?.kind ?? ''}`;
      this.carried.set(key, (this.carried.get(key) ?? new Set()).add(layer));
    }
  }

  presenceOf(type: ObjectType): Presence {
    // Of what Kubernetes itself had once, object/api-removed speaks; of what never was, object/mcs-group.
    if (
      isBuiltInGroup(type.group) ||
      type.group === sampleGroup ||
      removedApi(`${type.group}/${type.version}`, type.kind) !== undefined
    )
      return there;
    if (this.brought.has(type.group) || this.certifies(type.group) || this.assumed.has(keyOf(type)))
      return there;
    const by = this.carried.get(keyOf(type));
    if (by !== undefined) return { is: 'carried', by };
    if (type.group === gatewayApi.group || type.group === gatewayApi.experimentalGroup)
      return this.gateway(type);
    return type.group === mcsApi.group ? this.mcs(type) : this.unstated(type);
  }

  /** cert-manager is there in clusters that trust it. */
  private certifies(group: string): boolean {
    return this.cluster.trust.kind === 'cert-manager' && /^(?:acme\.)?cert-manager\.io$/.test(group);
  }

  private gateway({ group, version, kind }: ObjectType): Presence {
    const { stated } = this.cluster.crds.gatewayApi;
    const { documented } = this.cluster.cilium.release.gatewayApi;
    if (stated === undefined)
      return {
        is: 'missing',
        because: 'nothing says who brings the CRDs of Gateway API',
        hint: `Say crds: { gatewayApi: { install: { version: '${documented}' } } }, or \`assumes\` where something else brings them.`,
      };
    const isServed =
      group === gatewayApi.group
        ? servesGatewayApi(stated.version, stated.channel, version, kind)
        : stated.channel === 'experimental';
    if (isServed) return there;
    return {
      is: 'missing',
      because: `Gateway API ${stated.version} does not serve it in its ${stated.channel} channel`,
      hint: "Take another version of the object, a later release, or channel: 'experimental'.",
    };
  }

  private mcs({ version }: ObjectType): Presence {
    const { stated, enabled, operatorOwns } = this.cluster.crds.mcsApi;
    const hint = 'Use new ExportedService(…), which exports in the version that each Cilium speaks.';
    const { mcsApiVersion } = this.cluster.cilium.release;
    if (operatorOwns)
      return version === 'v1alpha1' || `${mcsApi.group}/${version}` === mcsApiVersion
        ? there
        : { is: 'missing', because: `the CRDs of this Cilium do not serve ${version}`, hint };
    if (stated === undefined || (stated.by === 'install' && !enabled))
      return { is: 'missing', because: 'the Multi-Cluster Services API is not on there', hint };
    return servesMcsApi(stated.version, version)
      ? there
      : { is: 'missing', because: `its release ${stated.version} does not serve ${version}`, hint };
  }

  private unstated(type: ObjectType): Presence {
    const others = this.cluster.crds.assumed.filter(
      ({ group, kind }) => group === type.group && kind === type.kind,
    );
    const because =
      others.length === 0
        ? 'nothing says who brings its CRD'
        : `its CRD is assumed to serve ${others.map(({ version }) => version).join(' and ')} only`;
    return { is: 'missing', because };
  }
}

const keyOf = ({ group, version, kind }: ObjectType): string => `${group}/${version}/${kind}`;

/** API groups whose CRDs come with what every cluster of the fleet has: Cilium and Flux. */
export function groupsBrought({ flux }: Plan): Set<string> {
  return new Set([
    'cilium.io',
    ...flux.release.components.map(component => fluxGroups[component]),
    ...(flux.install === 'operator' ? ['fluxcd.controlplane.io'] : []),
  ]);
}

const fluxGroups = {
  'source-controller': 'source.toolkit.fluxcd.io',
  'kustomize-controller': 'kustomize.toolkit.fluxcd.io',
  'helm-controller': 'helm.toolkit.fluxcd.io',
  'notification-controller': 'notification.toolkit.fluxcd.io',
} as const;

/** The first object of each type in each layer of people's, with its place. */
export function* typesPlaced({
  placed,
}: ClusterPlan): Generator<{ readonly layer: string; readonly at: string; readonly type: ObjectType }> {
  for (const { layer, objects } of placed) {
    const seen = new Set<string>();
    for (const { object, path = layer } of objects) {
      const type = typeOf(object);
      if (type === undefined || seen.has(keyOf(type))) continue;
      seen.add(keyOf(type));
      yield { layer, at: path, type };
    }
  }
}
