import {
  type AskedPort,
  countCells,
  type Group,
  portsInUse,
  type PortsInUse,
  reachability,
  type Reach,
  spansOf,
} from '../../simulate/index';
import type { MeshState } from '../../mesh/index';
import type { Observed } from '../fleet-choice';
import { counted, UsageError } from '../terminal';

/** What the matrix, and what changed in it, are asked with. */
export interface MatrixQuestion {
  /** Empty for all there are, in classes that policies cannot tell apart. */
  readonly ports: readonly AskedPort[];
  /** Empty for all. */
  readonly namespaces: readonly string[];
}

/** A question with everything that was left out. */
export interface Asked {
  readonly ports: readonly AskedPort[];
  /** What they stand for, where no ports were named. */
  readonly inUse?: PortsInUse;
  readonly namespaces?: ReadonlySet<string>;
  readonly implied: true;
}

/** Who reaches whom in a fleet. */
export interface Matrix {
  readonly fleet: string;
  readonly clusters: number;
  readonly asked: Asked;
  readonly cells: readonly Reach[];
}

/** About a minute, and far more than anybody reads. */
const mostCells = 3_000_000;

export function matrixOf({ fleet, state }: Observed, question: MatrixQuestion): Matrix {
  const asked = complete([state], question, fleet);
  return { fleet, clusters: state.clusters.size, asked, cells: [...reachability(state, asked)] };
}

/** @throws UsageError when there is nothing to ask, or too much */
export function complete(states: readonly MeshState[], question: MatrixQuestion, fleet: string): Asked {
  const inUse = question.ports.length > 0 ? undefined : portsInUse(states);
  const namespaces = question.namespaces.length > 0 ? new Set(question.namespaces) : undefined;
  const asked: Asked = {
    ports: inUse?.ports ?? question.ports,
    ...(inUse !== undefined && { inUse }),
    ...(namespaces !== undefined && { namespaces }),
    implied: true,
  };
  const cells = countCells(states, asked);
  if (cells > mostCells)
    throw new UsageError(
      `${fleet} differs so much from cluster to cluster that its matrix has ${cells} cells; ask for less with --namespace or --port.`,
    );
  return asked;
}

/** Groups by number and cells by those numbers, so that a group with hundreds of clusters is said once. */
export function matrixJson({ fleet, clusters, asked, cells }: Matrix): unknown {
  const numbers = new Numbers();
  const shown = cells.map(({ from, to, ...cell }) => ({
    from: numbers.of(from),
    to: numbers.of(to),
    ...cell,
  }));
  return { fleet, clusters, ...askedJson(asked), groups: numbers.groups, cells: shown };
}

export const askedJson = ({ ports, inUse }: Asked): object => ({
  ports: ports.map(asked => {
    const { port, protocol = 'TCP' } = asked;
    if (inUse === undefined) return { port, protocol };
    const spans = spansOf([asked], inUse.ports);
    return {
      port,
      protocol,
      covers: spans.map(({ protocol: of, from, to }) => ({ protocol: of, from, to })),
      ...(spans.some(({ named }) => !named) && { standsForOthers: true }),
    };
  }),
  ...(inUse !== undefined && inUse.unread.length > 0 && { unread: inUse.unread }),
});

/** Numbers for groups, from 0. */
export class Numbers {
  readonly groups: Omit<Group, 'id'>[] = [];
  private readonly known = new Map<string, number>();

  of({ id, ...group }: Group): number {
    const number = this.known.get(id) ?? this.groups.push(group) - 1;
    this.known.set(id, number);
    return number;
  }
}

export const clustersCounted = (n: number): string => counted(n, 'cluster');
