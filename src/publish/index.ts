export { each } from './limit';
export { Git, GitError } from './git/git';
export { type Published, readPublished, type ReadOptions } from './published';
export { nameOf, type Target, targetsOf } from './target';
