import { compareWith } from '../../../src/cli/reach/compare';
import { readEnd } from '../../../src/cli/reach/end-text';
import { answerFlow } from '../../../src/cli/reach/flow';
import { matrixOf } from '../../../src/cli/reach/matrix';
import { showMatrix } from '../../../src/cli/reach/show-matrix';
import type { Tree } from '../../../src/kinds/index';
import { observe } from '../../../src/mesh/index';
import { GlobalService, MeshNamespace, RawPolicy, Workload } from '../../../src/model/index';
import { render } from '../../../src/render/index';
import { planOf, twoGenericClusters } from '../../support/fleets';

/** `shop/cart`, which lets the frontend in, and the frontend, both declared. */
function trees(port = '8080', more: (shop: MeshNamespace) => void = () => undefined): Tree[] {
  const fleet = twoGenericClusters();
  const shop = new MeshNamespace(fleet, 'shop');
  for (const app of ['cart', 'frontend']) new Workload(shop, app, { labels: { app } });
  new RawPolicy(shop, 'p', {
    spec: {
      endpointSelector: { matchLabels: { app: 'cart' } },
      ingress: [
        {
          fromEndpoints: [{ matchLabels: { app: 'frontend', 'io.cilium.k8s.policy.cluster': 'alpha' } }],
          toPorts: [{ ports: [{ port, protocol: 'TCP' }] }],
        },
      ],
    },
  });
  more(shop);
  return render(planOf(fleet));
}

/** The same, where the cart is called by a service. */
function withService() {
  const written = trees('8080', shop => {
    new GlobalService(shop, 'cart', {
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
      selector: { app: 'cart' },
      providers: { all: {} },
    });
  });
  return { fleet: 'test', state: observe(written), plan: undefined, trees: written };
}

const observed = (port?: string) => ({
  fleet: 'test',
  state: observe(trees(port)),
  plan: undefined,
  trees: trees(port),
});

test.each(['workload/cart', 'deploy/cart', 'app=cart'])(
  '%s is a declared workload, and a note says so',
  to => {
    const ends = {
      from: readEnd('--from', 'alpha/shop/app=frontend'),
      to: readEnd('--to', `beta/shop/${to}`),
    };
    const { verdict, notes } = answerFlow(observed(), { ...ends, port: 8080, protocol: 'TCP' });
    expect(verdict).toBe('allow');
    expect(notes).toContain(
      'workload/frontend, workload/cart: other manifests bring these pods, so they are declared by the blueprint, not seen',
    );
  },
);

test('it is said once for all ends, and not again of the backends of a service', () => {
  const from = readEnd('--from', 'alpha/shop/app=frontend');
  const said = (to: string): readonly string[] =>
    answerFlow(withService(), { from, to: readEnd('--to', to), port: 80, protocol: 'TCP' }).notes.filter(
      note => note.includes('declare'),
    );
  const note =
    'workload/frontend, workload/cart: other manifests bring these pods, so they are declared by the blueprint, not seen';
  expect(said('beta/shop/app=cart')).toEqual([note]);
  expect(said('alpha/shop/svc/cart')).toEqual([note]);
});

test('a matrix names what nobody saw', () => {
  const matrix = matrixOf(observed(), { ports: [], namespaces: ['shop'] });
  const text = showMatrix(matrix, { colour: false, width: 100, all: false });
  expect(text).toContain('Declared by the blueprint, not seen: shop/cart, shop/frontend');
});

test('against trees that are read back, declared pods are no new ones', () => {
  const readBack = trees('9090').map(({ cluster, files }) => ({ fleet: 'test', tree: { cluster, files } }));
  const question = { ports: [{ port: 8080 }], namespaces: ['shop'] };
  const base = { trees: readBack, flaws: [] } as unknown as Parameters<typeof compareWith>[0];
  const { changes } = compareWith(base, observed(), question);
  expect(changes.map(({ before, after }) => [before, after])).toContainEqual(['deny', 'allow']);
  expect(changes.filter(({ before }) => before === undefined)).toEqual([]);
  const same = {
    trees: trees().map(tree => ({ fleet: 'test', tree: { cluster: tree.cluster, files: tree.files } })),
    flaws: [],
  };
  expect(compareWith(same as unknown as typeof base, observed(), question).changes).toEqual([]);
});
