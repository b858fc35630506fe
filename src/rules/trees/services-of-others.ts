import { keyOf } from '../../mesh/index';
import type { Plan } from '../../plan/index';

/** Services that the blueprint says other manifests bring, each as `cluster namespace/name`. */
export function servicesOfOthers({ services }: Plan): ReadonlySet<string> {
  return new Set(
    services
      .filter(({ owner }) => owner === 'other')
      .flatMap(({ namespace, name, members }) =>
        members.map(({ cluster }) => `${cluster} ${keyOf(namespace, name)}`),
      ),
  );
}
