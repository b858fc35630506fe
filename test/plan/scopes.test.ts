import { ApiObject, type Chart } from 'cdk8s';
import { type AssumedCrd, Layer } from '../../src/model/index';
import { clusterOf, fleetOf, planOf } from '../support/fleets';

const put = (chart: Chart, kind: string, more: object = {}): ApiObject =>
  new ApiObject(chart, kind.toLowerCase(), {
    apiVersion: 'example.com/v1',
    kind,
    metadata: { name: 'one' },
    ...more,
  });

const crd = (chart: Chart, kind: string, scope: string): ApiObject =>
  new ApiObject(chart, `crd-${kind}`, {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.example.com` },
    spec: { group: 'example.com', scope, names: { kind }, versions: [] },
  });

/** Namespaces of what some layers of the namespace shop put into a cluster, by kind. */
function namespaces(
  build: Readonly<Record<string, (chart: Chart) => void>>,
  assumes: readonly AssumedCrd[] = [],
  cluster = 'alpha',
): Record<string, unknown> {
  const fleet = fleetOf({ alpha: {}, beta: {} }, { assumes });
  for (const [name, put] of Object.entries(build)) new Layer(fleet, name, { namespace: 'shop', build: put });
  const { placed } = clusterOf(planOf(fleet), cluster);
  return Object.fromEntries(
    placed.flatMap(({ objects }) => objects.map(({ object }) => [object.kind, object.metadata.namespace])),
  );
}

const tenant: AssumedCrd = { crd: 'tenants.example.com', kind: 'Tenant', version: 'v1', scope: 'Cluster' };

const both = (chart: Chart): void => {
  put(chart, 'Tenant');
  put(chart, 'Thing');
};

test('a kind that nobody knows is taken for one that lies in namespaces', () => {
  expect(namespaces({ web: both })).toEqual({ Tenant: 'shop', Thing: 'shop' });
});

test('the namespace of a layer is not put on kinds that are assumed to be outside of namespaces', () => {
  expect(namespaces({ web: both }, [tenant])).toEqual({ Tenant: undefined, Thing: 'shop' });
});

test('an assumption holds for the clusters that it is made for', () => {
  const assumes = [{ ...tenant, clusters: { names: ['alpha'] } }];
  expect(namespaces({ web: both }, assumes, 'alpha').Tenant).toBeUndefined();
  expect(namespaces({ web: both }, assumes, 'beta').Tenant).toBe('shop');
});

test('the CRDs of a blueprint say it too, whichever layer they are in', () => {
  const found = namespaces({
    apps: both,
    kinds: chart => {
      crd(chart, 'Tenant', 'Cluster');
      crd(chart, 'Thing', 'Namespaced');
    },
  });
  expect(found).toMatchObject({ Tenant: undefined, Thing: 'shop', CustomResourceDefinition: undefined });
});

test('what Meshprint knows stays as it is', () => {
  const issuer: AssumedCrd = {
    crd: 'issuers.cert-manager.io',
    kind: 'Issuer',
    version: 'v1',
    scope: 'Cluster',
  };
  const build = (chart: Chart): void => {
    put(chart, 'Issuer', { apiVersion: 'cert-manager.io/v1' });
  };
  expect(namespaces({ web: build }, [issuer])).toEqual({ Issuer: 'shop' });
});
