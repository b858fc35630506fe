import { escapeUnseen, isWellFormed, unseen, unseenInBlock } from './characters';

/** Says that a value has no text in YAML or in UTF-8. The emitter's caller knows where the value is. */
export class Unwritable extends Error {}

/** Words, paths, URLs, image names, selectors, plain sentences: no parser takes them for anything but text. */
const words = /^(?:\.\/)?[A-Za-z/](?:[\w./@+=,()-]|:(?=[\w/])| (?=[\w(/]))*$/;

/** Text that starts with a digit and is still no number or date: addresses, CIDRs, versions, durations, sizes. */
const measures = /^(?:\d+(?:\.\d+){2,}(?:\/\d+)?|(?:[1-9]\d*(?:ms|[smh]))+|[1-9]\d*[KMGT]i)$/;

/** What `words` lets through and YAML 1.1 or 1.2 does not read as text; `e1`, as in a git hash, is a number to some. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** What a literal block would lose or hide: blanks at the end of a line, empty lines at either end. */
const brittle = /^\n|[ \t](?:\n|$)|\n\n$/;

/** A string on one line. */
export function inlineText(text: string): string {
  if (words.test(text) ? !reserved.test(text) : measures.test(text)) return text;
  if (!unseen.test(text)) return JSON.stringify(text);
  if (!isWellFormed(text)) throw new Unwritable(`${JSON.stringify(text)} holds half a character`);
  return escapeUnseen(JSON.stringify(text));
}

/** A string as a value: a literal block where it has lines and a block holds it unharmed, else on one line. */
export function valueText(text: string, pad: string): string {
  if (!text.includes('\n') || brittle.test(text) || unseenInBlock.test(text)) return inlineText(text);
  // Parsers measure the indentation at the first line, so one that starts with a blank needs it said.
  const indent = /^[ \t]/.test(text) ? '2' : '';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  // An empty line gets no padding: editors and git complain about blanks at the end of a line.
  const lines = body.replace(/\n(?!\n)/g, `\n${pad}`);
  return `|${indent}${body === text ? '-' : ''}\n${pad}${lines}`;
}

/** A number that YAML 1.1, YAML 1.2, Go and JavaScript read as the same one. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Unwritable(`${value} is no number that JSON can hold`);
  const text = String(value);
  // YAML 1.1 takes an exponent only behind a fraction.
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}
