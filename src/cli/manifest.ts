import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the commands use of Meshprint's own package.json. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const file = path.join(__dirname, '..', '..', 'package.json');

export const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
