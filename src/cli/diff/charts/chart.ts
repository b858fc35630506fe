import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMap, parseDocument } from 'yaml';

/** A version that cannot lead anywhere else as a part of a path. */
const isVersion = (text: string): boolean => /^\d+\.\d+\.\d+[\w.+-]*$/.test(text);

/** The chart of Cilium for a version in a folder of charts; undefined where it has none. */
export function chartOf(folder: string, version: string): string | undefined {
  if (!isVersion(version)) return undefined;
  const packed = path.join(folder, `cilium-${version}.tgz`);
  if (existsSync(packed)) return packed;
  return [`cilium-${version}`, 'cilium']
    .map(name => path.join(folder, name))
    .find(at => isChart(at, version));
}

function isChart(folder: string, version: string): boolean {
  const file = path.join(folder, 'Chart.yaml');
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const chart = parseDocument(readFileSync(file, 'utf8'), { logLevel: 'silent' });
  return isMap(chart.contents) && chart.get('version') === version;
}
