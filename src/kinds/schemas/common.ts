import { problemWithSubdomain } from '../names';
import { annotations, labels } from './metadata';
import { need, object, text, word } from './node';

/** Name of another object. */
export const objectName = text({ minLength: 1, maxLength: 253, says: 'a name of 1 to 253 characters' });

/** Namespace of another object. */
export const namespaceName = text({ minLength: 1, maxLength: 63, says: 'a name of 1 to 63 characters' });

/** A DNS-1123 subdomain. */
export const subdomain = word(problemWithSubdomain);

/** A reference to an object of a known kind in the same namespace. */
export const nameRef = object({ name: need(text()) });

/** Labels and annotations that a controller puts on what it makes. */
export const handedOn = object({ labels, annotations });

/** A time as Go writes it. */
export const duration = text({
  pattern: /^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/u,
  says: 'a duration such as 30s, 5m or 1h30m',
});

/** A time in the Flux fields that know no hours: `timeout` of sources and providers. */
export const shortDuration = text({
  pattern: /^([0-9]+(\.[0-9]+)?(ms|s|m))+$/u,
  says: 'a duration such as 90s or 5m, without hours',
});
