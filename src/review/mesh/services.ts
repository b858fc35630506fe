import type { MeshState } from '../../mesh/index';
import { Answerers, type Providers } from '../../simulate/index';
import type { Grade } from '../risk/grade';

/** What callers in some clusters lose or gain of a service. */
export interface ServiceDifference {
  readonly grade: Grade;
  /** `shop/catalog` */
  readonly service: string;
  /** Which of its names they call: the cluster's own Service, or the one of the whole mesh. */
  readonly by: 'service' | 'imported';
  readonly callers: readonly string[];
  /** Clusters whose backends they no longer get. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** Nobody answers any more, where somebody did. */
  readonly isDown: boolean;
}

type Difference = Omit<ServiceDifference, 'callers'>;
const names = { service: 'service', imported: 'import' } as const;

/** Who gets other backends than before, of the clusters that both meshes have; the same of several callers as one. */
export function serviceDifferences(
  [before, after]: readonly [MeshState, MeshState],
  services: readonly string[],
): ServiceDifference[] {
  const [was, is] = [new Answerers(before), new Answerers(after)];
  const callers = [...before.clusters.keys()].filter(name => after.clusters.has(name));
  const found: ServiceDifference[] = [];
  for (const service of services) {
    const between = remembered();
    const alike = new Map<string, Difference & { readonly callers: string[] }>();
    for (const caller of callers) {
      const [had, has] = [was.onAnyPort(caller, service), is.onAnyPort(caller, service)];
      for (const by of ['service', 'imported'] as const) {
        const change = differenceFor(caller, had[names[by]], has[names[by]], between);
        if (change === undefined) continue;
        const key = JSON.stringify([by, change]);
        const known = alike.get(key) ?? { service, by, ...change, callers: [] };
        alike.set(key, known);
        known.callers.push(caller);
      }
    }
    found.push(...alike.values());
    // What was worked out for one service is of no use to the next.
    for (const mesh of [was, is]) mesh.forget();
  }
  return found.sort((a, b) => Number(b.isDown) - Number(a.isDown));
}

type Names = ReadonlySet<string>;
type Between = (was: Names, is: Names) => Pick<Difference, 'lost' | 'gained'>;

/** What differs between two sets, worked out once: callers of a mesh share few of them. */
function remembered(): Between {
  const known = new Map<Names, Map<Names, ReturnType<Between>>>();
  return (was, is) => {
    const of = known.get(was) ?? new Map<Names, ReturnType<Between>>();
    const difference = of.get(is) ?? {
      lost: [...was].filter(name => !is.has(name)),
      gained: [...is].filter(name => !was.has(name)),
    };
    known.set(was, of.set(is, difference));
    return difference;
  };
}

function differenceFor(
  caller: string,
  had: Providers,
  has: Providers,
  between: Between,
): Omit<Difference, 'service' | 'by'> | undefined {
  const others = between(had.others, has.others);
  const withOwn = (list: readonly string[], isOwn: boolean): readonly string[] =>
    list.includes(caller) === isOwn
      ? list
      : [...list.filter(name => name !== caller), ...(isOwn ? [caller] : [])].sort();
  const lost = withOwn(others.lost, had.own && !has.own);
  const gained = withOwn(others.gained, has.own && !had.own);
  if (lost.length + gained.length === 0) return undefined;
  const isDown = !has.own && [...has.others].every(name => name === caller);
  return { grade: isDown ? 'critical' : lost.length > 0 ? 'medium' : 'low', lost, gained, isDown };
}
