import type { Reason } from '../../../simulate/because';
import { h } from './dom';
import type { Page } from '../page';
import { place } from './words';

/** Steps of an explanation, each with its object and its place in the blueprint. */
export const reasons = (page: Page, list: readonly Reason[]): HTMLElement =>
  h(
    'ol',
    { class: 'reasons' },
    list
      .slice(0, 60)
      .map(({ why, cluster, object, file, path }) =>
        h(
          'li',
          {},
          `${why}. `,
          object !== undefined &&
            h(
              'small',
              {},
              [object, cluster && `in ${cluster}`, file && `(${file})`].filter(Boolean).join(' '),
            ),
          ' ',
          path !== undefined && place(page, path),
        ),
      ),
    list.length > 60 && h('li', {}, `and ${list.length - 60} more`),
  );
