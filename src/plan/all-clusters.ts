import { type Finding, foldFindings } from '../findings/index';
import type { FleetProps } from '../model/index';
import type { SecretFilesPlan } from './carried-plan';
import { resolveCertificate } from './certificates';
import { platformOf, resolveCluster } from './clusters';
import { sameAsLast } from './same-as-last';
import type { AssumedCrdPlan } from './crd-plan';
import { assumedByCluster } from './crds';
import { entranceUse, unusedEntrance } from './entrance/use';
import type { BlueprintFiles } from './files';
import type { EntrancePlan } from './gateway-plan';
import type { Identified } from './ids';
import { Interner } from './intern';
import type * as Placed from './placed';
import type { ClusterPlan, LayerPlan, MeshPlan, NamespacePlan } from './plan';
import { Scopes } from './scopes';
import { SecretFilesReader } from './secret-files';
import type { ServicePlan } from './service-plan';
import { syncsEndpointSlices } from './services';
import { TrustInputs } from './trust';
import type { TrustUse } from './trust-plan';

/** What the fleet as a whole settles, before any of its clusters. */
interface Around {
  readonly fleet: FleetProps;
  readonly mesh: MeshPlan;
  readonly trusts: readonly TrustUse[];
  readonly namespaces: readonly NamespacePlan[];
  readonly services: readonly ServicePlan[];
  readonly entrance: EntrancePlan;
  readonly layers: readonly LayerPlan[];
  readonly secretFiles: readonly SecretFilesPlan[];
  readonly files: BlueprintFiles;
  readonly assumed: readonly AssumedCrdPlan[];
  readonly sets: readonly (readonly string[])[];
  readonly peers: ReadonlyMap<string, readonly string[]>;
}

/** Every cluster with its values, people's objects and the files that it carries. What `build` throws is reported. */
export function resolveClusters(
  parts: Identified,
  around: Around,
  report: (finding: Finding) => void,
): ClusterPlan[] {
  const interner = new Interner();
  const shared = sameAsLast();
  const exporting = componentsWith(around, service => service.exported !== undefined);
  const synchronising = componentsWith(around, syncsEndpointSlices);
  const importing = clustersThatImport(around);
  const entrance = entranceUse(around.entrance);
  const assumed = assumedByCluster(around.assumed);
  const chosen = parts.layers.map((layer, i) => ({ layer, clusters: new Set(around.layers[i]?.clusters) }));
  const secretFiles = parts.secretFiles.map((part, i) => ({
    part,
    clusters: new Set(around.secretFiles[i]?.clusters),
  }));
  const certificates = new Map(
    parts.clusters.map(({ name, props: { caCertificate, previousCaCertificate } }) => [
      name,
      [caCertificate, previousCaCertificate].map(
        source => source && resolveCertificate(source, around.files),
      ),
    ]),
  );
  const trusts = new TrustInputs(around.trusts, certificates);
  const failures: Finding[] = [];
  const reader = new SecretFilesReader(around.files, failure => failures.push(failure));
  const clusters = parts.clusters.map(cluster => {
    const { name } = cluster;
    const layers = chosen.filter(({ clusters }) => clusters.has(name)).map(({ layer }) => layer);
    const carried = secretFiles
      .filter(({ clusters }) => clusters.has(name))
      .map(({ part }) => reader.read(part, name));
    const peers = around.peers.get(name) ?? [];
    const resolved = resolveCluster(cluster, {
      fleet: around.fleet,
      mesh: around.mesh,
      // Each cluster that was not left out has one.
      id: parts.ids.get(name) ?? 0,
      platform: parts.platforms.get(name) ?? platformOf(cluster),
      peers,
      exports: exporting.has(name),
      syncEndpointSlices: synchronising.has(name),
      trust: trusts.planOf(name),
      trustInput: trusts.inputOf(name, peers),
      imports: importing.has(name),
      caCertificate: certificates.get(name)?.[0],
      previousCaCertificate: certificates.get(name)?.[1],
      entrance: entrance.get(name) ?? unusedEntrance,
      assumed: assumed.get(name) ?? [],
    });
    const scopes = new Scopes(resolved.crds.assumed);
    return {
      ...resolved,
      owners: shared(resolved.owners),
      placed:
        layers.length === 0
          ? []
          : withCdk8s().place(cluster, layers, interner, scopes, failure => failures.push(failure)),
      carried,
    };
  });
  foldFindings(failures).forEach(report);
  return clusters;
}

/** Loaded for a fleet with layers alone: no other needs cdk8s. */
const withCdk8s = (): typeof Placed => require('./placed') as typeof Placed;

/** Clusters of the components in which some service is of a kind: all of them have to be set up for it. */
function componentsWith({ services, sets }: Around, isMeant: (service: ServicePlan) => boolean): Set<string> {
  const having = new Set(services.filter(isMeant).flatMap(s => s.members.map(member => member.cluster)));
  return new Set(sets.filter(set => set.some(name => having.has(name))).flat());
}

/** Clusters that have the namespace of a service which is exported within their component. */
function clustersThatImport({ namespaces, services, sets }: Around): Set<string> {
  const setOf = new Map(sets.flatMap((set, i) => set.map(name => [name, i] as const)));
  const clustersOf = new Map(namespaces.map(({ name, clusters }) => [name, clusters]));
  return new Set(
    services
      .filter(({ exported }) => exported !== undefined)
      .flatMap(({ namespace, members }) => {
        const from = new Set(members.map(({ cluster }) => setOf.get(cluster)));
        return (clustersOf.get(namespace) ?? []).filter(name => from.has(setOf.get(name)));
      }),
  );
}
