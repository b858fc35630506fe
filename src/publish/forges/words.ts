import type { WantedPullRequest } from './forge';

/** How much text a forge takes, in characters. */
export interface Limits {
  readonly title: number;
  readonly body: number;
}

const cut = '\n\n… shortened: the forge takes no more.';

/** Title and body as a forge takes them. */
export function fitted(wanted: WantedPullRequest, { title, body }: Limits): WantedPullRequest {
  return {
    ...wanted,
    title: shortened(wanted.title.replace(/\s+/g, ' ').trim(), title, '…'),
    body: shortened(harmless(wanted.body), body, cut),
  };
}

/** GitLab takes a line such as `/merge` for an order, also in a description. With a blank before it, it is text. */
const harmless = (body: string): string => body.replace(/^\/(?=\S)/gm, ' /');

/** Counted as UTF-16 units, of which there are never fewer than characters; none is cut in half. */
function shortened(text: string, most: number, end: string): string {
  if (text.length <= most) return text;
  return text.slice(0, most - end.length).replace(/[\ud800-\udbff]$/, '') + end;
}

/** A title that keeps the mark with which people said that a pull request is not to be merged yet. */
export function markedAs(before: string, title: string, limits: Limits): string {
  const mark = /^(?:(?:draft|wip):|\[(?:draft|wip)\]|\(draft\))\s*/i.exec(before)?.[0] ?? '';
  return shortened(mark + title, limits.title, '…');
}
