import type { RootProps } from './certificate';

/**
 * How the clusters come to accept each other's mTLS certificates: exactly one of the keys. Hubble's certificates come
 * from where those of clustermesh come from.
 */
export type TrustProps =
  | { readonly certManager: CertManagerTrust }
  | { readonly sharedCa: SharedCaTrust }
  | { readonly separateCas: SeparateCasTrust }
  | { readonly external: ExternalTrust };

/**
 * One CA for all clusters: its certificate and key are in the Secret `kube-system/cilium-ca` (`ca.crt`, `ca.key`) of
 * every cluster, delivered by hand or with SecretFiles, and Cilium's certgen signs with it, three times a year.
 */
export interface SharedCaTrust {
  /** What the CA is. Default: nobody checks it before it runs. */
  readonly root?: RootProps;
}

/**
 * A CA of its own for each cluster, in its Secret `kube-system/cilium-ca` (`ca.crt`, `ca.key`), so that no key is ever
 * in two clusters. Each cluster trusts its own and its linked peers' CAs: see `caCertificate` of the cluster.
 */
export type SeparateCasTrust = Readonly<Record<string, never>>;

/** Something else makes the Secrets with the certificates; the README of each cluster lists what is in them. */
export interface ExternalTrust {
  /** The root that all of them share, where there is one. Default: nobody checks it before it runs. */
  readonly root?: RootProps;
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
  /** What the issuer's root is. Default: nobody checks it before it runs. */
  readonly root?: RootProps;
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
   * `tls.key`). It never goes through git in clear: deliver it by hand, or with SecretFiles.
   */
  readonly rootSecret: string;
}
