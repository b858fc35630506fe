import {
  ciliumNetworkPolicy,
  helmRelease,
  namespace,
  serviceExport,
  validateObject,
  type CiliumRule,
  type JsonMap,
} from '../../src/kinds/index';
import { samples } from './samples';

test.each(Object.entries(samples))('%s makes a good object', (_, object) => {
  expect(validateObject(object)).toEqual([]);
});

test('apiVersion, kind and metadata come first, then fields as they were given', () => {
  expect(Object.keys(samples.clusterIssuer)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  expect(
    serviceExport('multicluster.x-k8s.io/v1alpha1', { metadata: { name: 'a', namespace: 'b' } }),
  ).toEqual({
    apiVersion: 'multicluster.x-k8s.io/v1alpha1',
    kind: 'ServiceExport',
    metadata: { name: 'a', namespace: 'b' },
  });
});

test('undefined is dropped at any depth, null stays', () => {
  // From JavaScript, undefined comes in although the types forbid it.
  const spec = JSON.parse('{"interval":"1h","values":{"a":null,"b":[{"c":null}]}}') as { interval: string };
  const values = { a: null, b: [{ c: null, d: undefined }], e: undefined } as unknown as JsonMap;
  const object = helmRelease({ metadata: { name: 'a', namespace: 'b' }, spec: { ...spec, values } });
  expect(JSON.stringify(object.spec)).toBe('{"interval":"1h","values":{"a":null,"b":[{"c":null}]}}');
  expect(Object.keys((object.spec as JsonMap).values as JsonMap)).toEqual(['a', 'b']);
});

test('objects are frozen, what they were made of is not', () => {
  const labels = { a: 'b' };
  const object = namespace({ metadata: { name: 'shop', labels } });
  expect(Object.isFrozen(object)).toBe(true);
  expect(Object.isFrozen(object.metadata.labels)).toBe(true);
  expect(Object.isFrozen(labels)).toBe(false);
});

test('the types are exact', () => {
  const rule: CiliumRule = { endpointSelector: {}, ingress: [{}] };
  const json: JsonMap = rule;
  expect(json).toBe(rule);
  const metadata = { name: 'a', namespace: 'b' };
  // @ts-expect-error a field that does not exist
  ciliumNetworkPolicy({ metadata, spec: { endpointSelector: {}, ingres: [] } });
  // @ts-expect-error a value that does not exist
  ciliumNetworkPolicy({ metadata, spec: { ingress: [{ fromEntities: ['worldd'] }] } });
  // @ts-expect-error a port is a string in Cilium
  ciliumNetworkPolicy({ metadata, spec: { ingress: [{ toPorts: [{ ports: [{ port: 80 }] }] }] } });
  // @ts-expect-error a required field is missing
  helmRelease({ metadata, spec: { releaseName: 'a' } });
  // @ts-expect-error a CiliumNetworkPolicy is in a namespace
  ciliumNetworkPolicy({ metadata: { name: 'a' }, spec: rule });
  // @ts-expect-error a Namespace is not
  namespace({ metadata });
  // @ts-expect-error only controllers write the status
  namespace({ metadata: { name: 'a' }, status: {} });
});
