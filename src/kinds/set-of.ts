import { onceFor } from './once';

/** A list as a set, made once: that of the links of a cluster is asked again and again. */
export const setOf = onceFor((names: readonly string[]): ReadonlySet<string> => new Set(names));
