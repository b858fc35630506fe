/**
 * A host as a part of the name of an environment variable: `git.my-firm.com:3000` -> `GIT_MY__FIRM_COM_3000`. No two
 * hosts have the same, or a blueprint could name a host that gets the token of another. Undefined for hosts that have
 * none: addresses of IPv6, and names that DNS does not have.
 */
export function variablePart(host: string): string | undefined {
  if (!/^[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*(?::\d+)?$/.test(host)) return undefined;
  return host.replaceAll('-', '__').replace(/[.:]/g, '_').toUpperCase();
}
