import { onceFor } from '../kinds/once';
import { mapAt, type Reading, textAt, textsAt } from './read';

/** A ServiceExport of the Multi-Cluster Services API. Its own labels and annotations are not exported. */
export interface ServiceExportFacts {
  readonly namespace: string;
  readonly name: string;
  readonly exportedLabels: Readonly<Record<string, string>>;
  readonly exportedAnnotations: Readonly<Record<string, string>>;
}

/** A multicluster.x-k8s.io ServiceExport, of any version: their fields are the same. */
export const readServiceExport = onceFor((object: object): Reading<ServiceExportFacts> => {
  const metadata = mapAt(object, 'metadata');
  const name = textAt(metadata, 'name');
  if (name === undefined) return { value: undefined, problems: ['metadata.name is no text'] };
  const spec = mapAt(object, 'spec');
  return {
    problems: [],
    value: {
      namespace: textAt(metadata, 'namespace') ?? 'default',
      name,
      exportedLabels: textsAt(spec, 'exportedLabels'),
      exportedAnnotations: textsAt(spec, 'exportedAnnotations'),
    },
  };
});
