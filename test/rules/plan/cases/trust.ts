import type { CertificateSource, Fleet, RootProps, TrustProps } from '../../../../src/model/index';
import { bloated, certificate, fingerprintA } from '../../../support/certificates';
import { fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule, type Expected } from './case';

const pem = (name: string): CertificateSource => ({ pem: certificate(name) });

const trusting = (trust: TrustProps) => (): Fleet => twoGenericClusters({}, { mesh: { trust } });

/** Separate CAs: that of alpha, and root-b for beta. */
const separate = (alpha?: CertificateSource) => (): Fleet =>
  twoGenericClusters(
    { alpha: alpha === undefined ? {} : { caCertificate: alpha }, beta: { caCertificate: pem('root-b') } },
    { mesh: { trust: { separateCas: {} } } },
  );

/** Separate CAs, that of alpha in the place of another. */
const following = (now: string, before: string) => (): Fleet =>
  twoGenericClusters(
    {
      alpha: { caCertificate: pem(now), previousCaCertificate: pem(before) },
      beta: { caCertificate: pem('root-b') },
    },
    { mesh: { trust: { separateCas: {} } } },
  );

const rooted = (change: Partial<RootProps>) =>
  trusting({ sharedCa: { root: { sha256: fingerprintA, notAfter: '2120-01-01', ...change } } });

const inFleet = (says: string): Expected => ({ path: '', clusters: [], says });

const key = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n';

/** alpha and beta by the mesh's issuer, and omega by a way of its own. */
const apart = (omega: TrustProps, isLinked: boolean) => (): Fleet =>
  fleetOf(
    { alpha: {}, beta: {}, omega: { trust: omega } },
    { mesh: { topology: linked(['alpha', 'beta'], ...(isLinked ? [['beta', 'omega'] as const] : [])) } },
  );
const meshCa = { issuer: 'mesh-ca', provision: { assumes: { version: 'v1.19.1' } } };

export const trust: CasesByRule = {
  'trust/differs': {
    breaks: [
      {
        title: 'a shared CA beside an issuer',
        fleet: apart({ sharedCa: {} }, true),
        finds: [at('omega', "'omega' trusts by a shared CA, 'alpha' by the issuer mesh-ca", 'alpha')],
      },
      {
        title: 'two issuers',
        fleet: apart({ certManager: { ...meshCa, issuer: 'other-ca' } }, true),
        finds: [at('omega', 'trusts by the issuer other-ca', 'alpha')],
      },
      {
        title: 'two roots',
        fleet: apart(
          { certManager: { ...meshCa, root: { sha256: fingerprintA, notAfter: '2120-01-01' } } },
          true,
        ),
        finds: [at('omega', 'the issuer mesh-ca under the root', 'alpha')],
      },
    ],
    holds: [
      { title: 'another way in a mesh apart', fleet: apart({ sharedCa: {} }, false) },
      { title: 'the same way, said twice', fleet: apart({ certManager: meshCa }, true) },
    ],
  },

  'trust/certificate': {
    breaks: [
      {
        title: 'a private key behind the certificate',
        fleet: separate({ pem: certificate('root-a') + key }),
        finds: [at('alpha', "the CA certificate of 'alpha' (pem) has a private key in it")],
      },
      {
        title: 'two certificates',
        fleet: separate({ pem: certificate('root-a') + certificate('root-c') }),
        finds: [at('alpha', 'has 2 certificates in it')],
      },
      {
        title: 'a certificate that is no CA',
        fleet: separate(pem('leaf')),
        finds: [at('alpha', 'is no CA')],
      },
      { title: 'a word', fleet: separate({ pem: 'root' }), finds: [at('alpha', 'is no certificate in PEM')] },
      {
        title: 'a certificate that is cut',
        fleet: separate({ pem: certificate('root-a').replace(/\n.*\n-----END/, '\n-----END') }),
        finds: [at('alpha', 'is no certificate in PEM')],
      },
      {
        title: 'a file that is not there',
        fleet: separate({ file: 'certificates/none.pem' }),
        finds: [at('alpha', "of 'alpha' (certificates/none.pem) is not there")],
      },
      {
        title: "a file outside of the blueprint's folder",
        fleet: separate({ file: '../golden/fleets/ca/hub.pem' }),
        finds: [at('alpha', "lies outside of the blueprint's folder")],
      },
      {
        title: 'a root',
        fleet: rooted({ certificate: pem('leaf') }),
        finds: [inFleet('the certificate of the root (pem) is no CA')],
      },
    ],
    holds: [
      // The fleets of tests are written in test/support.
      { title: 'a file', fleet: separate({ file: 'certificates/root-a.pem' }) },
      {
        title: 'text around the certificate, and other line ends',
        fleet: separate({ pem: `Root A\r\n${certificate('root-a').replace(/\n/g, '\r\n')}# end` }),
      },
    ],
  },

  'trust/certificate-use': {
    breaks: [
      {
        title: 'a cluster without one',
        fleet: separate(),
        finds: [at('alpha', "'alpha' has no caCertificate, and the clusters have separate CAs")],
      },
      {
        title: 'one with another kind of trust',
        fleet: () =>
          twoGenericClusters(
            { alpha: { caCertificate: pem('root-a') } },
            { mesh: { trust: { sharedCa: {} } } },
          ),
        finds: [at('alpha', "'alpha' has a caCertificate, but the clusters have no CAs of their own")],
      },
      {
        title: 'a previous one that nothing follows',
        fleet: () => twoGenericClusters({ alpha: { previousCaCertificate: pem('root-a') } }),
        finds: [at('alpha', "'alpha' has a previousCaCertificate, and no caCertificate")],
      },
    ],
    holds: [
      { title: 'one in each cluster', fleet: separate(pem('root-a')) },
      { title: 'a previous one too', fleet: following('root-a', 'root-c') },
      { title: 'none, and nothing to use it', fleet: trusting({ external: {} }) },
    ],
  },

  'trust/same-ca': {
    breaks: [
      {
        title: 'one certificate in two clusters',
        fleet: separate(pem('root-b')),
        finds: [at('beta', "'beta' and 'alpha' have the same CA certificate", 'alpha')],
      },
    ],
    holds: [
      { title: 'two', fleet: separate(pem('root-a')) },
      // Clusters that shared a CA before each got one of its own.
      { title: 'one that was the CA of both', fleet: following('root-a', 'root-b') },
    ],
  },

  'trust/weak-ca': {
    breaks: [
      {
        title: 'RSA with 1024 bits',
        fleet: separate(pem('rsa-1024')),
        finds: [at('alpha', "the CA certificate of 'alpha' (pem) has an RSA key of 1024 bits")],
      },
      {
        title: 'a previous one',
        fleet: following('root-a', 'rsa-1024'),
        finds: [at('alpha', "the previous CA certificate of 'alpha' (pem) has an RSA key of 1024 bits")],
      },
    ],
    holds: [
      { title: 'RSA with 2048 bits', fleet: separate(pem('rsa-2048')) },
      { title: 'ECDSA with 256 bits', fleet: separate(pem('root-a')) },
    ],
  },

  'trust/ca-begins-later': {
    breaks: [
      {
        title: 'the CA of a cluster',
        fleet: separate(pem('begins-2030')),
        finds: [at('alpha', "the CA certificate of 'alpha' (pem) is valid only from 2030-01-01 on")],
      },
    ],
    holds: [{ title: 'a CA that is valid', fleet: separate(pem('root-a')) }],
  },

  'trust/intermediate-ca': {
    breaks: [
      {
        title: 'a CA below another',
        fleet: separate(pem('intermediate')),
        finds: [at('alpha', 'is not self-signed')],
      },
    ],
    holds: [{ title: 'a self-signed CA', fleet: separate(pem('root-a')) }],
  },

  'trust/root': {
    breaks: [
      {
        title: 'a fingerprint that is too short',
        fleet: rooted({ sha256: fingerprintA.slice(2) }),
        finds: [inFleet(`the fingerprint '${fingerprintA.slice(2)}' of the root is none`)],
      },
      {
        title: 'a fingerprint with colons here and there',
        fleet: rooted({ sha256: `${fingerprintA.slice(0, 2)}:${fingerprintA.slice(2)}` }),
        finds: [inFleet('of the root is none')],
      },
      {
        title: 'a day that no calendar has',
        fleet: rooted({ notAfter: '2120-02-30' }),
        finds: [inFleet("the end '2120-02-30' of the root is no day")],
      },
      {
        title: 'a day as openssl prints it',
        fleet: rooted({ notAfter: 'Jan  1 00:00:00 2120 GMT' }),
        finds: [inFleet('is no day')],
      },
      {
        title: 'the fingerprint of another certificate',
        fleet: rooted({ certificate: pem('root-b') }),
        finds: [inFleet('has another fingerprint than root.sha256')],
      },
      {
        title: 'another day than that of the certificate',
        fleet: rooted({ certificate: pem('root-a'), notAfter: '2119-12-31' }),
        finds: [inFleet('ends on another day than root.notAfter')],
      },
    ],
    holds: [
      { title: 'what is believed', fleet: rooted({ sha256: 'AB'.repeat(32) }) },
      { title: 'what the certificate says', fleet: rooted({ certificate: pem('root-a') }) },
      {
        title: 'colons, and capitals',
        fleet: rooted({
          sha256: (fingerprintA.toUpperCase().match(/../g) ?? []).join(':'),
          certificate: pem('root-a'),
        }),
      },
    ],
  },

  'trust/ca-expired': {
    breaks: [
      {
        title: 'the CA of a cluster',
        fleet: separate(pem('ended')),
        finds: [at('alpha', "the CA certificate of 'alpha' (pem) ended on 2021-01-01")],
      },
      {
        title: 'a root that the blueprint only describes, on the day that it ends',
        fleet: rooted({ notAfter: '2026-06-01' }),
        finds: [inFleet('the root of the mesh ended on 2026-06-01')],
      },
      {
        title: "cert-manager's root",
        fleet: trusting({
          certManager: {
            issuer: 'ca',
            provision: { assumes: { version: 'v1.19.1' } },
            root: { sha256: fingerprintA, notAfter: '2020-01-01' },
          },
        }),
        finds: [inFleet('the root of the mesh ended on 2020-01-01')],
      },
    ],
    holds: [
      { title: 'a CA of a hundred years', fleet: separate(pem('root-a')) },
      { title: 'one that another has followed', fleet: following('root-a', 'ended') },
      { title: 'the day before the end', fleet: rooted({ notAfter: '2026-06-02' }) },
    ],
  },

  'trust/ca-expires-soon': {
    breaks: [
      {
        title: 'a CA with less than a year to go',
        fleet: separate(pem('ends-2027')),
        finds: [at('alpha', "of 'alpha' (pem) ends on 2027-01-01, sooner than a certificate made now")],
      },
      {
        title: 'a root that the blueprint only describes, a day too early',
        fleet: rooted({ notAfter: '2027-05-31' }),
        finds: [inFleet('the root of the mesh ends on 2027-05-31')],
      },
    ],
    holds: [
      { title: 'a year to the day', fleet: rooted({ notAfter: '2027-06-01' }) },
      // Counted once, as ended.
      {
        title: 'a CA that ended',
        fleet: separate(pem('ended')),
        also: { rules: ['trust/ca-expired'], because: 'it ended' },
      },
    ],
  },

  'trust/bundle-size': {
    breaks: [
      {
        title: 'a hub that trusts too much',
        fleet: () =>
          fleetOf(
            {
              hub: { caCertificate: { pem: bloated(certificate('root-a'), 80_000) } },
              east: { caCertificate: { pem: bloated(certificate('root-b'), 80_000) } },
              west: { caCertificate: { pem: bloated(certificate('root-c'), 80_000) } },
            },
            {
              mesh: { trust: { separateCas: {} }, topology: linked(['hub', 'east'], ['hub', 'west']) },
            },
          ),
        finds: [at('hub', "the CA certificates that 'hub' trusts have 319 KiB")],
      },
    ],
    holds: [{ title: 'two small ones', fleet: separate(pem('root-a')) }],
  },
};
