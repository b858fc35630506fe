/** Where the certificates of clustermesh and Hubble come from. */
export type TrustPlan = CertManagerPlan | SharedCaPlan | SeparateCasPlan | ExternalPlan;

/** A way of trust, where the blueprint says it, and who goes by it. */
export interface TrustUse {
  /** Place in the model: empty for the mesh's. */
  readonly at: string;
  readonly trust: TrustPlan;
  /** Names; all of them for the mesh's, even where none is left. */
  readonly clusters: readonly string[];
}

export interface CertManagerPlan {
  readonly kind: 'cert-manager';
  /** Name of the ClusterIssuer. */
  readonly issuer: string;
  readonly version: string;
  /** Set when Meshprint installs cert-manager: the Secret with the root, delivered by other means. */
  readonly rootSecret: string | undefined;
  readonly root: RootPlan | undefined;
}

/** One CA in the Secret `kube-system/cilium-ca` of every cluster. */
interface SharedCaPlan {
  readonly kind: 'shared-ca';
  readonly root: RootPlan | undefined;
}

/** A CA of its own in the Secret `kube-system/cilium-ca` of each cluster; the clusters have their certificates. */
interface SeparateCasPlan {
  readonly kind: 'separate-cas';
}

interface ExternalPlan {
  readonly kind: 'external';
  readonly root: RootPlan | undefined;
}

/** What the blueprint says about the one root. */
export interface RootPlan {
  /** As written. */
  readonly sha256: string;
  /** As openssl prints it; undefined where what is written is none. */
  readonly fingerprint: string | undefined;
  /** As written. */
  readonly notAfter: string;
  /** The beginning of that day, in milliseconds; undefined where what is written is no day. */
  readonly endsAt: number | undefined;
  readonly certificate: CertificatePlan | undefined;
}

/** A public certificate that the blueprint gives. */
export interface CertificatePlan {
  /** As messages name it: `ca/paris.pem`, `pem`. */
  readonly from: string;
  /** What is in it, or the end of a sentence that says why it cannot be used. */
  readonly content: CertificateContent | { readonly problem: string };
}

/** What Meshprint knows of a certificate. */
export interface CertificateContent {
  /** In its usual form, whatever stood around it. */
  readonly pem: string;
  /** SHA-256, as openssl prints it. */
  readonly fingerprint: string;
  /** Its first moment, in milliseconds. */
  readonly beginsAt: number;
  /** Its last moment, in milliseconds. */
  readonly endsAt: number;
  readonly isSelfSigned: boolean;
  /** Length of its key; undefined where that is no RSA key. */
  readonly rsaBits: number | undefined;
}
