import { type Child, few, h } from './dom';
import type { Page } from '../page';

/** A cluster's name, which shows all that is known of it. */
export const clusterLink = ({ fleet, go }: Page, name: string): HTMLElement =>
  fleet.cluster(name) === undefined
    ? h('span', {}, name)
    : h(
        'button',
        {
          type: 'button',
          class: 'link',
          on: {
            click: () => {
              go({ cluster: name });
            },
          },
        },
        name,
      );

/** Names of clusters, the first few as links. */
export function clusterLinks(page: Page, names: readonly string[], shown = 6): Child[] {
  if (names.length > 2 && names.length === page.fleet.names.length) return [`all ${names.length} clusters`];
  const linked = names
    .slice(0, shown)
    .flatMap((name, i, { length }): Child[] =>
      i === length - 1
        ? [clusterLink(page, name)]
        : [h('span', { class: 'listing' }, clusterLink(page, name), ','), ' '],
    );
  const rest = names.slice(shown);
  if (rest.length === 0) return linked;
  return [
    ...linked,
    ' ',
    h(
      'details',
      { class: 'more' },
      h('summary', {}, `and ${rest.length} more`),
      h('span', {}, few(rest, 600)),
    ),
  ];
}

/** Whom a cluster is linked with. */
export function peerLinks(page: Page, name: string, shown: number): Child[] {
  const peers = page.fleet.peersOf(name);
  if (peers.length === 0) return ['no other cluster'];
  return peers.length > shown && peers.length === page.fleet.names.length - 1
    ? ['every other cluster']
    : clusterLinks(page, peers, shown);
}

/** A place of the blueprint, and its file and line. */
export function place({ fleet }: Page, path: string | undefined, source?: string): Child {
  if (path === undefined && source === undefined) return undefined;
  const at = source ?? (path === undefined ? undefined : fleet.sourceOf(path));
  return h(
    'span',
    { class: 'place', title: 'Place in the blueprint' },
    path === undefined || path === '' ? 'the fleet' : path,
    ' ',
    at !== undefined && h('code', {}, at),
  );
}

/** A word with a sign, so that its colour is never the only one. */
export const badge = (kind: string, text: string): HTMLElement => h('span', { class: `badge ${kind}` }, text);

/** A name that is too long for its place: its end tells more than its middle. */
export const shortened = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, 8)}…${name.slice(9 - most)}`;
