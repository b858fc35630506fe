import { ApiObject } from 'cdk8s';
import { observe } from '../../src/mesh/index';
import {
  type Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
  Workload,
  type WorkloadProps,
} from '../../src/model/index';
import { textOf } from '../../src/output/index';
import { render } from '../../src/render/index';
import { evaluatorOf, failover, podOf, reachability, resolve } from '../../src/simulate/index';
import { planOf, twoGenericClusters } from '../support/fleets';

const labels = { app: 'cart' };

/** `shop/cart`, a global service, with a workload of its name. */
function fleetWith(
  props: Partial<WorkloadProps> | undefined,
  more: (fleet: Fleet) => unknown = () => undefined,
): Fleet {
  const fleet = twoGenericClusters();
  const shop = new MeshNamespace(fleet, 'shop', { labels: { team: 'shop' } });
  new GlobalService(shop, 'cart', {
    ports: [{ name: 'http', port: 80 }],
    selector: labels,
    providers: { names: ['alpha'] },
  });
  if (props !== undefined) new Workload(shop, 'cart', { labels, clusters: { names: ['alpha'] }, ...props });
  more(fleet);
  return fleet;
}

const stateOf = (fleet: Fleet): ReturnType<typeof observe> => observe(render(planOf(fleet)));
const workloadsOf = (fleet: Fleet, cluster = 'alpha') =>
  (stateOf(fleet).clusters.get(cluster)?.workloads.get('shop') ?? []).map(({ value }) => value);

const inAlpha =
  (...kinds: { readonly kind: string; readonly name: string }[]) =>
  (fleet: Fleet): void => {
    new Layer(fleet, 'apps', {
      clusters: { names: ['alpha'] },
      build: chart => {
        for (const { kind, name } of kinds)
          new ApiObject(chart, name, {
            apiVersion: 'apps/v1',
            kind,
            metadata: { name, namespace: 'shop' },
            spec: {
              replicas: 5,
              selector: { matchLabels: labels },
              template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'a/b:1' }] } },
            },
          });
      },
    });
  };

test('nothing is written for a declared workload', () => {
  const files = (fleet: Fleet): string[] =>
    render(planOf(fleet)).flatMap(tree =>
      tree.files.map(file => `${tree.cluster}/${file.path}\n${textOf(file)}`),
    );
  expect(files(fleetWith({ replicas: 3, ports: [{ port: 8080 }] }))).toEqual(files(fleetWith(undefined)));
});

test('the mesh knows it, in its clusters, by all that is said of it', () => {
  const fleet = fleetWith({ serviceAccount: 'cart', ports: [{ name: 'web', port: 8080 }] });
  expect(workloadsOf(fleet)).toEqual([
    {
      kind: 'Workload',
      namespace: 'shop',
      name: 'cart',
      labels,
      serviceAccount: 'cart',
      ports: [{ name: 'web', port: 8080, protocol: 'TCP' }],
      hostnames: [],
      hostNetwork: false,
      declared: true,
    },
  ]);
  expect(workloadsOf(fleet, 'beta')).toEqual([]);
});

test('what a tree holds under the name is known better', () => {
  const found = workloadsOf(fleetWith({ replicas: 1 }, inAlpha({ kind: 'StatefulSet', name: 'cart' })));
  expect(found.map(({ kind, replicas }) => [kind, replicas])).toEqual([['StatefulSet', 5]]);
  const both = workloadsOf(fleetWith({ replicas: 1 }, inAlpha({ kind: 'Deployment', name: 'other' })));
  expect(both.map(({ kind }) => kind)).toEqual(['Deployment', 'Workload']);
});

test('answers count its pods and say that they were not seen', () => {
  const answer = resolve(stateOf(fleetWith({ replicas: 3 })), {
    from: 'beta',
    namespace: 'shop',
    name: 'cart',
  });
  expect(answer?.service?.ports[0]?.backends).toMatchObject([{ cluster: 'alpha', backends: 3 }]);
  expect(answer?.assumed).toEqual([
    {
      about: 'declared workloads',
      what: 'other manifests bring the pods of Workload cart in alpha, so they are declared by the blueprint, not seen',
    },
  ]);
  expect(failover(stateOf(fleetWith({}))).declared).toEqual(['shop/cart']);
  expect(failover(stateOf(fleetWith(undefined))).declared).toEqual([]);
});

test('policies see its labels, its account, its cluster and the labels of its namespace', () => {
  const state = stateOf(fleetWith({ serviceAccount: 'cart' }));
  const [cart] = state.clusters.get('alpha')?.workloads.get('shop') ?? [];
  const pod = podOf('alpha', cart!.value);
  expect(evaluatorOf(state).verdict({ from: { pod }, to: { pod }, port: 80 }).verdict).toBe('allow');
  expect(pod).toMatchObject({ labels, serviceAccount: 'cart', cluster: 'alpha', namespace: 'shop' });
  const groups = [...reachability(state, { ports: [{ port: 80 }] })].map(({ from }) => from);
  expect(groups).toEqual([expect.objectContaining({ workloads: ['shop/cart'], declared: ['shop/cart'] })]);
});
