import { exactlyOne } from './checks';
import { handedOn } from './common';
import { clusterWide, namespaced } from './kind';
import { choice, flag, freeForm, integer, list, need, object, text } from './node';

const apiVersions = ['cert-manager.io/v1'] as const;
const texts = list(text());

const ca = object({
  secretName: need(text()),
  crlDistributionPoints: texts,
  ocspServers: texts,
  issuingCertificateURLs: texts,
});

/** The kinds of issuer that Meshprint does not write are left open. */
const issuerSpec = object(
  {
    ca,
    selfSigned: object({ crlDistributionPoints: texts }),
    vault: freeForm,
    acme: freeForm,
    venafi: freeForm,
  },
  exactlyOne('ca', 'selfSigned', 'vault', 'acme', 'venafi'),
);

/** cert-manager.io/v1 Issuer. */
export const issuerSchema = namespaced(apiVersions, 'Issuer', { spec: need(issuerSpec), status: freeForm });

/** cert-manager.io/v1 ClusterIssuer. */
export const clusterIssuerSchema = clusterWide(apiVersions, 'ClusterIssuer', {
  spec: need(issuerSpec),
  status: freeForm,
});

const keystore = {
  create: need(flag),
  password: text(),
  passwordSecretRef: object({ name: need(text()), key: text() }),
};
const names = object({ dnsDomains: texts, emailAddresses: texts, ipRanges: texts, uriDomains: texts });

const usage = choice(
  'signing',
  'digital signature',
  'content commitment',
  'key encipherment',
  'key agreement',
  'data encipherment',
  'cert sign',
  'crl sign',
  'encipher only',
  'decipher only',
  'any',
  'server auth',
  'client auth',
  'code signing',
  'email protection',
  's/mime',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'timestamping',
  'ocsp signing',
  'microsoft sgc',
  'netscape sgc',
);

const subject = object({
  countries: texts,
  localities: texts,
  organizationalUnits: texts,
  organizations: texts,
  postalCodes: texts,
  provinces: texts,
  serialNumber: text(),
  streetAddresses: texts,
});

const certificateSpec = object({
  additionalOutputFormats: list(object({ type: need(choice('DER', 'CombinedPEM')) })),
  commonName: text(),
  dnsNames: texts,
  duration: text(),
  emailAddresses: texts,
  encodeUsagesInRequest: flag,
  ipAddresses: texts,
  isCA: flag,
  issuerRef: need(object({ name: need(text()), kind: text(), group: text() })),
  keystores: object({
    jks: object({ ...keystore, alias: text() }),
    pkcs12: object({ ...keystore, profile: choice('LegacyRC2', 'LegacyDES', 'Modern2023') }),
  }),
  literalSubject: text(),
  nameConstraints: object({ critical: flag, excluded: names, permitted: names }),
  otherNames: list(object({ oid: text(), utf8Value: text() })),
  privateKey: object({
    algorithm: choice('RSA', 'ECDSA', 'Ed25519'),
    encoding: choice('PKCS1', 'PKCS8'),
    rotationPolicy: choice('Never', 'Always'),
    size: integer(),
  }),
  renewBefore: text(),
  renewBeforePercentage: integer(),
  revisionHistoryLimit: integer(),
  secretName: need(text()),
  secretTemplate: handedOn,
  signatureAlgorithm: choice(
    'SHA256WithRSA',
    'SHA384WithRSA',
    'SHA512WithRSA',
    'ECDSAWithSHA256',
    'ECDSAWithSHA384',
    'ECDSAWithSHA512',
    'PureEd25519',
  ),
  subject,
  uris: texts,
  usages: list(usage),
});

/** cert-manager.io/v1 Certificate. */
export const certificateSchema = namespaced(apiVersions, 'Certificate', {
  spec: need(certificateSpec),
  status: freeForm,
});
