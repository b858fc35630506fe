/** Groups that only set flags, or have a name, which JavaScript writes in another way or not at all. */
const asJavaScript = (text: string): string =>
  text
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\(\?[imsU]*-?[imsU]*([:)])/g, (_, end) => (end === ')' ? '' : '(?:'));

/**
 * Whether a text is a regular expression of RE2 as Go reads it, which has no look-around, no back references, no
 * escapes without a meaning and no more than a thousand repetitions.
 */
export function isRe2(text: string): boolean {
  if (/\(\?<?[=!]|\\(?![aftnrvxpPQEAbBdDsSwWz0])[A-Za-z1-9]/.test(text)) return false;
  if (
    [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(
      ([, from, to]) => Math.max(Number(from), Number(to ?? 0)) > 1000,
    )
  )
    return false;
  try {
    return new RegExp(asJavaScript(text)).source !== '';
  } catch {
    return false;
  }
}
