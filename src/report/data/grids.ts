import {
  type AskedPort,
  type Group,
  numbersText,
  type Outcome,
  type PortClass,
  type Relation,
  type RuleReason,
  type Side,
  spansOf,
  type Verdict,
} from '../../simulate/index';
import { type Cell, foldGrid, type Line, type Numbered } from './fold-grid';
import { nameGroups } from './group-names';
import type { GridData, PoliciesData, SideData, VerdictData } from './policies-data';

/** An answer for pods of two groups. */
export interface Answer {
  readonly from: Group;
  readonly to: Group;
  readonly relation: Relation;
  readonly port: AskedPort;
  readonly outcome: Outcome;
  readonly before: Outcome | 'not there' | undefined;
  readonly verdict: Verdict;
  readonly example: readonly [string, string];
}

interface Table {
  readonly relation: Relation;
  readonly port: AskedPort;
  readonly rows: Map<number, Map<number, Cell>>;
  readonly columns: Set<number>;
}

/** Puts answers together to tables, as small as they can be read. */
export class Grids {
  private readonly groups: Group[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly verdicts: VerdictData[] = [];
  private readonly knownVerdicts = new Map<string, Numbered>();
  private readonly tables = new Map<string, Table>();

  constructor(private readonly classes: readonly PortClass[]) {}

  add({ from, to, relation, port, ...met }: Answer): void {
    const key = `${relation} ${port.protocol ?? 'TCP'} ${port.port}`;
    const table: Table = this.tables.get(key) ?? { relation, port, rows: new Map(), columns: new Set() };
    this.tables.set(key, table);
    const [row, column] = [this.numberOf(from), this.numberOf(to)];
    const cells = table.rows.get(row) ?? new Map<number, Cell>();
    table.rows.set(row, cells);
    table.columns.add(column);
    const sign = met.before === undefined ? met.outcome : `${met.before} > ${met.outcome}`;
    cells.set(column, { sign, verdicts: [this.verdictOf(met)] });
  }

  result(): Pick<PoliciesData, 'groups' | 'grids' | 'verdicts'> {
    const names = nameGroups(this.groups);
    const groups = this.groups.map(({ namespace, workloads, clusters }, i) => ({
      name: names[i] ?? namespace,
      namespace,
      workloads,
      clusters,
    }));
    return { groups, grids: this.gridsOf(names), verdicts: this.verdicts };
  }

  /** Ports with the same table share it. */
  private gridsOf(names: readonly string[]): GridData[] {
    const found = new Map<string, { readonly grid: Omit<GridData, 'ports'>; readonly ports: AskedPort[] }>();
    for (const { relation, port, rows, columns } of this.tables.values()) {
      const { rows: lines, columns: across } = foldGrid(rows, columns, number => names[number] ?? '');
      const signs = lines.map(({ members, cells }) => [members, cells.map(cell => cell?.sign)]);
      const key = JSON.stringify([relation, signs, across]);
      const grid = {
        relation,
        rows: lines.map(({ members }) => members),
        columns: across,
        cells: lines.map(cellsOf),
      };
      const same = found.get(key) ?? { grid, ports: [] };
      found.set(key, same);
      same.ports.push(port);
    }
    const all = [...found.values()].map(({ grid, ports }) => ({
      ...grid,
      ports: sayPorts(ports, this.classes),
    }));
    // What policies name is what people ask about.
    return all.sort((a, b) => Number(a.ports.includes('all ')) - Number(b.ports.includes('all ')));
  }

  private numberOf(group: Group): number {
    const known = this.numbers.get(group.id) ?? this.groups.push(group) - 1;
    this.numbers.set(group.id, known);
    return known;
  }

  private verdictOf({
    outcome,
    before,
    verdict,
    example,
  }: Omit<Answer, 'from' | 'to' | 'relation' | 'port'>): Numbered {
    const data: VerdictData = {
      outcome,
      ...(before !== undefined && { before }),
      egress: sideData(verdict.egress),
      ingress: sideData(verdict.ingress),
      example,
    };
    const key = JSON.stringify(data);
    const known = this.knownVerdicts.get(key) ?? { at: this.verdicts.push(data) - 1, why: whyOf(data) };
    this.knownVerdicts.set(key, known);
    return known;
  }
}

const cellsOf = ({ cells }: Line): number[][] =>
  cells.map(cell => (cell?.verdicts ?? []).map(({ at }) => at));

const whyOf = ({ egress, ingress }: VerdictData): string =>
  JSON.stringify([egress, ingress], (name, value: unknown) => (name === 'cluster' ? undefined : value));

const sideData = ({ verdict, because, l7 }: Side): SideData => ({
  verdict,
  because: [...because, ...l7].map(({ why, cluster, object, file, path }: RuleReason) => ({
    why,
    ...(cluster !== undefined && { cluster }),
    ...(object !== undefined && { object }),
    ...(file !== undefined && { file }),
    ...(path !== undefined && { path }),
  })),
});

/** `TCP 8080, 9000-9100`; what no policy names is what is left. */
function sayPorts(ports: readonly AskedPort[], classes: readonly PortClass[]): string {
  const spans = spansOf(ports, classes);
  const open = [...new Set(spans.flatMap(({ named, protocol }) => (named ? [] : [protocol])))];
  const named = new Map<string, string[]>();
  for (const span of spans.filter(one => one.named))
    named.set(span.protocol, [...(named.get(span.protocol) ?? []), numbersText(span)]);
  const protocols = new Set(classes.flatMap(one => one.spans.map(({ protocol }) => protocol)));
  const isSomeNamed = classes.some(one => one.spans.some(span => span.named));
  const rest = open.length === protocols.size ? 'traffic' : open.join(', ');
  return [
    ...[...named].map(([protocol, numbers]) => `${protocol} ${numbers.join(', ')}`),
    ...(open.length > 0 ? [`all ${isSomeNamed ? 'other ' : ''}${rest}`] : []),
  ].join(', ');
}
