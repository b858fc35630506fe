import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import { impliedPods } from '../../../src/simulate/policies/implied';
import { deployment, meshOf, service, type Specs } from '../trees';
import { ccnp, cnp, np } from './objects';

const cluster = 'io.cilium.k8s.policy.cluster';
const labels = (...pairs: readonly [string, string][]): JsonMap => ({
  matchLabels: Object.fromEntries(pairs),
});

/** `a: shop/app=web shop/`, the last being all others of the namespace. */
const implied = (specs: Specs): Record<string, string[]> =>
  Object.fromEntries(
    [...impliedPods(meshOf(specs))].map(([name, pods]) => [
      name,
      pods
        .map(
          pod =>
            `${pod.namespace}/${Object.entries(pod.labels)
              .map(pair => pair.join('='))
              .join()}`,
        )
        .sort(),
    ]),
  );
const one = (...objects: readonly KubeObject[]): string[] => implied({ a: { objects } }).a ?? [];

test.each<[string, KubeObject, string[]]>([
  ['the pods of a service', service(), ['shop/', 'shop/app=catalog']],
  [
    'whom a policy is about',
    cnp({ endpointSelector: labels(['app', 'web']), ingress: [{}] }),
    ['shop/', 'shop/app=web'],
  ],
  ['its peers', cnp({ ingress: [{ fromEndpoints: [labels(['app', 'web'])] }] }), ['shop/', 'shop/app=web']],
  [
    'a list of one',
    cnp({
      egress: [{ toEndpoints: [{ matchExpressions: [{ key: 'k8s:app', operator: 'In', values: ['db'] }] }] }],
    }),
    ['shop/', 'shop/app=db'],
  ],
  [
    'those of a NetworkPolicy',
    np({ ingress: [{ from: [{ podSelector: labels(['app', 'web']) }] }] }),
    ['shop/', 'shop/app=web'],
  ],
  [
    'another namespace',
    ccnp({
      ingress: [{ fromEndpoints: [labels(['app', 'x'], ['io.kubernetes.pod.namespace', 'default'])] }],
    }),
    ['default/', 'default/app=x'],
  ],
  [
    'nobody by labels that only exist',
    cnp({ ingress: [{ fromEndpoints: [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }] }] }),
    ['shop/'],
  ],
  [
    'nobody by reserved labels',
    cnp({ ingress: [{ fromEndpoints: [labels(['reserved:host', ''])] }] }),
    ['shop/'],
  ],
])('%s', (_, object, pods) => {
  expect(one(object)).toEqual(pods);
});

test('a workload says more than a selector, in whichever cluster', () => {
  expect(one(service(), deployment(1))).toEqual([]);
  expect(implied({ a: { objects: [service()] }, b: { objects: [deployment(1)] } }).a).toEqual([]);
});

test('peers are in the clusters that a policy names, or in all that have the namespace', () => {
  const from = (more: JsonMap): KubeObject =>
    cnp({ ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web', ...more } }] }] });
  expect(implied({ a: { objects: [from({ [cluster]: 'b' })] }, b: {}, c: {} })).toMatchObject({
    a: ['shop/'],
    b: ['shop/', 'shop/app=web'],
    c: [],
  });
  expect(implied({ a: { objects: [from({})] }, b: { objects: [service()] }, c: {} })).toMatchObject({
    a: ['shop/', 'shop/app=web'],
    b: ['shop/', 'shop/app=catalog', 'shop/app=web'],
    c: [],
  });
});
