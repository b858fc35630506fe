import { printable } from '../../findings/index';

/** What a forge or a blueprint says, fit for a message: one short line that steers no terminal. */
export const plain = (text: string, most = 300): string =>
  printable(text.replace(/\s+/g, ' ').trim().slice(0, most));
