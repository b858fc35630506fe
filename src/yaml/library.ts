import type * as Yaml from 'yaml';

let loaded: typeof Yaml | undefined;

/** The parser. It is loaded where there is YAML to read, of which a fleet in TypeScript may have none. */
export const yaml = (): typeof Yaml => (loaded ??= require('yaml') as typeof Yaml);
