import { gzipSync } from 'node:zlib';
import { isMap, type Tree, type TreeFile } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import { entriesOf } from '../../kinds/entries';
import { peersFile, valuesFile } from '../../mesh/index';

/** What one Secret, and one ConfigMap, may hold. */
export const mostBytes = 1024 * 1024;

/** From here on a few more peers or values may be too much; the estimate is no closer than that. */
export const largeBytes = 700_000;

/** The chart alone in Helm's record, packed: its templates, README, schema and dashboards. */
const chartBytes = 409_000;

type ValuesFile = Extract<TreeFile, { readonly data: unknown }>;

/** Sizes of what is kept of Cilium's values in a cluster. */
interface CiliumSize {
  /** Bytes of the larger of the two ConfigMaps with values. */
  readonly values: number;
  /**
   * Bytes of the Secret in which Helm keeps the release: base64 of what gzip makes of the chart, the values and the
   * rendered objects. This much it has if nothing is rendered from the values.
   */
  readonly least: number;
  /** The same, with the peers rendered into two Secrets, one for the agents and one for KVStoreMesh. */
  readonly likely: number;
}

/** Estimates Helm's record of the Cilium release. The chart is nearly all of it; what a blueprint adds are values. */
export const ciliumSize = onceFor((tree: Tree): CiliumSize => {
  const files = tree.files.flatMap(file =>
    'data' in file && (file.path === valuesFile || file.path === peersFile) ? [file] : [],
  );
  const sizes = files.map(({ path, data }) => (path === peersFile ? bytesOf(data) : bytesOfText(data)));
  const plain = sizes.reduce((sum, size) => sum + size, 0);
  // Gzip is slow; where even unpacked values are far from the limit, as peers by name are, it need not be asked.
  const packed = record(plain, 3) > largeBytes ? packedBytes(files) : plain;
  return { values: Math.max(0, ...sizes), least: record(packed, 1), likely: record(packed, 3) };
});

const packedBytes = (files: readonly ValuesFile[]): number =>
  gzipSync(files.map(({ data }) => JSON.stringify(data)).join('\n'), { level: 9 }).length;

/** Bytes of a map as JSON. The same peers stand in many clusters, and are turned into text once. */
const bytesOf = onceFor((map: Readonly<Record<string, unknown>>): number => {
  const { keys, values } = entriesOf(map);
  let [sum, count] = [0, 0];
  values.forEach((below, i) => {
    if (below === undefined) return;
    sum += bytesOfKey(keys[i] ?? '') + (isMap(below) ? bytesOf(below) : bytesOfText(below));
    count += 1;
  });
  // Braces, and a comma between two.
  return sum + Math.max(2, count + 1);
});

const bytesOfText = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const knownKeys = new Map<string, number>();

/** With the colon after it; the names of peers are keys in every cluster. */
function bytesOfKey(key: string): number {
  const bytes = knownKeys.get(key) ?? bytesOfText(key) + 1;
  knownKeys.set(key, bytes);
  return bytes;
}

/** The chart, and so many copies of the values in base64. */
const record = (bytes: number, copies: number): number => chartBytes + copies * Math.ceil(bytes / 3) * 4;
