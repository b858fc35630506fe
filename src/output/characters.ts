// Fixed ranges and classes that Unicode keeps stable: the same text must give the same bytes on every Node version.
const invisible =
  '\\p{Zl}\\p{Zp}\\p{Cs}\\p{Noncharacter_Code_Point}' +
  '\\u{ad}\\u{61c}\\u{180e}\\u{200b}-\\u{200f}\\u{202a}-\\u{202e}\\u{2060}-\\u{206f}\\u{feff}\\u{fff9}-\\u{fffb}\\u{e0000}-\\u{e0fff}';

/**
 * Characters that a reader does not see (zero width, direction marks), that break lines for some parsers only
 * (U+0085, U+2028), or that a YAML stream may not hold (control characters, U+FFFE). Written as escapes, always.
 */
export const unseen = new RegExp(`[\\p{Cc}${invisible}]`, 'u');

/** The same, but for the newline and the tab, which a block of text may hold. */
export const unseenInBlock = new RegExp(`[^\\P{Cc}\\n\\t]|[${invisible}]`, 'u');

const everyUnseen = new RegExp(unseen.source, 'gu');

/** False for text with half of a character that takes two UTF-16 units. UTF-8 has no form for it, so no file can hold it. */
export const isWellFormed = (text: string): boolean => text.isWellFormed();

/** Text on one line, with what is unseen as `\u200b` or `\U000e0001`: the form that YAML's double quotes take. */
export function escapeUnseen(text: string): string {
  return text.replace(everyUnseen, character => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
}
