import {
  type Cluster,
  everyCluster,
  type FleetProps,
  type GatewayApiInstall,
  type GatewayApiSource,
  type McsApiAssumption,
  type McsApiSource,
} from '../model/index';
import { type CiliumRelease, gatewayApi, tlsRouteVersion, type Values } from '../releases/index';
import { valueAt } from '../values/index';
import type { Chooser } from './choose';
import type { EntranceUse } from './entrance/use';
import type { AssumedCrdPlan, CrdsPlan, StatedCrds } from './crd-plan';

/** What the rest of the plan settles about the CRDs of a cluster. */
interface Around {
  readonly fleet: FleetProps;
  readonly release: CiliumRelease;
  readonly values: Values;
  /** Whether some service of the cluster's component is exported through MCS. */
  readonly exports: boolean;
  readonly entrance: EntranceUse;
  readonly assumed: readonly AssumedCrdPlan[];
}

/** The CRDs of a cluster; for each API its own word comes before the fleet's. */
export function resolveCrds({ name, props }: Cluster, around: Around): CrdsPlan {
  const { fleet, release, values, exports, entrance, assumed } = around;
  const say = (api: 'gatewayApi' | 'mcsApi'): StatedCrds | undefined => {
    const own = props.crds?.[api];
    const source = own ?? fleet.crds?.[api];
    return source && stated(source, own === undefined ? '' : name);
  };
  const gateways = say('gatewayApi');
  return {
    gatewayApi: {
      enabled: valueAt(values, 'gatewayAPI', 'enabled') === true,
      used: entrance.gatewayApi,
      tlsRoutes: `${gatewayApi.group}/${tlsRouteVersion(gateways?.version ?? release.gatewayApi.documented)}`,
      stated: gateways,
    },
    mcsApi: { enabled: exports, operatorOwns: exports && release.installsMcsCrds, stated: say('mcsApi') },
    assumed,
  };
}

function stated(source: GatewayApiSource | McsApiSource, path: string): StatedCrds {
  const said: Partial<GatewayApiInstall> & McsApiAssumption =
    'install' in source ? source.install : source.assumes;
  const by = 'install' in source ? 'install' : 'assumes';
  return { path, by, version: said.version, commit: said.commit, channel: said.channel ?? 'standard' };
}

/** The CRDs that something else brings, by name, and the clusters that have each. */
export function resolveAssumed({ assumes = [] }: FleetProps, chooser: Chooser): AssumedCrdPlan[] {
  return assumes
    .map(({ crd, kind, version, scope = 'Namespaced', clusters = everyCluster }) => ({
      crd,
      group: crd.slice(crd.indexOf('.') + 1),
      kind,
      version,
      scope,
      clusters: chooser.choose('', `assumes ${crd}`, clusters),
    }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ crd, version, clusters }: AssumedCrdPlan): string =>
  `${crd} ${version} ${clusters.join(' ')}`;

/** What is assumed, by cluster. */
export function assumedByCluster(assumed: readonly AssumedCrdPlan[]): Map<string, AssumedCrdPlan[]> {
  const byCluster = new Map<string, AssumedCrdPlan[]>();
  for (const entry of assumed)
    for (const name of entry.clusters) {
      const here = byCluster.get(name);
      if (here === undefined) byCluster.set(name, [entry]);
      else here.push(entry);
    }
  return byCluster;
}
