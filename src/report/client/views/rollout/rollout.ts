import type { Share } from '../../../data/overview-data';
import type { WaveData } from '../../../data/rollout-data';
import { counted, few, h } from '../../elements/dom';
import { mix } from './mix';
import type { Page, View } from '../../page';
import { badge, clusterLink, clusterLinks } from '../../elements/words';

export const rollout: View = {
  id: 'rollout',
  title: 'Rollout',
  make: page => {
    const { waves, held, before, left = [], skew, soak, timeout } = page.fleet.data.rollout;
    const all = [...(before ?? []), ...waves.flatMap(({ after }) => after ?? [])];
    return h(
      'div',
      {},
      h(
        'p',
        {},
        `${counted(waves.length, 'wave')}. A wave is followed by the next one when every layer of its clusters has been healthy for ${soak}; a layer that takes longer than ${timeout} has failed.`,
      ),
      before === undefined &&
        h(
          'p',
          { class: 'note' },
          'What runs now is not known here, so that the steps show where each wave ends. With a base (--base, --base-ref) they show what runs on the way.',
        ),
      skew.map(({ severity, message, hint, clusters }) =>
        h(
          'div',
          { class: `note ${severity}` },
          badge(severity, severity),
          ` ${message}. ${hint} `,
          clusterLinks(page, clusters),
        ),
      ),
      skew.length === 0 &&
        before !== undefined &&
        h(
          'p',
          { class: 'note good' },
          'At every step linked clusters are at most one minor of Cilium apart.',
        ),
      h(
        'ol',
        { class: 'steps' },
        before !== undefined &&
          h(
            'li',
            {},
            h(
              'div',
              {},
              h('h2', {}, 'Now'),
              left.length > 0 &&
                h(
                  'p',
                  {},
                  `${few(left)} left the fleet: counted here, and in no wave, since nothing is written for ${left.length === 1 ? 'it' : 'them'} any more.`,
                ),
            ),
            mix('The fleet runs Cilium', before, all),
          ),
        waves.map(wave => step(page, wave, all)),
      ),
      held.length > 0 && [
        h('h2', {}, 'Held'),
        h(
          'ul',
          { class: 'plain' },
          held.map(({ cluster, reason, cilium }) =>
            h(
              'li',
              {},
              clusterLink(page, cluster),
              ` stays at its commit (blueprint: Cilium ${cilium}): ${reason}`,
            ),
          ),
        ),
      ],
    );
  },
};

function step(page: Page, { wave, clusters, changed, after }: WaveData, all: readonly Share[]): HTMLElement {
  const skew = page.fleet.data.rollout.skew.filter(one => one.wave === wave);
  return h(
    'li',
    {},
    h(
      'div',
      {},
      h(
        'h2',
        {},
        `Wave ${wave}`,
        h('small', {}, counted(clusters.length, 'cluster')),
        skew.length > 0 && badge('error', 'versions too far apart'),
      ),
      versionsOf(page, clusters).map(([version, names]) =>
        h(
          'p',
          { class: 'versions' },
          h('b', {}, `Cilium ${version}`),
          h('span', {}, clusterLinks(page, names, 24)),
        ),
      ),
      changed !== undefined &&
        h(
          'p',
          {},
          changed.length > 0 && changed.length < clusters.length
            ? [
                `${changed.length} of them ${changed.length === 1 ? 'changes' : 'change'}: `,
                clusterLinks(page, changed, 12),
              ]
            : sayAll(changed.length > 0, clusters.length),
        ),
    ),
    after !== undefined && mix('Then the fleet runs Cilium', after, all),
  );
}

/** All clusters of a wave change, or none of them; there may be only one. */
const sayAll = (isChanged: boolean, n: number): string =>
  n === 1
    ? `It ${isChanged ? 'changes' : 'does not change'}.`
    : isChanged
      ? 'All of them change.'
      : 'None of them changes.';

/** What the clusters of a wave go to. */
function versionsOf({ fleet }: Page, names: readonly string[]): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const version = fleet.cluster(name)?.cilium ?? '?';
    found.set(version, [...(found.get(version) ?? []), name]);
  }
  return [...found];
}
