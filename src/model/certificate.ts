/**
 * A public certificate in PEM: exactly one of the keys. A private key never belongs here, nor into the folder of the
 * blueprint.
 */
export type CertificateSource =
  /** The text itself, from `-----BEGIN CERTIFICATE-----` to `-----END CERTIFICATE-----`. */
  | { readonly pem: string }
  /** A file, by its path from the blueprint's folder; it may not lie outside. Example: `ca/paris.pem`. */
  | { readonly file: string };

/** What the one root of the mesh is, said here so that it can be checked without its key. */
export interface RootProps {
  /**
   * SHA-256 fingerprint of its certificate: 64 hex digits, with or without colons, as
   * `openssl x509 -noout -fingerprint -sha256` prints it.
   */
  readonly sha256: string;
  /** The day on which it ends (UTC). Example: `2035-01-31`. */
  readonly notAfter: string;
  /** Its certificate, to hold the two above against. Default: they are believed. */
  readonly certificate?: CertificateSource;
}
