import type { GridData } from '../../../data/policies-data';
import { choices } from '../../elements/controls';
import { h } from '../../elements/dom';
import type { Page } from '../../page';
import { relations } from './verdicts';

/** Where the change opens something, as buttons that go there. */
export function openings(
  { go }: Page,
  shown: GridData | undefined,
  { opening, hidden }: { readonly opening: readonly GridData[]; readonly hidden: readonly GridData[] },
): HTMLElement | undefined {
  if (opening.length > 0)
    return choices(
      'The change opens on',
      opening.map(grid => [keyOf(grid), textOf(grid)] as const),
      shown === undefined ? '' : keyOf(shown),
      value => {
        const chosen = opening.find(grid => keyOf(grid) === value);
        if (chosen !== undefined) go({ relation: chosen.relation, ports: chosen.ports });
      },
    );
  const [first] = hidden;
  if (first === undefined) return undefined;
  const goThere = (): void => {
    go({ relation: first.relation, ports: first.ports, namespace: '', to: '', system: 'yes' });
  };
  return h(
    'p',
    { class: 'note' },
    'Between these namespaces the change opens nothing. ',
    h(
      'button',
      { type: 'button', class: 'link', id: 'openings-all', on: { click: goThere } },
      'Show all namespaces',
    ),
  );
}

const keyOf = ({ relation, ports }: GridData): string => `${relation} ${ports}`;

/** `TCP 8080, between linked clusters` */
const textOf = ({ relation, ports }: GridData): string =>
  `${ports}, ${(relations[relation] ?? relation).toLowerCase()}`;
