import { onceFor } from '../../kinds/once';
import { observe } from '../../mesh/index';

/** What the trees mean to Cilium. Rules ask for the same trees one after the other. */
export const meshOf = onceFor(observe);
