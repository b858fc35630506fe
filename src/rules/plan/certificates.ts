import type { CertificateContent, CertificatePlan, Plan, RootPlan } from '../../plan/index';

/** A certificate of the blueprint, and how a finding names it. */
export interface NamedCertificate {
  readonly at: string;
  readonly clusters: readonly string[];
  /** Such as `the CA certificate of 'paris' (ca/paris.pem)`. */
  readonly name: string;
  /** The property that gives it. */
  readonly property: string;
  readonly content: CertificatePlan['content'];
}

/** The one root of the mesh, as far as the blueprint describes it. */
export function rootOf({ mesh: { trust } }: Plan): RootPlan | undefined {
  return trust.kind === 'separate-cas' ? undefined : trust.root;
}

/** Every certificate that the blueprint gives. */
export function* certificatesOf(plan: Plan): Generator<NamedCertificate> {
  const root = rootOf(plan)?.certificate;
  if (root !== undefined)
    yield {
      at: '',
      clusters: [],
      name: `the certificate of the root (${root.from})`,
      property: 'root.certificate',
      content: root.content,
    };
  for (const { name, path, caCertificate } of plan.clusters)
    if (caCertificate !== undefined)
      yield {
        at: path,
        clusters: [name],
        name: `the CA certificate of '${name}' (${caCertificate.from})`,
        property: 'caCertificate',
        content: caCertificate.content,
      };
}

/** What is known of a certificate that can be used. */
export function usable(content: CertificatePlan['content'] | undefined): CertificateContent | undefined {
  return content !== undefined && 'pem' in content ? content : undefined;
}

/** The end of a CA, and how a finding names the CA. */
export interface End extends Pick<NamedCertificate, 'at' | 'clusters' | 'name'> {
  /** In milliseconds. */
  readonly endsAt: number;
}

/** When each CA ends: by its certificate, or else by what the blueprint says. */
export function* endsOf(plan: Plan): Generator<End> {
  const root = rootOf(plan);
  if (root?.endsAt !== undefined && usable(root.certificate?.content) === undefined)
    yield { at: '', clusters: [], name: 'the root of the mesh', endsAt: root.endsAt };
  for (const { content, ...named } of certificatesOf(plan)) {
    const endsAt = usable(content)?.endsAt;
    if (endsAt !== undefined) yield { ...named, endsAt };
  }
}

/** The day (UTC) of a moment in milliseconds. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
