export { textOf } from './documents';
export { OutputError, type Problem } from './error';
export { manifestName, parseManifest, type Manifest } from './manifest';
export { recover } from './recover';
export { readSingle, replaceSingle } from './single';
export type { FleetOutput, OutputFile, OutputTree } from './wanted';
export { strayFleets } from './stray';
export { compareTrees, writeTrees, type Difference, type WriteResult } from './write';
export { emit, type KeyOrder } from './yaml';
