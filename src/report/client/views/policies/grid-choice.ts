import type { GridData, VerdictData } from '../../../data/policies-data';
import type { State } from '../../state';
import { opens, verdictsOf } from './verdicts';

/** What clusters are to each other, as far as there is a table for it. */
export const relationsOf = (grids: readonly GridData[]): string[] => [
  ...new Set(grids.map(({ relation }) => relation)),
];

/** The table that somebody asks for; where nobody said which, one of those in which the change opens something. */
export function chosenGrid(
  grids: readonly GridData[],
  { relation = '', ports = '' }: State,
  opening: readonly GridData[] = [],
): GridData | undefined {
  const known = relationsOf(grids);
  const own = known.includes(relation) ? relation : (usual(relationsOf(opening)) ?? usual(known));
  const ofRelation = (grid: GridData): boolean => grid.relation === own;
  return gridWith(grids.filter(ofRelation), ports) ?? opening.find(ofRelation) ?? grids.find(ofRelation);
}

/** The table for the same ports, or for the first of them that has one: relations put ports together otherwise. */
export const gridWith = (grids: readonly GridData[], ports: string): GridData | undefined =>
  grids.find(grid => grid.ports === ports) ??
  portsIn(ports).flatMap(port => grids.find(grid => portsIn(grid.ports).includes(port)) ?? [])[0];

/** The tables in which the change opens something between pods that are shown. */
export const openingGrids = (
  grids: readonly GridData[],
  verdicts: readonly VerdictData[],
  isFrom: (members: readonly number[]) => boolean,
  isTo: (members: readonly number[]) => boolean,
): GridData[] =>
  grids.filter(grid => {
    const columns = grid.columns.flatMap((members, column) => (isTo(members) ? [column] : []));
    const of = verdictsOf(grid, verdicts);
    return grid.rows.some(
      (members, row) => isFrom(members) && columns.some(column => of({ row, column }).some(opens)),
    );
  });

const usual = (relations: readonly string[]): string | undefined =>
  relations.includes('linked') ? 'linked' : relations[0];

/** `TCP 80, 8080, UDP 53` is `TCP 80`, `TCP 8080` and `UDP 53`. */
function portsIn(text: string): string[] {
  let protocol = '';
  return text.split(', ').map(part => {
    if (/^\d/.test(part)) return `${protocol} ${part}`;
    protocol = part.split(' ', 1)[0] ?? '';
    return part;
  });
}
