/**
 * Control characters, and what breaks a line or turns its direction: text with them shows something else than it says,
 * or adds lines to what it is put into.
 */
const hidden = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with a text that people give as a reason, as the end of a sentence; it goes into messages and commits. */
export function problemWithReason(text: string): string | undefined {
  if (text.trim() === '') return 'is empty';
  return hidden.test(text) ? 'has line breaks or control characters in it' : undefined;
}
