import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A certificate of test/support/certificates; the roots and what is below them end in 2120. */
export const certificate = (name: string): string =>
  readFileSync(path.join(__dirname, 'certificates', `${name}.pem`), 'utf8');

/** SHA-256 fingerprint of root-a. */
export const fingerprintA = '3e3565e0ed259fb1260fe50839bdd684aaa39764d2238c152d759caf145f524a';

/** Where the next part of DER begins, behind the one at a place. */
function next(der: Buffer, at: number): number {
  const first = der[at + 1] ?? 0;
  if (first < 0x80) return at + 2 + first;
  const size = first & 0x7f;
  return at + 2 + size + der.readUIntBE(at + 2, size);
}

function part(tag: number, content: Buffer): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt8(tag, 0);
  head.writeUInt8(0x84, 1);
  head.writeUInt32BE(content.length, 2);
  return Buffer.concat([head, content]);
}

/** A certificate with a signature of so many bytes, which Meshprint does not rely on. */
export function bloated(pem: string, bytes: number): string {
  const der = Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64');
  // A sequence of: what is signed, the algorithm, the signature.
  const begin = 2 + ((der[1] ?? 0) < 0x80 ? 0 : (der[1] ?? 0) & 0x7f);
  const signature = next(der, next(der, begin));
  const body = [der.subarray(begin, signature), part(0x03, Buffer.alloc(bytes))];
  const lines =
    part(0x30, Buffer.concat(body))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
