export { textOf } from './documents';
export { OutputError } from './error';
export { Looks, type LooksOf } from './looks';
export { type Lock, LockedError, takeLock } from './lock';
export { isNewerManifest, manifestName, parseManifest, sha256, type Manifest } from './manifest';
export { knownFiles } from './known-files';
export { flawOfPath, fold } from './names';
export { holdsTrees, readTrees } from './read-trees';
export type { Content } from './file-reader';
export {
  type KnownFile,
  maxFileBytes,
  type ReadTree,
  tooLarge,
  type TreeFlaw,
  type TreeFolder,
  TreeReader,
  type TreesRead,
} from './tree-reader';
export { readFile as readTreeFile } from './read-file';
export { recover } from './recover';
export { readSingle, replaceSingle } from './single';
export { type FleetOutput, type OutputFile, outputFile, type OutputTree } from './output-file';
export { type WantedFile, wantedFile, wantedFiles } from './wanted';
export { strayFleets } from './stray';
export { brokenClusters } from './whole';
export { compareTrees, writeTrees, type Difference } from './write';
