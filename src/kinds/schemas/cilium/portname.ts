const serviceName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/i;

/**
 * What is wrong with a port in a Cilium policy; undefined for a good one. The CRD's own pattern is anchored so loosely
 * that it lets through whatever starts with a digit, so this is the agent's rule: a number, or an IANA service name.
 * The agent reads a number with a zero in front as octal, which nobody means; such a number is refused.
 */
export function problemWithPort(port: string): string | undefined {
  if (/^(0|[1-9][0-9]{0,4})$/.test(port) && Number(port) <= 65535) return undefined;
  if (port.length <= 15 && serviceName.test(port) && /[a-z]/i.test(port)) return undefined;
  return "must be a number from 0 to 65535, or a name of at most 15 letters, digits and single '-'";
}
