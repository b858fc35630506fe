/*
 * What Kubernetes allows in names (apimachinery pkg/util/validation). Each function gives undefined for a good name, or
 * what is wrong with it as a sentence without its subject: "must be …". The patterns are written so that they never
 * backtrack, because names come from people's charts.
 */

const label = '[a-z0-9]+(?:-+[a-z0-9]+)*';
const isLabel = new RegExp(`^${label}$`);
const isSubdomain = new RegExp(`^${label}(?:\\.${label})*$`);
const isQualifiedName = /^[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*$/;
const isPortName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

type Problem = string | undefined;

const tooLong = (name: string, limit: number): Problem =>
  name.length > limit ? `must be at most ${limit} characters long, not ${name.length}` : undefined;

/** A DNS-1123 label: namespaces, clusters, the names of Services. */
export function problemWithLabel(name: string): Problem {
  if (!isLabel.test(name))
    return "must be lower case letters, digits and '-', with a letter or digit at both ends";
  return tooLong(name, 63);
}

/** A DNS-1123 subdomain: the name of nearly every other object. */
export function problemWithSubdomain(name: string): Problem {
  if (!isSubdomain.test(name))
    return "must be lower case letters, digits, '-' and '.', with a letter or digit at both ends of every part";
  return tooLong(name, 253);
}

/** The names that RBAC kinds may have: anything that can be one segment of a URL's path, such as `system:node`. */
export function problemWithPathSegment(name: string): Problem {
  if (name === '' || name === '.' || name === '..') return "must not be empty, '.' or '..'";
  return /[/%]/.test(name) ? "must not contain '/' or '%'" : undefined;
}

/** The key of a label: `app`, `app.kubernetes.io/name`. */
export function problemWithLabelKey(key: string): Problem {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  const problemWithPrefix = prefix === undefined ? undefined : problemWithSubdomain(prefix);
  if (problemWithPrefix !== undefined) return `has a part before '/' that ${problemWithPrefix}`;
  if (!isQualifiedName.test(name))
    return "must be letters, digits, '-', '_' and '.', with a letter or digit at both ends, after an optional 'domain/'";
  return tooLong(name, 63);
}

/** A name with an optional domain in front, such as a port's `appProtocol`: of the form of a label's key. */
export const problemWithQualifiedName = problemWithLabelKey;

/** The value of a label; empty is allowed. */
export function problemWithLabelValue(value: string): Problem {
  if (value !== '' && !isQualifiedName.test(value))
    return "must be letters, digits, '-', '_' and '.', with a letter or digit at both ends, or empty";
  return tooLong(value, 63);
}

/** The key of an annotation: as a label's, but the part before '/' may have capitals. */
export function problemWithAnnotationKey(key: string): Problem {
  const slash = key.indexOf('/');
  return problemWithLabelKey(key.slice(0, slash + 1).toLowerCase() + key.slice(slash + 1));
}

/** The name of a container's port (IANA service name), which a Service may give as its `targetPort`. */
export function problemWithPortName(name: string): Problem {
  if (!isPortName.test(name) || !/[a-z]/.test(name))
    return "must be lower case letters, digits and single '-', with at least one letter and no '-' at the ends";
  return tooLong(name, 15);
}

/** A host as Gateway API and Ingress take it: a domain name, whose first label may be `*`. */
export function problemWithHostname(name: string): Problem {
  const problem = problemWithSubdomain(name.startsWith('*.') ? name.slice(2) : name);
  return problem === undefined
    ? tooLong(name, 253)
    : 'must be a domain name in lower case, such as shop.example.com or *.example.com';
}
