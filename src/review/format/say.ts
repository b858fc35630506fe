import { fewOf, printable } from '../../findings/index';
import { isMap, type Json } from '../../kinds/index';
import { type FoldedChange, sayObject, sayPath } from '../change';
import { counted } from '../intents/index';
import type { Review } from '../review';
import { peerOf, recordedPeer } from '../risk/subject';

/** Signs that say the same as the colours. */
export const signs = { added: '+', removed: '-', changed: '~' } as const;

/** More of a value than this says nothing to people. */
const longest = 90;

/** Of a text only this is said. */
const linesOf = (value: Json | undefined): number | undefined =>
  isMap(value) && typeof value.lines === 'number' && Object.keys(value).length === 1
    ? value.lines
    : undefined;

/** A value in a line: JSON, cut where it is long. */
function sayValue(value: Json): string {
  if (typeof value === 'string' && value.includes('\n')) return counted(value.split('\n').length, 'line');
  const lines = linesOf(value);
  if (lines !== undefined) return counted(lines, 'line');
  const text = printable(JSON.stringify(value));
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** Where a change is: `Service shop/catalog spec.ports[80/TCP]`, `cilium/values.yaml cluster.id`. */
export function sayPlace({ object, file, path }: FoldedChange): string {
  if (file === '') return 'the whole repository';
  const thing = object === undefined ? file : sayObject(object);
  return printable(path.length === 0 ? thing : `${thing} ${sayPath(path)}`);
}

/** The same, of whichever peer it is. */
export function sayPlaceOfAny(change: FoldedChange): string {
  const peer = peerOf(change) ?? recordedPeer(change);
  if (peer === undefined) return sayPlace(change);
  const path = change.path.map(step => (step === peer || step === `[${peer}]` ? '[*]' : step));
  return sayPlace({ ...change, path });
}

const wordOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** What became of it: ` 3 → 4`; nothing for a thing that came or went as a whole. */
export function sayValues({ path, kind, before, after, object }: FoldedChange): string {
  if (path.length === 0 && (object !== undefined || kind !== 'changed')) return '';
  if (kind !== 'changed' && path.at(-1) === `[${wordOf(before ?? after)}]`) return '';
  const [was, is] = [before, after].map(value => (value === undefined ? undefined : sayValue(value)));
  const [fewer, more] = [linesOf(before), linesOf(after)];
  if (fewer === 0 && more === 0) return ': lines in another order';
  if (fewer !== undefined && more !== undefined)
    return `: - ${counted(fewer, 'line')}, + ${counted(more, 'line')}`;
  if (was !== undefined && is !== undefined) return `: ${was} → ${is}`;
  return `: ${was ?? is ?? ''}`;
}

/** ` (deleted by Flux)` */
export const sayFate = ({ fate, path }: FoldedChange): string =>
  fate === undefined || path.length > 0
    ? ''
    : fate === 'deleted'
      ? ' (Flux deletes it)'
      : ' (stays in the cluster)';

/** In which clusters: their names, or how many of all. */
export function sayClusters(
  { clusters, outlier }: Pick<FoldedChange, 'clusters' | 'outlier'>,
  { clusters: { after, before } }: Review,
  shown = 8,
): string {
  const all = Math.max(after, before);
  const where =
    clusters.length === all && all > 1
      ? all === 2
        ? 'both clusters'
        : `all ${all} clusters`
      : printable(fewOf(clusters, shown));
  return `in ${where}${outlier ? ', unlike most' : ''}`;
}

/** The first line of a review. */
export function sayExtent({ fleet, clusters: { before, after, changed } }: Review): string {
  const size =
    before === after ? counted(after, 'cluster') : `${counted(before, 'cluster')} before, ${after} after`;
  return `${printable(fleet)}: ${size}; ${counted(changed.length, 'repository').replace(/repositorys$/, 'repositories')} differ${changed.length === 1 ? 's' : ''}`;
}
