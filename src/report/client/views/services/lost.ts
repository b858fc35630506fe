import type { Lost } from '../../../../simulate/services/lost';
import { counted, h } from '../../elements/dom';
import type { Page } from '../../page';
import { table } from '../../elements/table';
import { badge, clusterLinks } from '../../elements/words';

/** Which services callers lose where, as far as it is known. */
export function lostServices(page: Page, lost: readonly Lost[], done: number, all: number): HTMLElement[] {
  const doing = page.isPaper ? 'Incomplete, printed before all was asked' : 'Asking';
  const progress = done < all ? [h('p', {}, `${doing}: ${done} of ${counted(all, 'service')}`)] : [];
  if (lost.length === 0)
    return done < all ? progress : [h('p', { class: 'note good' }, 'No caller elsewhere loses a service.')];
  return [
    ...progress,
    h(
      'p',
      {},
      badge('error', counted(new Set(lost.map(({ service }) => service)).size, 'service')),
      ' lost by callers in clusters that are left, once their caches have expired:',
    ),
    table<Lost>(
      'What is lost',
      [
        {
          title: 'Service',
          cell: ({ service }) =>
            h(
              'button',
              {
                type: 'button',
                class: 'link',
                on: {
                  click: () => {
                    page.go({ service });
                  },
                },
              },
              service,
            ),
          sort: ({ service }) => service,
        },
        {
          title: 'Called by',
          cell: ({ via }) => (via === 'service' ? 'its Service' : 'its import'),
          sort: ({ via }) => via,
        },
        {
          title: 'Lost in',
          cell: ({ consumers }) => clusterLinks(page, consumers),
          sort: ({ consumers }) => -consumers.length,
        },
      ],
      lost,
    ),
  ];
}
