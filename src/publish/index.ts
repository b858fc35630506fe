export { each } from './limit';
export { Git, GitError } from './git/git';
export { type Drift, type DriftedFile, findDrift, hasDrift } from './drift';
export { masked } from './git/mask';
export type { Outcome } from './outcome';
export { type FleetToPublish, publish, type PublishOptions } from './publish';
export { embeddedFolder, embeddedRepository } from './places';
export { type Published, readPublished, type ReadOptions } from './published';
export { nameOf, type Target, targetsOf } from './target';
