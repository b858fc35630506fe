import type { GridData, Outcome } from '../../../data/policies-data';
import { choices, select, toggle } from '../../elements/controls';
import { h } from '../../elements/dom';
import { explanation } from './explanation';
import type { Page, View } from '../../page';
import { gridTable } from './policy-grid';
import { table } from '../../elements/table';
import { sayConditions } from './conditions';
import { classOf, opens, readSpot, relations, signs, type Spot, verdictsOf, words } from './verdicts';
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

function reach(page: Page, grids: readonly GridData[]): HTMLElement {
  const { state, go } = page;
  const { groups, verdicts } = page.fleet.data.policies;
  const known = [...new Set(grids.map(({ relation }) => relation))];
  const relation =
    known.find(one => one === state.relation) ?? (known.includes('linked') ? 'linked' : (known[0] ?? ''));
  const ofRelation = grids.filter(grid => grid.relation === relation);
  const grid = ofRelation.find(({ ports }) => ports === state.ports) ?? ofRelation[0];
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
  const spot: Spot | undefined = readSpot(state.cell);
  const filter = state.opens === 'yes' ? opens : undefined;
  return h(
    'section',
    { 'aria-label': 'Who reaches whom' },
    h('h2', {}, 'Who reaches whom'),
    h(
      'div',
      { class: 'bar' },
      choices(
        'Clusters',
        known.map(one => [one, relations[one] ?? one] as const),
        relation,
        value => {
          go({ relation: value, ports: '', cell: '' });
        },
      ),
      ofRelation.length > 1 &&
        select(
          'Ports',
          ofRelation.map(({ ports }) => [ports, ports] as const),
          grid?.ports ?? '',
          value => {
            go({ ports: value, cell: '' });
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
        toggle('Only what the change opens', state.opens === 'yes', isOn => {
          go({ opens: isOn ? 'yes' : '', cell: '' });
        }),
    ),
    h(
      'ul',
      { class: 'legend', 'aria-label': 'Signs' },
      (Object.keys(signs) as Outcome[]).map(outcome =>
        h('li', {}, h('span', { class: `verdict ${classOf(outcome)}` }, signs[outcome]), words[outcome]),
      ),
      hasBase && h('li', {}, h('span', { class: 'verdict allow opened' }, '✓'), 'opened by the change'),
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
          isFrom: isIn(state.namespace),
          isTo: isIn(state.to),
          sign: verdictsOf(grid, verdicts),
          isKept: filter,
          chosen: spot,
          choose: chosen => {
            go({ cell: `${chosen.row}.${chosen.column}` });
          },
        }),
        explanation(page, grid, spot),
      ),
  );
}
