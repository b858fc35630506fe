import { gzipSync } from 'node:zlib';
import type { Tree } from '../../kinds/index';

/** What one Secret, and one ConfigMap, may hold. */
export const mostBytes = 1024 * 1024;

/** From here on a few more peers or values may be too much; the estimate is no closer than that. */
export const largeBytes = 700_000;

/** The chart alone in Helm's record, packed: its templates, README, schema and dashboards. */
const chartBytes = 409_000;

/** Sizes of what is kept of Cilium's values in a cluster. */
export interface CiliumSize {
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

const known = new WeakMap<Tree, CiliumSize>();

/** Estimates Helm's record of the Cilium release. The chart is nearly all of it; what a blueprint adds are values. */
export function ciliumSize(tree: Tree): CiliumSize {
  const size = known.get(tree) ?? estimate(tree);
  known.set(tree, size);
  return size;
}

function estimate(tree: Tree): CiliumSize {
  const texts = tree.files.flatMap(file =>
    'data' in file && (file.path === 'cilium/values.yaml' || file.path === 'cilium/peers.yaml')
      ? [JSON.stringify(file.data)]
      : [],
  );
  const sizes = texts.map(text => Buffer.byteLength(text));
  const plain = sizes.reduce((sum, size) => sum + size, 0);
  // Gzip is slow; where even unpacked values are far from the limit, as peers by name are, it need not be asked.
  const packed = record(plain, 3) > largeBytes ? gzipSync(texts.join('\n'), { level: 9 }).length : plain;
  return { values: Math.max(0, ...sizes), least: record(packed, 1), likely: record(packed, 3) };
}

/** The chart, and so many copies of the values in base64. */
const record = (bytes: number, copies: number): number => chartBytes + copies * Math.ceil(bytes / 3) * 4;
