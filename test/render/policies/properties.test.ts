import fc from 'fast-check';
import { objectsOf, type Tree, validateObject } from '../../../src/kinds/index';
import { observe } from '../../../src/mesh/index';
import {
  DefaultDeny,
  type Fleet,
  type FlowProps,
  GlobalService,
  MeshNamespace,
  MeshPolicy,
  type MeshPolicyShape,
} from '../../../src/model/index';
import { render } from '../../../src/render/index';
import { type Evaluator, evaluatorOf, type Flow } from '../../../src/simulate/index';
import { fleetOf, planOf } from '../../support/fleets';
import { isAbout } from './meaning';
import { allowed, clusterLabels, denied, flows, statement } from './statements';

/** What must not change the meaning of a statement. */
interface Cilium {
  readonly version: string;
  /** `policyDefaultLocalCluster`. */
  readonly local: boolean;
}
const cilium: fc.Arbitrary<Cilium> = fc.record({
  version: fc.constantFrom('1.18.12', '1.19.6', '1.20.3'),
  local: fc.boolean(),
});

interface Written {
  readonly policies: readonly MeshPolicyShape[];
  /** Whether the statements stand in the namespace shop or in the fleet. */
  readonly inShop: boolean;
  readonly baseline: boolean;
}

function fleetWith({ policies, inShop, baseline }: Written, { version }: Cilium): Fleet {
  const changes = Object.entries(clusterLabels).map(([name, labels]) => [name, { labels }] as const);
  const fleet = fleetOf(Object.fromEntries(changes), { cilium: { version } });
  const shop = new MeshNamespace(fleet, 'shop', { labels: { team: 'red' } });
  new MeshNamespace(fleet, 'other');
  new GlobalService(shop, 'db', {
    ports: [{ name: 'sql', port: 5432 }],
    selector: { app: 'db' },
    providers: { names: ['alpha', 'beta'] },
  });
  for (const [i, policy] of policies.entries()) new MeshPolicy(inShop ? shop : fleet, `p${i}`, policy);
  if (baseline) new DefaultDeny(fleet, 'deny', { allowDns: false });
  return fleet;
}

const withValue = (tree: Tree, local: boolean): Tree => ({
  ...tree,
  files: tree.files.map(file =>
    file.path === 'cilium/values.yaml' && 'data' in file
      ? {
          ...file,
          data: {
            ...file.data,
            clustermesh: { ...(file.data.clustermesh as object), policyDefaultLocalCluster: local },
          },
        }
      : file,
  ),
});

function evaluated(written: Written, of: Cilium): Evaluator {
  const trees = render(planOf(fleetWith(written, of)));
  return evaluatorOf(observe(trees.map(tree => withValue(tree, of.local))));
}

const shape = (allow: FlowProps): MeshPolicyShape => ({ allow });
const ends = ['egress', 'ingress'] as const;

/** A node reaches its own pods where nothing denies it; what is no pod has no policies. */
const isFree = ({ from, to }: Flow, end: 'egress' | 'ingress'): boolean =>
  end === 'egress'
    ? !('pod' in from)
    : !('pod' in to) || ('host' in from && from.host.cluster === to.pod.cluster);

test('a statement under a default deny allows what it says and nothing else, in every minor', () => {
  fc.assert(
    fc.property(allowed, fc.boolean(), cilium, flows, (flow, inShop, of, asked) => {
      const evaluator = evaluated({ policies: [shape(flow)], inShop, baseline: true }, of);
      const own = inShop ? 'shop' : undefined;
      for (const one of asked)
        for (const end of ends) {
          const says = isFree(one, end) || isAbout(flow, one, end, own) ? 'allow' : 'deny';
          expect([end, one, evaluator.side(one, end === 'ingress').verdict]).toEqual([end, one, says]);
        }
    }),
  );
});

test('a deny denies what it says and nothing else, in every minor', () => {
  fc.assert(
    fc.property(denied, fc.boolean(), cilium, flows, (flow, inShop, of, asked) => {
      const evaluator = evaluated({ policies: [{ deny: flow }], inShop, baseline: false }, of);
      const own = inShop ? 'shop' : undefined;
      for (const one of asked)
        for (const end of ends) {
          const says = isAbout(flow, one, end, own) ? 'deny' : 'allow';
          expect([end, one, evaluator.side(one, end === 'ingress').verdict]).toEqual([end, one, says]);
        }
    }),
  );
});

const verdicts = (evaluator: Evaluator, asked: readonly Flow[]): string[] =>
  asked.map(flow => evaluator.verdict(flow).verdict);

test('an allow never removes a connection, and a deny never adds one', () => {
  const some = fc.array(statement, { maxLength: 3 });
  fc.assert(
    fc.property(some, statement, fc.boolean(), cilium, flows, (policies, added, baseline, of, asked) => {
      const before = verdicts(evaluated({ policies, inShop: true, baseline }, of), asked);
      const more = { policies: [...policies, added], inShop: true, baseline };
      const after = verdicts(evaluated(more, of), asked);
      const lost = 'allow' in added ? 'allow' : 'deny';
      expect(after.filter((verdict, i) => before[i] === lost && verdict !== lost)).toEqual([]);
    }),
  );
});

interface Selector {
  readonly matchLabels?: object;
  readonly matchExpressions?: readonly { readonly key: string }[];
}
type Rule = Readonly<Partial<Record<'fromEndpoints' | 'toEndpoints', readonly Selector[]>>>;
type Spec = Readonly<Record<string, readonly Rule[] | undefined>>;

const peersIn = (spec: Spec): Selector[] =>
  ['ingress', 'ingressDeny', 'egress', 'egressDeny']
    .flatMap(list => spec[list] ?? [])
    .flatMap(({ fromEndpoints = [], toEndpoints = [] }) => [...fromEndpoints, ...toEndpoints]);

const keysOf = ({ matchLabels = {}, matchExpressions = [] }: Selector): string[] => [
  ...Object.keys(matchLabels),
  ...matchExpressions.map(({ key }) => key),
];

test('every object says its clusters and namespaces, and is one that Cilium takes', () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), cilium, (policies, of) => {
      const trees = render(planOf(fleetWith({ policies, inShop: false, baseline: true }, of)));
      const objects = trees.flatMap(tree => [...objectsOf(tree)].map(({ object }) => object));
      const found = objects.filter(({ kind }) => kind.endsWith('NetworkPolicy'));
      expect(found.flatMap(object => [...validateObject(object)])).toEqual([]);
      const selectors = found.flatMap(({ spec }) => peersIn(spec as Spec));
      for (const selector of selectors) {
        const keys = keysOf(selector);
        expect(keys).toContain('io.cilium.k8s.policy.cluster');
        expect(keys).toContain('io.kubernetes.pod.namespace');
      }
    }),
  );
});
