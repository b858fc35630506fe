export { parseDocuments } from './documents';
export { YamlError } from './error';
export { yaml } from './library';
export { entryAt, type Located } from './located';
export { parseOne, parseSeveral } from './parse';
export { readSource, Source, sourceOf } from './source';
export { Walk } from './walk';
