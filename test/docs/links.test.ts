import { existsSync } from 'node:fs';
import path from 'node:path';
import { files, read, root } from './texts';

// A link in a page leads to a file, and to a heading of it.

/** As GitHub makes anchors of headings. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');

const anchorsIn = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

function broken(page: string): string[] {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter(link => {
    if (/^[a-z]+:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    if (!existsSync(path.join(root, target))) return true;
    return anchor !== undefined && !anchorsIn(target).includes(anchor);
  });
}

test.each(files('*.md'))('%s links to what is there', page => {
  expect(broken(page)).toEqual([]);
});

test.each(files('docs/*.md').filter(page => !page.slice('docs/'.length).includes('/')))(
  'the README leads to %s, once',
  page => {
    expect(read('README.md').split(`](${page})`)).toHaveLength(2);
  },
);
