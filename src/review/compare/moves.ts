import type { Json } from '../../kinds/index';
import { ciliumReleases } from '../../releases/index';
import { placeStep } from '../change';
import type { Delta } from './delta';

/** Places of one value of Cilium's chart in its minors. */
const places = new Set(ciliumReleases.map(({ extraDnsNames }) => extraDnsNames.join('.')));

const placeIn = ({ path }: Delta): string | undefined =>
  [...places].find(place => path.join('.') === place || path.join('.').endsWith(`.${place}`));

/** Differences in which a value that only went to the place of another minor is one, and the same in all clusters. */
export function withMoves(deltas: readonly Delta[]): Delta[] {
  const at = (kind: Delta['kind']): Delta | undefined =>
    deltas.find(delta => delta.kind === kind && placeIn(delta) !== undefined);
  const [gone, come] = [at('removed'), at('added')];
  if (gone === undefined || come === undefined || !isSame(gone.before, come.after)) return [...deltas];
  const moved: Delta = {
    path: [...come.path, placeStep],
    kind: 'changed',
    before: gone.path.join('.'),
    after: come.path.join('.'),
  };
  return deltas.flatMap(delta => (delta === gone ? [] : delta === come ? [moved] : [delta]));
}

const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
