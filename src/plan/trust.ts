import type { Cluster, FleetProps, RootProps, TrustProps } from '../model/index';
import type { TrustInput } from '../values/index';
import { resolveCertificate } from './certificates';
import type { BlueprintFiles } from './files';
import type { CertificatePlan, RootPlan, TrustPlan, TrustUse } from './trust-plan';

/** Where the clusters' certificates come from. */
function resolveTrust(props: TrustProps, files: BlueprintFiles): TrustPlan {
  if ('separateCas' in props) return { kind: 'separate-cas' };
  if ('sharedCa' in props) return { kind: 'shared-ca', root: resolveRoot(props.sharedCa.root, files) };
  if ('external' in props) return { kind: 'external', root: resolveRoot(props.external.root, files) };
  const { issuer, provision, root } = props.certManager;
  return {
    kind: 'cert-manager',
    issuer,
    version: 'install' in provision ? provision.install.version : provision.assumes.version,
    rootSecret: 'install' in provision ? provision.install.rootSecret : undefined,
    root: resolveRoot(root, files),
  };
}

function resolveRoot(props: RootProps | undefined, files: BlueprintFiles): RootPlan | undefined {
  if (props === undefined) return undefined;
  const { sha256, notAfter, certificate } = props;
  return {
    sha256,
    fingerprint: fingerprintOf(sha256),
    notAfter,
    endsAt: beginningOf(notAfter),
    certificate: certificate && resolveCertificate(certificate, files),
  };
}

function fingerprintOf(text: string): string | undefined {
  if (!/^[\da-f]{64}$|^[\da-f]{2}(?::[\da-f]{2}){31}$/i.test(text)) return undefined;
  return text.toUpperCase().replace(/:/g, '').match(/../g)?.join(':');
}

/** Date takes February 30 for March 1, so that the day is written again and compared. */
function beginningOf(day: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? date.getTime() : undefined;
}

/** The mesh's way of trust with the clusters that go by it, then those of clusters that have their own. */
export function resolveTrusts(
  { mesh }: FleetProps,
  clusters: readonly Cluster[],
  files: BlueprintFiles,
): TrustUse[] {
  const names = clusters.filter(({ props }) => props.trust === undefined).map(({ name }) => name);
  return [
    { at: '', trust: resolveTrust(mesh.trust, files), clusters: names },
    ...clusters.flatMap(({ name, props: { trust } }) =>
      trust === undefined ? [] : [{ at: name, trust: resolveTrust(trust, files), clusters: [name] }],
    ),
  ];
}

/** What each cluster's way of trust is, and what its values have to say about it. */
export class TrustInputs {
  /** In a full mesh all clusters have one bundle: it is made once. */
  private readonly bundles = new Map<string, string>();
  private readonly plans: ReadonlyMap<string, TrustPlan>;

  constructor(
    uses: readonly TrustUse[],
    private readonly certificates: ReadonlyMap<string, readonly (CertificatePlan | undefined)[]>,
  ) {
    this.plans = new Map(uses.flatMap(({ trust, clusters }) => clusters.map(name => [name, trust])));
  }

  planOf(cluster: string): TrustPlan {
    const plan = this.plans.get(cluster);
    if (plan === undefined) throw new Error(`${cluster} goes by no way of trust`);
    return plan;
  }

  inputOf(cluster: string, peers: readonly string[]): TrustInput {
    const trust = this.planOf(cluster);
    if (trust.kind === 'cert-manager') return { kind: trust.kind, issuer: trust.issuer };
    if (trust.kind !== 'separate-cas') return { kind: trust.kind };
    return { kind: trust.kind, bundle: this.bundle([cluster, ...peers].sort()) };
  }

  /** The certificates of some clusters, in the order of their names; one that several have stands there once. */
  private bundle(clusters: readonly string[]): string {
    const key = clusters.join(' ');
    const bundle = this.bundles.get(key) ?? this.makeBundle(clusters);
    this.bundles.set(key, bundle);
    return bundle;
  }

  private makeBundle(clusters: readonly string[]): string {
    const texts = clusters
      .flatMap(name => this.certificates.get(name) ?? [])
      .flatMap(certificate =>
        certificate !== undefined && 'pem' in certificate.content ? [certificate.content.pem] : [],
      );
    return [...new Set(texts)].join('');
  }
}
