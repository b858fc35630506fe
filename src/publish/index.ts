export { type Published, readPublished, type ReadOptions } from './published';
export { nameOf, type Target, targetsOf } from './target';
