import type { CertificateContent, CertificatePlan, Plan, RootPlan, TrustUse } from '../../../plan/index';

/** A certificate of the blueprint, and how a finding names it. */
interface NamedCertificate {
  readonly at: string;
  readonly clusters: readonly string[];
  /** Such as `the CA certificate of 'paris' (ca/paris.pem)`. */
  readonly name: string;
  /** The property that gives it. */
  readonly property: string;
  readonly content: CertificatePlan['content'];
}

/** A root that the blueprint describes, and where. */
export interface DescribedRoot extends Pick<TrustUse, 'at'> {
  readonly root: RootPlan;
  /** The cluster that has it alone; none for the mesh's. */
  readonly clusters: readonly string[];
}

/** The roots that clusters share, as far as the blueprint describes them. */
export function rootsOf({ trusts }: Plan): DescribedRoot[] {
  return trusts.flatMap(({ at, trust, clusters }) =>
    trust.kind === 'separate-cas' || trust.root === undefined
      ? []
      : [{ at, root: trust.root, clusters: at === '' ? [] : clusters }],
  );
}

/** Every certificate that the blueprint gives. */
export function* certificatesOf(plan: Plan): Generator<NamedCertificate> {
  for (const { at, clusters, root } of rootsOf(plan))
    if (root.certificate !== undefined)
      yield {
        at,
        clusters,
        name: `the certificate of the root (${root.certificate.from})`,
        property: 'root.certificate',
        content: root.certificate.content,
      };
  for (const { name, path, caCertificate, previousCaCertificate } of plan.clusters) {
    const of = { at: path, clusters: [name] };
    if (caCertificate !== undefined)
      yield {
        ...of,
        name: `the CA certificate of '${name}' (${caCertificate.from})`,
        property: 'caCertificate',
        content: caCertificate.content,
      };
    if (previousCaCertificate !== undefined)
      yield {
        ...of,
        name: `the previous CA certificate of '${name}' (${previousCaCertificate.from})`,
        property: 'previousCaCertificate',
        content: previousCaCertificate.content,
      };
  }
}

/** What is known of a certificate that can be used. */
export function usable(content: CertificatePlan['content'] | undefined): CertificateContent | undefined {
  return content !== undefined && 'pem' in content ? content : undefined;
}

/** The end of a CA, and how a finding names the CA. */
interface End extends Pick<NamedCertificate, 'at' | 'clusters' | 'name'> {
  /** In milliseconds. */
  readonly endsAt: number;
}

/** When each CA ends: by its certificate, or else by what the blueprint says. */
export function* endsOf(plan: Plan): Generator<End> {
  for (const { at, clusters, root } of rootsOf(plan))
    if (root.endsAt !== undefined && usable(root.certificate?.content) === undefined)
      yield { at, clusters, name: 'the root of the mesh', endsAt: root.endsAt };
  for (const { content, ...named } of certificatesOf(plan)) {
    // One that is on its way out is expected to end.
    if (named.property === 'previousCaCertificate') continue;
    const endsAt = usable(content)?.endsAt;
    if (endsAt !== undefined) yield { ...named, endsAt };
  }
}

/** The day (UTC) of a moment in milliseconds. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
