import { createHash } from 'node:crypto';
import { isMap } from '../kinds/index';
import { flawOfPath } from './names';

/** Lies in each cluster's folder and says which files there are Meshprint's. */
export const manifestName = '.meshprint.json';

const format = 1;

export interface Manifest {
  readonly fleet: string;
  readonly cluster: string;
  /** Path below the cluster's folder -> sha256 of the bytes. The manifest does not list itself. */
  readonly files: ReadonlyMap<string, string>;
}

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

export const isSha256 = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

export function manifestText({ fleet, cluster, files }: Manifest): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ format, fleet, cluster, files: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** The manifest in a text; a sentence about what is wrong with it where it is not to be trusted. */
export function parseManifest(text: string): Manifest | string {
  const value = parseJson(text);
  if (!isMap(value)) return 'is not JSON';
  if (isNewer(value)) return `has format ${value.format}: a newer Meshprint wrote it, so update yours`;
  if (value.format !== format)
    return `has format ${JSON.stringify(value.format)}, and this Meshprint knows ${format}`;
  const { fleet, cluster, files } = value;
  if (typeof fleet !== 'string' || typeof cluster !== 'string' || !isMap(files))
    return 'lacks fleet, cluster or files';
  for (const [path, hash] of Object.entries(files)) {
    const flaw = flawOfPath(path);
    if (flaw !== undefined) return `lists ${JSON.stringify(path)}, which ${flaw}`;
    if (!isSha256(hash)) return `lists ${JSON.stringify(path)} without a sha256`;
  }
  return { fleet, cluster, files: new Map(Object.entries(files) as [string, string][]) };
}

const isNewer = (value: Readonly<Record<string, unknown>>): value is { readonly format: number } =>
  typeof value.format === 'number' && value.format > format;

/** Whether a later version of Meshprint wrote a manifest, which this one must not judge. */
export function isNewerManifest(text: string): boolean {
  const value = parseJson(text);
  return isMap(value) && isNewer(value);
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
