/** A text as lines that fit a width, each indented and the later ones further in; words are never cut. */
export function wrap(text: string, width: number, indent: string): string[] {
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let now = indent + first;
  for (const word of words)
    if (now.length + 1 + word.length <= width) now += ` ${word}`;
    else {
      lines.push(now);
      now = `${indent}    ${word}`;
    }
  return [...lines, now];
}
