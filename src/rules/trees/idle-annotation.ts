import { isMap, isPartial, type KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { peoplesProblems } from './objects';

export const idleAnnotation: TreesRule = {
  id: 'object/idle-annotation',
  severity: 'warning',
  breaks: 'It means nothing: how a Service is shared is only asked of one that is global.',
  docs: 'cilium pkg/annotation/clustermesh.go; Documentation/network/clustermesh/global-services.rst',
  check: trees =>
    peoplesProblems(
      trees,
      problemOf,
      "Add service.cilium.io/global: 'true', or leave it out. For an export write it into exportedAnnotations.",
    ),
};

const ofGlobal = [
  'service.cilium.io/shared',
  'io.cilium/shared-service',
  'service.cilium.io/affinity',
  'io.cilium/service-affinity',
  'service.cilium.io/global-sync-endpoint-slices',
];

function problemOf(object: KubeObject): string | undefined {
  const { apiVersion, kind, metadata } = object;
  const { annotations } = metadata;
  // What is merged into another object may find the rest there.
  if (apiVersion !== 'v1' || kind !== 'Service' || isPartial(object) || !isMap(annotations)) return undefined;
  const said = annotations['service.cilium.io/global'] ?? annotations['io.cilium/global-service'];
  const idle = ofGlobal.find(key => Object.hasOwn(annotations, key));
  const isGlobal = typeof said === 'string' && said.toLowerCase() === 'true';
  return idle === undefined || isGlobal ? undefined : `has ${idle}, and is not global`;
}
