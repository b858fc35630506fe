export { YamlError } from './error';
export { yaml } from './library';
export { type Entry, entryAt, type Located } from './located';
export { parseOne, parseSeveral } from './parse';
export { type Flaw, type Limits, maxDepth, scanYaml } from './scan';
export { readSource, Source, sourceOf } from './source';
export { Walk } from './walk';
