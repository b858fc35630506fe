/** Letters that RE2 knows behind a backslash; of other characters every one stands for itself. */
const escaped = /[^a-zA-Z0-9]|[afnrtvdDsSwWbBAzpPx0]/u;

/** Whether a text is a regular expression that RE2 reads, as far as that can be told by asking JavaScript. */
export function isRegex(text: string): boolean {
  // What stands between \Q and \E is no expression.
  if (text.includes('\\Q')) return true;
  if (/\(\?<?[=!]|\(\?>/.test(text.replace(/\\[^]/g, ''))) return false;
  if ([...text.matchAll(/\\([^])/gu)].some(([, letter = '']) => !escaped.test(letter))) return false;
  // RE2 takes an expression apart that repeats, and only so often.
  if (
    [...text.matchAll(/\{[0-9,]+\}/g)].some(([counts]) =>
      (counts.match(/\d+/g) ?? []).some(n => Number(n) > 1000),
    )
  )
    return false;
  try {
    return new RegExp(asJavaScript(text)).source !== '';
  } catch {
    return false;
  }
}

/** What RE2 has and JavaScript has not: flags in front of what they are about, and its own way to name groups. */
const asJavaScript = (text: string): string =>
  text
    .replace(/\(\?[imsU]*(-[imsU]+)?\)/g, '')
    .replace(/\(\?[imsU]*(-[imsU]+)?:/g, '(?:')
    .replace(/\(\?P</g, '(?<');

/** What is wrong with a regular expression; undefined for a good one. */
export const problemWithRegex = (text: string): string | undefined =>
  text === '' || isRegex(text)
    ? undefined
    : 'must be a regular expression of RE2, which has no look-around and no back references';
