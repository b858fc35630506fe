import { onceFor } from '../kinds/once';
import { mapAt, type Reading, textAt, textsAt } from './read';

/** A namespace of one cluster. */
export interface NamespaceFacts {
  readonly name: string;
  /** With `kubernetes.io/metadata.name`, which the API server adds. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** False when no object declares it: Kubernetes brings it, or something in the tree lives in it. */
  readonly declared: boolean;
}

/** A v1 Namespace. */
export const readNamespace = onceFor((object: object): Reading<NamespaceFacts> => {
  const metadata = mapAt(object, 'metadata');
  const name = textAt(metadata, 'name');
  if (name === undefined) return { value: undefined, problems: ['metadata.name is no text'] };
  const labels = { ...textsAt(metadata, 'labels'), 'kubernetes.io/metadata.name': name };
  const annotations = textsAt(metadata, 'annotations');
  return { problems: [], value: { name, labels, annotations, declared: true } };
});

/** A namespace that is there without being declared. */
export const impliedNamespace = (name: string): NamespaceFacts => ({
  name,
  labels: { 'kubernetes.io/metadata.name': name },
  annotations: {},
  declared: false,
});

/** The namespaces of every Kubernetes cluster. */
export const kubernetesNamespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'] as const;
