import { fewOf } from '../../findings/index';
import type { FoldedChange } from '../change';
import { peerOf, recordedPeer } from '../risk/subject';
import { counted, type Intent } from './intent';
import { isAllOfPeer } from './membership';

/** Links between clusters that both states have. */
export const linksAdded: Intent = {
  id: 'links-added',
  subjectOf: change => (isLink(change, 'added') ? 'links' : undefined),
  title: (_, changes) => `${sayLinks(changes)} added`,
};

export const linksRemoved: Intent = {
  id: 'links-removed',
  subjectOf: change => (isLink(change, 'removed') ? 'links' : undefined),
  title: (_, changes) => `${sayLinks(changes)} removed`,
};

/** How links are reached: addresses, ports. */
export const linksChanged: Intent = {
  id: 'links-changed',
  subjectOf: change => (peerOf(change) === undefined ? undefined : 'links'),
  title: (_, changes) => {
    const peers = [...new Set(changes.map(change => peerOf(change) ?? ''))].sort();
    const [peer, ...others] = peers;
    return others.length === 0
      ? `peer ${peer ?? ''} is reached otherwise`
      : `${peers.length} peers (${fewOf(peers, 2)}) are reached otherwise`;
  },
};

const isLink = (change: FoldedChange, kind: FoldedChange['kind']): boolean =>
  change.kind === kind &&
  (recordedPeer(change) !== undefined || (peerOf(change) !== undefined && isAllOfPeer(change)));

/** `2 links (a–b, c–d)`; ends that only one cluster lists are said as such. */
function sayLinks(changes: readonly FoldedChange[]): string {
  const ends = new Map<string, number>();
  for (const change of changes) {
    const peer = peerOf(change);
    for (const cluster of peer === undefined ? [] : change.clusters) {
      const pair = [cluster, peer].sort().join('–');
      ends.set(pair, (ends.get(pair) ?? 0) + 1);
    }
  }
  const pairs = [...ends.keys()].sort();
  const oneSided = [...ends.values()].filter(count => count === 1).length;
  const shown = 4;
  return `${counted(pairs.length, 'link')} (${fewOf(pairs, shown)}${oneSided > 0 ? `; ${oneSided} of them at one end only` : ''})`;
}
