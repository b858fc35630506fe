export { YamlError } from './error';
export { type Entry, entryAt, type Located } from './located';
export { parseOne, parseSeveral } from './parse';
export { readSource, Source, sourceOf } from './source';
export { Walk } from './walk';
