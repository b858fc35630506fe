/** Cores in a Kubernetes quantity such as `500m`; undefined when the text is none. */
export function coresOf(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(m?)$/.exec(text);
  return match === null ? undefined : Number(match[1]) / (match[2] === 'm' ? 1000 : 1);
}

/**
 * Bytes in a Kubernetes quantity such as `512Mi`; undefined when the text is none. Kubernetes also takes thousandths of
 * a byte (`512m`), which nobody means.
 */
export function bytesOf(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(k|[MGT]|[KMGT]i)?$/.exec(text);
  if (match === null) return undefined;
  const [, amount, unit = ''] = match;
  const power = 'kMGT'.indexOf(unit.charAt(0).replace('K', 'k') || '-') + 1;
  return Number(amount) * (unit.endsWith('i') ? 1024 : 1000) ** power;
}
