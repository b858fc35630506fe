import type { GridData, Outcome } from '../../../data/policies-data';
import { choices, select, toggle } from '../../elements/controls';
import { h } from '../../elements/dom';
import { explanation } from './explanation';
import { chosenGrid, gridWith, openingGrids, relationsOf } from './grid-choice';
import { openings } from './openings';
import type { Page, View } from '../../page';
import { gridTable } from './policy-grid';
import { table } from '../../elements/table';
import { sayConditions } from './conditions';
import { readPair, sayPair } from './pair';
import { classOf, opens, relations, signs, verdictsOf, words } from './verdicts';
import { type State, writeState } from '../../state';
import { place } from '../../elements/words';

export const policies: View = {
  id: 'policies',
  title: 'Policies',
  make: page => {
    const { policies: list, grids, notes } = page.fleet.data.policies;
    return h(
      'div',
      {},
      notes.map(note => h('p', { class: 'note' }, note)),
      grids.length > 0 && reach(page, grids),
      h(
        'section',
        { 'aria-label': 'Policies of the blueprint' },
        h('h2', {}, 'Policies of the blueprint'),
        list.length === 0
          ? h('p', {}, 'The blueprint has none.')
          : table(
              'Policies',
              [
                { title: 'Policy', cell: ({ key }) => h('code', {}, key), sort: ({ key }) => key },
                { title: 'Says', cell: ({ what }) => what, sort: ({ what }) => what },
                {
                  title: 'Clusters',
                  cell: ({ clusters }) => clusters,
                  sort: ({ clusters }) => clusters,
                  isNumber: true,
                },
                { title: 'Place', cell: ({ path }) => place(page, path), sort: ({ path }) => path },
              ],
              list,
            ),
      ),
    );
  },
};

/** What every cluster has; asked for by a switch, since it is seldom what a question is about. */
const system = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'flux-system',
  'cilium-secrets',
  'cert-manager',
  'default',
]);

/** What it means that a cell is empty. */
const blank = 'blank: these pods are in no clusters like that';
const blankOpened = 'blank: the change opens nothing';

function reach(page: Page, grids: readonly GridData[]): HTMLElement {
  const { state, go } = page;
  const { groups, verdicts } = page.fleet.data.policies;
  const namespaces = [...new Set(groups.map(({ namespace }) => namespace))].sort();
  const hasBase = verdicts.some(({ before }) => before !== undefined);
  const areAll = state.system === 'yes';
  const isIn =
    (wanted = '') =>
    (members: readonly number[]): boolean =>
      members.some(member => {
        const namespace = groups[member]?.namespace ?? '';
        return wanted === '' ? areAll || !system.has(namespace) : namespace === wanted;
      });
  const [isFrom, isTo] = [isIn(state.namespace), isIn(state.to)];
  const isFiltered = hasBase && state.opens === 'yes';
  const everywhere = (): boolean => true;
  const opening = hasBase ? openingGrids(grids, verdicts, isFrom, isTo) : [];
  const grid = chosenGrid(grids, state, isFiltered ? opening : []);
  const ofRelation = grids.filter(({ relation }) => relation === grid?.relation);
  const spot = grid && readPair(grid, groups, state.cell);
  if (spot === undefined && (state.cell ?? '') !== '' && !page.isPaper) forgetCell(state);
  return h(
    'section',
    { 'aria-label': 'Who reaches whom' },
    h('h2', {}, 'Who reaches whom'),
    h(
      'div',
      { class: 'bar' },
      choices(
        'Clusters',
        relationsOf(grids).map(one => [one, relations[one] ?? one] as const),
        grid?.relation ?? '',
        value => {
          const others = grids.filter(({ relation }) => relation === value);
          const ports = state.ports ?? grid?.ports ?? '';
          go({ relation: value, ports: gridWith(others, ports) === undefined ? '' : ports });
        },
      ),
      ofRelation.length > 1 &&
        select(
          'Ports',
          ofRelation.map(({ ports }) => [ports, ports] as const),
          grid?.ports ?? '',
          value => {
            go({ relation: grid?.relation ?? '', ports: value });
          },
        ),
      (['namespace', 'to'] as const).map(end =>
        select(
          end === 'to' ? 'To' : 'From',
          [['', 'any namespace'], ...namespaces.map(one => [one, one] as const)],
          state[end] ?? '',
          value => {
            go({ [end]: value, cell: '' });
          },
        ),
      ),
      toggle('System namespaces', areAll, isOn => {
        go({ system: isOn ? 'yes' : '' });
      }),
      hasBase &&
        toggle('Only what the change opens', isFiltered, isOn => {
          const to = isOn && grid !== undefined && !opening.includes(grid) ? opening : [];
          const next = chosenGrid(to, { relation: grid?.relation ?? '' });
          go({
            opens: isOn ? 'yes' : '',
            ...(next && { relation: next.relation, ports: next.ports }),
            cell: '',
          });
        }),
    ),
    isFiltered &&
      openings(page, grid, { opening, hidden: openingGrids(grids, verdicts, everywhere, everywhere) }),
    h(
      'ul',
      { class: 'legend', 'aria-label': 'Signs' },
      (Object.keys(signs) as Outcome[]).map(outcome =>
        h('li', {}, h('span', { class: `verdict ${classOf(outcome)}` }, signs[outcome]), words[outcome]),
      ),
      hasBase && h('li', {}, h('span', { class: 'verdict allow opened' }, '✓'), 'opened by the change'),
      h('li', {}, h('span', { class: 'swatch blank' }), isFiltered ? blankOpened : blank),
    ),
    grid !== undefined && page.isPaper && h('p', {}, sayConditions(page, grid)),
    grid !== undefined && !page.isPaper && ofRelation.length === 1 && h('p', {}, `Ports: ${grid.ports}`),
    grid !== undefined &&
      h(
        'div',
        { class: 'pair' },
        gridTable({
          grid,
          page,
          isFrom,
          isTo,
          sign: verdictsOf(grid, verdicts),
          isKept: isFiltered ? opens : undefined,
          chosen: spot,
          choose: chosen => {
            const { relation, ports } = grid;
            go({ relation, ports, cell: sayPair(grid, groups, chosen) });
          },
        }),
        explanation(page, grid, spot),
      ),
  );
}

/** An address that names no cell does not go on saying that it does. */
function forgetCell(state: State): void {
  history.replaceState(null, '', writeState({ ...state, cell: '' }));
}
