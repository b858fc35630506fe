import { type BackendPlan, backendsOf, type Plan } from '../../../plan/index';

/** A backend, and what sends traffic to it. */
export interface Use {
  /** Path of the route or the Ingress. */
  readonly at: string;
  readonly clusters: readonly string[];
  readonly backend: BackendPlan;
}

/** Every backend of every route and Ingress, each once for the one that uses it. */
export function* usesOf({ entrance: { routes, ingresses } }: Plan): Generator<Use> {
  for (const { path: at, clusters, rules } of routes)
    for (const backend of each(rules.flatMap(({ backends }) => backends))) yield { at, clusters, backend };
  for (const ingress of ingresses)
    for (const backend of each(backendsOf(ingress)))
      yield { at: ingress.path, clusters: ingress.clusters, backend };
}

function each(backends: readonly BackendPlan[]): Iterable<BackendPlan> {
  const keyOf = ({ kind, namespace, name, port }: BackendPlan): string =>
    `${kind} ${namespace}/${name} ${port}`;
  return new Map(backends.map(backend => [keyOf(backend), backend])).values();
}
