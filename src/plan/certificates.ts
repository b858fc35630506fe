import { X509Certificate } from 'node:crypto';
import type { CertificateSource } from '../model/index';
import type { BlueprintFiles } from './files';
import type { CertificateContent, CertificatePlan } from './trust-plan';

/** Reads a certificate of the blueprint. What is wrong with it is for the rules. */
export function resolveCertificate(source: CertificateSource, files: BlueprintFiles): CertificatePlan {
  if ('pem' in source) return { from: 'pem', content: parse(source.pem) };
  const beside = files.read(source.file);
  return {
    from: source.file,
    content: 'text' in beside ? parse(beside.text) : { problem: beside.problem },
  };
}

function parse(text: string): CertificatePlan['content'] {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text))
    return { problem: 'has a private key in it, which belongs in no blueprint' };
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length > 1) return { problem: `has ${blocks.length} certificates in it, where one is wanted` };
  const certificate = read(blocks[0]);
  if (certificate === undefined) return { problem: 'is no certificate in PEM' };
  if (!certificate.ca) return { problem: 'is no CA (basicConstraints says so)' };
  return contentOf(certificate);
}

function read(block: string | undefined): X509Certificate | undefined {
  try {
    return block === undefined ? undefined : new X509Certificate(block);
  } catch {
    return undefined;
  }
}

function contentOf(certificate: X509Certificate): CertificateContent {
  return {
    pem: certificate.toString(),
    fingerprint: certificate.fingerprint256,
    beginsAt: Date.parse(certificate.validFrom),
    endsAt: Date.parse(certificate.validTo),
    isSelfSigned: certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey),
    rsaBits: certificate.publicKey.asymmetricKeyDetails?.modulusLength,
  };
}
