import type { Sources } from './input';

/** Where places of the model were written, those that the page names. */
export function sourcesOf({ synthesis: { plan, sourceOf }, show }: Sources): Record<string, string> {
  if (plan === undefined) return {};
  const named = [plan.clusters, plan.namespaces, plan.services, plan.policies, plan.layers, plan.workloads];
  const { gateways, routes, ingresses } = plan.entrance;
  const all = [...named, gateways, routes, ingresses].flatMap(parts => parts.map(({ path }) => path));
  return Object.fromEntries(
    [...new Set(all)].sort().flatMap(path => {
      const source = sourceOf(path);
      return source === undefined ? [] : [[path, show(source)]];
    }),
  );
}
