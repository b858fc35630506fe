/** How the clusters' mTLS certificates come to share a root: exactly one of the keys. */
export interface TrustProps {
  readonly certManager: CertManagerTrust;
}

/**
 * cert-manager signs the certificates of clustermesh and Hubble in each cluster; its issuer has the same root
 * everywhere.
 */
export interface CertManagerTrust {
  /** Name of the ClusterIssuer, the same in every cluster. */
  readonly issuer: string;
  /** Who brings cert-manager and that issuer to the clusters. */
  readonly provision: CertManagerProvision;
}

/** Exactly one of the keys. */
export type CertManagerProvision =
  /** Meshprint installs cert-manager and the issuer; the root's Secret is delivered by other means. */
  | { readonly install: CertManagerInstall }
  /** Something else installs them; the cluster's README says how to check that before Cilium. */
  | { readonly assumes: CertManagerAssumption };

/** What is there by other means. */
export interface CertManagerAssumption {
  /** Version of cert-manager, with its `v`. Example: `v1.19.1`. */
  readonly version: string;
}

/** How cert-manager is installed. */
export interface CertManagerInstall {
  /** Version of the cert-manager chart, with its `v`. Example: `v1.19.1`. */
  readonly version: string;
  /**
   * Name of the Secret, in the namespace cert-manager, that holds the root's certificate and key (`tls.crt`,
   * `tls.key`). It never goes through git in clear: deliver it by hand, with SOPS or with External Secrets.
   */
  readonly rootSecret: string;
}
