import { existsSync } from 'node:fs';
import path from 'node:path';
import { knownFiles, manifestName, readTrees } from '../../output/index';
import { progress } from '../progress';
import { checkBase } from '../reach/compare';
import type { ReadBase } from './base';

/** What a folder holds: trees of fleets, of one fleet, or one tree, of which only that cluster is compared. */
export function folderBase(folder: string, areNamed: boolean): ReadBase {
  const root = checkBase(folder);
  const isHere = (...below: readonly string[]): boolean =>
    existsSync(path.join(root, ...below, manifestName));
  return made => {
    progress(`reading ${folder}`);
    const read = readTrees(root, knownFiles(made));
    const clusters = isHere() ? read.trees.map(({ tree }) => tree.cluster) : undefined;
    const isOfOneFleet = clusters !== undefined || read.trees.some(({ tree }) => isHere(tree.cluster));
    return Promise.resolve({
      ...read,
      shown: folder,
      fleets: isOfOneFleet ? 'both' : areNamed ? 'made' : 'either',
      ...(clusters !== undefined && { clusters }),
      notes:
        clusters === undefined
          ? []
          : [`${folder} is the repository of ${clusters.join()}: only that cluster is compared.`],
    });
  };
}
