import { objectName } from '../common';
import { namespaced } from '../kind';
import { list, need, object } from '../node';
import { group, kind, namespace } from './common';

const limits = { minItems: 1, maxItems: 16 };

const spec = object({
  from: need(list(object({ group: need(group), kind: need(kind), namespace: need(namespace) }), limits)),
  to: need(list(object({ group: need(group), kind: need(kind), name: objectName }), limits)),
});

/** gateway.networking.k8s.io ReferenceGrant. Every release of Gateway API serves v1beta1; v1 is new in 1.5. */
export const referenceGrantSchema = namespaced(
  ['gateway.networking.k8s.io/v1beta1', 'gateway.networking.k8s.io/v1'],
  'ReferenceGrant',
  { spec: need(spec) },
);
