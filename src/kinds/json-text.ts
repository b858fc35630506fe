import { onceFor } from './once';

/** The JSON of a map, made once for all that have the same one, such as the members of a service. */
export const jsonText = onceFor((map: object) => JSON.stringify(map));
