import type { MeshState } from '../../../mesh/index';

type Labels = Readonly<Record<string, string>>;

/** What a finding says where some pods that it is about are declared by the blueprint; empty where all are seen. */
export function declaredNote(
  { clusters }: MeshState,
  names: readonly string[],
  namespace: string,
  labels: Labels = {},
): string {
  const isDeclared = names.some(name =>
    (clusters.get(name)?.workloads.get(namespace) ?? []).some(
      ({ value }) => value.declared === true && carries(value.labels, labels),
    ),
  );
  return isDeclared ? ' (pods declared by the blueprint, not seen)' : '';
}

const carries = (has: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => has[key] === value);
