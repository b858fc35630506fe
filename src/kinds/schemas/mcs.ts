import { annotations, labels } from './metadata';
import { namespaced } from './kind';
import { freeForm, object } from './node';

/** multicluster.x-k8s.io ServiceExport. The two versions have the same fields (mcs-api v0.5.0). */
export const serviceExportSchema = namespaced(
  ['multicluster.x-k8s.io/v1alpha1', 'multicluster.x-k8s.io/v1beta1'],
  'ServiceExport',
  { spec: object({ exportedLabels: labels, exportedAnnotations: annotations }), status: freeForm },
);
