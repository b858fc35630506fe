import type { GridData, Outcome, SideData, VerdictData } from '../../data/policies-data';
import { choices, select, toggle } from '../controls';
import { few, h } from '../dom';
import type { Page, View } from '../page';
import { gridTable, type Spot } from '../policy-grid';
import { table } from '../table';
import { badge, clusterLinks, place } from '../words';
import { reasons } from './answer';

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

const relations: Readonly<Record<string, string>> = {
  'same cluster': 'Within a cluster',
  linked: 'Between linked clusters',
  'not linked': 'Between clusters without a link',
  'linked on one side': 'Linked on one side',
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
    grid !== undefined && ofRelation.length === 1 && h('p', {}, `Ports: ${grid.ports}`),
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

export const signs: Readonly<Record<Outcome, string>> = {
  allow: '✓',
  'allow with L7': '7',
  deny: '✕',
  unknown: '?',
};
const words: Readonly<Record<Outcome, string>> = {
  allow: 'allowed',
  'allow with L7': 'allowed, a proxy looks at requests',
  deny: 'denied',
  unknown: 'nobody can tell',
};

export const classOf = (outcome: Outcome): string =>
  outcome.replace(/ .*/, outcome === 'allow with L7' ? '-l7' : '');

export const passes = (outcome: string | undefined): boolean =>
  outcome === 'allow' || outcome === 'allow with L7';

/** What the change lets through that did not get through before. */
export const opens = ({ before, outcome }: VerdictData): boolean =>
  before !== undefined && !passes(before) && passes(outcome);

const verdictsOf =
  ({ cells }: GridData, verdicts: readonly VerdictData[]) =>
  ({ row, column }: Spot): readonly VerdictData[] =>
    (cells[row]?.[column] ?? []).flatMap(number => verdicts[number] ?? []);

function readSpot(text: string | undefined): Spot | undefined {
  const [row, column] = (text ?? '').split('.').map(Number);
  return row === undefined || column === undefined || Number.isNaN(row + column)
    ? undefined
    : { row, column };
}

/** Why a cell is as it is, by the policies of both ends. */
function explanation(page: Page, grid: GridData, spot: Spot | undefined): HTMLElement {
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
