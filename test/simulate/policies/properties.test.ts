import fc from 'fast-check';
import type { Json, JsonMap, KubeObject } from '../../../src/kinds/index';
import { observe } from '../../../src/mesh/index';
import { type Endpoint, evaluatorOf, type Flow } from '../../../src/simulate/index';
import { treesOf } from '../trees';
import { allow, allowRule, denial, flows, policies } from './arbitrary';
import { ccnp, cnp } from './objects';

type Objects = readonly KubeObject[];

const evaluated = (a: Objects, b: Objects, list: readonly Flow[], turned = false): string[] => {
  const trees = treesOf({ a: { objects: a }, b: { objects: b } });
  const evaluator = evaluatorOf(observe(turned ? trees.reverse() : trees));
  return list.map(flow => evaluator.verdict(flow).verdict);
};

const rank = { deny: 0, unknown: 1, allow: 2 };
const ranks = (verdicts: readonly string[]): number[] =>
  verdicts.map(verdict => rank[verdict as keyof typeof rank]);

const expectMore = (before: readonly string[], after: readonly string[]): void => {
  const [low, high] = [ranks(before), ranks(after)];
  expect(high.map((value, i) => value >= (low[i] ?? 0))).toEqual(high.map(() => true));
};

const baseline = ccnp({ ingress: [{}], egress: [{}] });
const off = (object: KubeObject): KubeObject => ({
  ...object,
  spec: { ...(object.spec as JsonMap), enableDefaultDeny: { ingress: false, egress: false } },
});

test('an allow under a default deny never removes a connection', () => {
  fc.assert(
    fc.property(policies, allow, flows, (list, added, asked) => {
      const before = [baseline, ...list];
      expectMore(evaluated(before, before, asked), evaluated([...before, added], [...before, added], asked));
    }),
  );
});

test('an allow that denies nothing by default never removes a connection', () => {
  fc.assert(
    fc.property(policies, allow, flows, (list, added, asked) => {
      const after = [...list, off(added)];
      expectMore(evaluated(list, list, asked), evaluated(after, after, asked));
    }),
  );
});

test('a deny never adds a connection', () => {
  fc.assert(
    fc.property(policies, denial, flows, fc.boolean(), (list, added, asked, quiet) => {
      const after = [...list, quiet ? off(added) : added];
      expectMore(evaluated(after, after, asked), evaluated(list, list, asked));
    }),
  );
});

/** The order of everything that is a list, turned around; the lists of ports and values too. */
function reversed(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(reversed).reverse();
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json as JsonMap).map(([key, value]) => [key, reversed(value)] as const);
  return Object.fromEntries(entries.reverse());
}

test('the order of policies, rules and clusters changes nothing', () => {
  fc.assert(
    fc.property(policies, policies, flows, (a, b, asked) => {
      const turn = (list: Objects): Objects => list.map(object => reversed(object) as KubeObject).reverse();
      expect(evaluated(turn(a), turn(b), asked, true)).toEqual(evaluated(a, b, asked));
    }),
  );
});

/** New names for the keys and the values of labels, no two of them alike. */
const names = fc
  .uniqueArray(fc.stringMatching(/^[a-z]([-a-z0-9.]{0,8}[a-z0-9])?$/), { minLength: 4, maxLength: 4 })
  .filter(list => list.every(name => !['init', 'host', 'shop', 'other', 'a', 'b'].includes(name)))
  // Keys of some beginnings make no identity.
  .map(list => list.map((name, i) => (i < 2 ? `my-${name}` : name)))
  .map(list => new Map(['app', 'tier', 'web', 'db'].map((name, i) => [name, list[i] ?? ''] as const)));

function renamed(json: unknown, to: ReadonlyMap<string, string>): unknown {
  if (typeof json === 'string') {
    const [, source = '', name = ''] = /^((?:k8s|any):)?(.*)$/.exec(json) ?? [];
    return source + (to.get(name) ?? name);
  }
  if (Array.isArray(json)) return json.map(item => renamed(item, to));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [String(renamed(key, to)), renamed(value, to)]),
  );
}

test('labels that are renamed everywhere change nothing', () => {
  fc.assert(
    fc.property(policies, policies, flows, names, (a, b, asked, to) => {
      const flowsToo = asked.map(flow => renamed(flow, to) as Flow);
      const rename = (list: Objects): Objects => list.map(object => renamed(object, to) as KubeObject);
      expect(evaluated(rename(a), rename(b), flowsToo)).toEqual(evaluated(a, b, asked));
    }),
  );
});

test('rules mean the same in one policy, in its specs and in policies of their own', () => {
  fc.assert(
    fc.property(fc.array(allowRule, { minLength: 1, maxLength: 3 }), flows, (rules, asked) => {
      const specs = rules.map(rule => ({ endpointSelector: {}, ...rule }));
      const { apiVersion, kind, metadata } = cnp({});
      const together: KubeObject[] = [{ apiVersion, kind, metadata, specs }];
      const apart = rules.map(rule => cnp(rule));
      expect(evaluated(together, [], asked)).toEqual(evaluated(apart, [], asked));
    }),
  );
});

test('a policy about no pod of a flow does not touch it', () => {
  fc.assert(
    fc.property(policies, fc.oneof(allow, denial), flows, (list, added, asked) => {
      const spec = { ...(added.spec as JsonMap), endpointSelector: { matchLabels: { nobody: 'here' } } };
      const after = [...list, { ...added, spec } as KubeObject];
      expect(evaluated(after, after, asked)).toEqual(evaluated(list, list, asked));
    }),
  );
});

test('every answer says why, by the end that decided', () => {
  fc.assert(
    fc.property(policies, flows, (list, asked) => {
      const trees = treesOf({ a: { objects: list }, b: {} });
      const evaluator = evaluatorOf(observe(trees));
      for (const flow of asked) {
        const { verdict, egress, ingress } = evaluator.verdict(flow);
        const sides = [egress, ingress].filter(side => side.verdict === verdict);
        expect(sides.flatMap(side => side.because).map(({ why }) => why)).not.toEqual([]);
      }
    }),
  );
});

const shop: Endpoint = { pod: { cluster: 'a', namespace: 'shop', labels: {} } };

test('a rule is named by its object, its file and its place', () => {
  const objects = [cnp({ ingress: [{}], ingressDeny: [{}, { fromEntities: ['all'] }] }, 'shop', 'closed')];
  const evaluator = evaluatorOf(observe(treesOf({ a: { objects } })));
  expect(evaluator.verdict({ from: shop, to: shop, port: 80 }).ingress).toEqual({
    verdict: 'deny',
    because: [
      {
        why: 'spec.ingressDeny[1] of CiliumNetworkPolicy shop/closed denies it',
        cluster: 'a',
        object: 'CiliumNetworkPolicy shop/closed',
        file: 'apps/objects.yaml',
        path: 'shop/closed',
        rule: 'spec.ingressDeny[1]',
      },
    ],
    l7: [],
  });
});

test('rules with L7 are told beside the verdict', () => {
  const toPorts = [{ ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [{ method: 'GET' }] } }];
  const objects = [cnp({ ingress: [{ toPorts }, { fromEntities: ['world'] }] }, 'shop', 'http')];
  const evaluator = evaluatorOf(observe(treesOf({ a: { objects } })));
  const { verdict, ingress } = evaluator.verdict({ from: shop, to: shop, port: 80 });
  expect([verdict, ingress.l7.map(({ rule }) => rule)]).toEqual(['allow', ['spec.ingress[0]']]);
});

test('an answer that is not known says what is missing', () => {
  const objects = [cnp({ egress: [{ toFQDNs: [{ matchName: 'example.com' }] }] }, 'shop', 'names')];
  const evaluator = evaluatorOf(observe(treesOf({ a: { objects } })));
  const to: Endpoint = { world: { ip: '192.0.2.1' } };
  expect(evaluator.verdict({ from: shop, to, port: 80 }).egress.because.map(({ why }) => why)).toEqual([
    'spec.egress[0] of CiliumNetworkPolicy shop/names may decide: by which DNS name the address was looked up is not known',
  ]);
});

test('a default that decides is told by the policies that ask for it', () => {
  const objects = [
    cnp({ ingress: [{}] }, 'shop', 'closed'),
    cnp({ ingress: [{ fromEntities: ['world'] }] }, 'shop', 'open'),
  ];
  const evaluator = evaluatorOf(observe(treesOf({ a: { objects } })));
  expect(evaluator.verdict({ from: shop, to: shop, port: 80 }).ingress.because.map(({ why }) => why)).toEqual(
    [
      'no rule allows it, and CiliumNetworkPolicy shop/closed denies ingress by default',
      'no rule allows it, and CiliumNetworkPolicy shop/open denies ingress by default',
    ],
  );
});
