import type { Json, JsonMap, KubeObject } from '../../../src/kinds/index';
import type { Endpoint, Flow, PodRef } from '../../../src/simulate/index';
import { meshOf, type Specs } from '../trees';
import { evaluatorOf, type Verdict } from '../../../src/simulate/index';

let count = 0;
const named = (
  kind: string,
  apiVersion: string,
  spec: Json,
  namespace?: string,
  name?: string,
): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: name ?? `p${count++}`, ...(namespace !== undefined && { namespace }) },
  spec,
});

/** CiliumNetworkPolicy in the namespace shop about every pod there. */
export const cnp = (spec: JsonMap, namespace = 'shop', name?: string): KubeObject =>
  named('CiliumNetworkPolicy', 'cilium.io/v2', { endpointSelector: {}, ...spec }, namespace, name);

/** CiliumClusterwideNetworkPolicy about every pod. */
export const ccnp = (spec: JsonMap): KubeObject =>
  named('CiliumClusterwideNetworkPolicy', 'cilium.io/v2', { endpointSelector: {}, ...spec });

/** Host policy about every node. */
export const hostPolicy = (spec: JsonMap): KubeObject =>
  named('CiliumClusterwideNetworkPolicy', 'cilium.io/v2', { nodeSelector: {}, ...spec });

/** NetworkPolicy in the namespace shop about every pod there. */
export const np = (spec: JsonMap): KubeObject =>
  named('NetworkPolicy', 'networking.k8s.io/v1', { podSelector: {}, ...spec }, 'shop');

export const cidrGroup = (
  name: string,
  labels: JsonMap,
  ...externalCIDRs: readonly string[]
): KubeObject => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumCIDRGroup',
  metadata: { name, labels },
  spec: { externalCIDRs },
});

/** `a/shop/app=web`: a pod of the cluster a. */
export function pod(text: string, more: Partial<PodRef> = {}): Endpoint {
  const [cluster = '', namespace = '', labels = ''] = text.split('/');
  const pairs = labels.split(',').filter(pair => pair !== '');
  return {
    pod: {
      cluster,
      namespace,
      labels: Object.fromEntries(pairs.map(pair => pair.split('=') as [string, string])),
      ...more,
    },
  };
}

export const web = pod('a/shop/app=web');
export const db = pod('a/shop/app=db');
export const world = (ip?: string, name?: string): Endpoint => ({
  world: { ...(ip !== undefined && { ip }), ...(name !== undefined && { name }) },
});

/** What a flow meets in a mesh. */
export const verdictIn = (clusters: Specs, flow: Flow): Verdict =>
  evaluatorOf(meshOf(clusters)).verdict(flow);
