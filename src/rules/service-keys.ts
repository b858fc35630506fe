import { nearest } from '../kinds/nearest';

/** What may come after `service.cilium.io/` (cilium pkg/annotation/k8s.go; the operator reads the two for layer 7). */
const names = [
  'global',
  'global-sync-endpoint-slices',
  'shared',
  'affinity',
  'lb-algorithm',
  'lb-l7',
  'lb-l7-algorithm',
  'node',
  'node-selector',
  'type',
  'src-ranges-policy',
  'proxy-delegation',
  'forwarding-mode',
];

const known = [
  ...names.map(name => `service.cilium.io/${name}`),
  'io.cilium/global-service',
  'io.cilium/shared-service',
  'io.cilium/service-affinity',
];

/**
 * The annotation of Cilium's that a key is a slip of the pen for; undefined for one that Cilium reads, and for what is
 * like none: a release that is not out yet may read that.
 */
export function meantKey(key: string): string | undefined {
  if (known.includes(key)) return undefined;
  // Without a prefix of Cilium's, a domain that only looks like it is somebody else's.
  return key.includes('cilium') ? nearest(key, known) : undefined;
}
