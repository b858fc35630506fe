import type { GridData, SideData, VerdictData } from '../../../data/policies-data';
import { few, h } from '../../elements/dom';
import type { Page } from '../../page';
import { reasons } from '../../elements/reasons';
import { classOf, relations, signs, type Spot, verdictsOf, words } from './verdicts';
import { badge, clusterLinks } from '../../elements/words';

/** Why a cell is as it is, by the policies of both ends. */
export function explanation(page: Page, grid: GridData, spot: Spot | undefined): HTMLElement {
  const { groups, verdicts } = page.fleet.data.policies;
  const section = h('section', { id: 'verdict', 'aria-label': 'Why', 'aria-live': 'polite' });
  const found = spot === undefined ? [] : verdictsOf(grid, verdicts)(spot);
  const [first] = found;
  if (spot === undefined || first === undefined) {
    section.append(h('p', { class: 'quiet' }, 'Choose a cell to see who decides, and why.'));
    return section;
  }
  const name = (members: readonly number[] | undefined): string =>
    few([...new Set((members ?? []).map(member => groups[member]?.name ?? ''))], 3);
  const clusters = (members: readonly number[] | undefined): string[] => [
    ...new Set((members ?? []).flatMap(member => groups[member]?.clusters ?? [])),
  ];
  const [from, to] = [grid.rows[spot.row], grid.columns[spot.column]];
  section.append(
    h(
      'h3',
      {},
      name(from),
      ' → ',
      name(to),
      ' ',
      h('span', { class: `verdict ${classOf(first.outcome)}` }, signs[first.outcome]),
      ` ${words[first.outcome]}`,
    ),
    h(
      'p',
      {},
      'From pods in ',
      clusterLinks(page, clusters(from)),
      ' to pods in ',
      clusterLinks(page, clusters(to)),
      `; ${relations[grid.relation]?.toLowerCase() ?? grid.relation}; ${grid.ports}`,
    ),
    ...(first.before === undefined || first.before === first.outcome
      ? []
      : [h('p', { class: 'note' }, `Before: ${first.before}; now: ${first.outcome}.`)]),
    ...found.map(verdict => ends(page, verdict)),
  );
  return section;
}

function ends(page: Page, { egress, ingress, example: [from, to] }: VerdictData): HTMLElement {
  const side = (title: string, { verdict, because }: SideData): HTMLElement =>
    h(
      'section',
      { 'aria-label': title },
      h('h4', {}, title, ' ', badge(verdict, verdict)),
      reasons(page, because),
    );
  return h(
    'div',
    {},
    h('p', {}, h('small', {}, from === to ? `As in ${from}:` : `As from ${from} to ${to}:`)),
    h('div', { class: 'columns two' }, side('Where it leaves', egress), side('Where it arrives', ingress)),
  );
}
