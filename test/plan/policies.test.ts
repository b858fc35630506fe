import {
  type Clusters,
  DefaultDeny,
  type DefaultDenyProps,
  ExportedService,
  type Fleet,
  GlobalService,
  MeshNamespace,
  MeshPolicy,
  type MeshPolicyProps,
} from '../../src/model/index';
import { type PolicyPlan, type Resolution, resolve } from '../../src/plan/index';
import { compilePolicies } from '../../src/render/policies/index';
import { fleetOf, planOf } from '../support/fleets';

interface Parts {
  readonly fleet: Fleet;
  readonly shop: MeshNamespace;
  readonly bank: MeshNamespace;
  readonly catalog: ExportedService;
  readonly vault: GlobalService;
}

/** Shop is in all three clusters, bank in alpha and beta; catalog is provided by alpha and beta, vault by alpha. */
function parts(): Parts {
  const fleet = fleetOf({ alpha: { labels: { area: 'eu' } }, beta: {}, gamma: {} });
  const shop = new MeshNamespace(fleet, 'shop');
  const bank = new MeshNamespace(fleet, 'bank', { clusters: { names: ['alpha', 'beta'] } });
  const shared = { ports: [{ name: 'http', port: 80 }] };
  const catalog = new ExportedService(shop, 'catalog', {
    ...shared,
    selector: { app: 'catalog' },
    providers: { names: ['alpha', 'beta'] },
  });
  const vault = new GlobalService(bank, 'vault', {
    ...shared,
    selector: { app: 'vault' },
    providers: { names: ['alpha'] },
  });
  return { fleet, shop, bank, catalog, vault };
}

function policyOf(write: (parts: Parts) => MeshPolicyProps): Resolution {
  const all = parts();
  new MeshPolicy(all.shop, 'p', write(all));
  return resolve(all.fleet);
}

const only = ({ plan, findings }: Resolution): PolicyPlan | undefined => {
  expect(findings).toEqual([]);
  return plan?.policies[0];
};

const said = ({ findings }: Resolution): unknown[] =>
  findings.map(({ rule, path, message, expected }) => [
    rule,
    path,
    message,
    ...(expected === undefined ? [] : [expected]),
  ]);

test('a statement has its sides, its ports and both its ends', () => {
  const plan = only(
    policyOf(({ vault }) => ({
      deny: {
        from: { pods: { app: 'frontend' }, clusters: { labels: { area: 'eu' } } },
        to: { service: vault },
        ports: [{ tcp: 80 }, { udp: 8000, endPort: 8010 }, { sctp: 7 }],
      },
    })),
  );
  expect(plan).toEqual({
    kind: 'flow',
    name: 'p',
    namespace: 'shop',
    path: 'shop/p',
    action: 'deny',
    from: {
      kind: 'pods',
      namespaces: { names: ['shop'] },
      labels: { app: 'frontend' },
      where: [],
      clusters: { every: false, members: ['alpha'] },
    },
    to: {
      kind: 'pods',
      service: 'bank/vault',
      namespaces: { names: ['bank'] },
      labels: { app: 'vault' },
      where: [],
      clusters: { every: false, members: ['alpha'] },
    },
    ports: [
      { protocol: 'TCP', port: 80, endPort: undefined },
      { protocol: 'UDP', port: 8000, endPort: 8010 },
      { protocol: 'SCTP', port: 7, endPort: undefined },
    ],
    icmp: [],
    layer7: undefined,
    sameCluster: false,
    ends: { egress: true, ingress: true },
  });
});

describe('pods', () => {
  test.each<[string, Clusters | undefined, boolean, string[]]>([
    ['are in every cluster unless told', undefined, true, ['alpha', 'beta', 'gamma']],
    ['in all clusters stay in every one that joins', { all: {} }, true, ['alpha', 'beta', 'gamma']],
    ['in named clusters do not', { names: ['alpha', 'beta', 'gamma'] }, false, ['alpha', 'beta', 'gamma']],
    ['may be chosen by labels', { labels: { area: 'eu' } }, false, ['alpha']],
  ])('%s', (_, clusters, every, members) => {
    const plan = only(
      policyOf(() => ({ allow: { from: { pods: {}, ...(clusters && { clusters }) }, to: { pods: {} } } })),
    );
    expect(plan).toMatchObject({
      action: 'allow',
      ports: [],
      from: { namespaces: { names: ['shop'] }, clusters: { every, members } },
    });
  });

  test('of another namespace are where that is', () => {
    const plan = only(
      policyOf(() => ({ allow: { from: { pods: {}, namespace: 'bank' }, to: { pods: {} } } })),
    );
    expect(plan).toMatchObject({
      from: { namespaces: { names: ['bank'] }, clusters: { every: true, members: ['alpha', 'beta'] } },
    });
  });

  test('of a namespace that the blueprint does not make are everywhere', () => {
    const plan = only(
      policyOf(() => ({ allow: { from: { pods: {}, namespace: 'kube-system' }, to: { pods: {} } } })),
    );
    expect(plan).toMatchObject({
      from: {
        namespaces: { names: ['kube-system'] },
        clusters: { every: true, members: ['alpha', 'beta', 'gamma'] },
      },
    });
  });

  test('cannot be named in a cluster without their namespace', () => {
    const resolution = policyOf(() => ({
      allow: { from: { pods: {}, namespace: 'bank', clusters: { names: ['gamma'] } }, to: { pods: {} } },
    }));
    expect(said(resolution)).toEqual([
      [
        'model/cluster-without-namespace',
        'shop/p',
        "the clusters of 'from': the namespace 'bank' does not exist in gamma",
        'clusters among alpha, beta',
      ],
    ]);
  });
});

describe('a service', () => {
  test('is the same as a construct and as a path', () => {
    const asConstruct = policyOf(({ catalog, vault }) => ({
      allow: { from: { service: vault }, to: { service: catalog } },
    }));
    const asPath = policyOf(() => ({
      allow: { from: { service: 'bank/vault' }, to: { service: 'shop/catalog' } },
    }));
    expect(only(asConstruct)).toMatchObject({
      from: {
        namespaces: { names: ['bank'] },
        labels: { app: 'vault' },
        clusters: { every: false, members: ['alpha'] },
      },
      to: {
        namespaces: { names: ['shop'] },
        labels: { app: 'catalog' },
        clusters: { every: false, members: ['alpha', 'beta'] },
      },
    });
    expect(asPath.plan).toEqual(asConstruct.plan);
  });

  test('may be limited to some of its providers', () => {
    const plan = only(
      policyOf(({ catalog }) => ({
        allow: { from: { pods: {} }, to: { service: catalog, clusters: { names: ['beta'] } } },
      })),
    );
    expect(plan).toMatchObject({ to: { clusters: { every: false, members: ['beta'] } } });
  });

  test('that is not there is a finding, and there is no policy', () => {
    const resolution = policyOf(() => ({
      allow: { from: { service: 'shop/cat' }, to: { service: 'catalog' } },
    }));
    expect(resolution.plan?.policies).toEqual([]);
    expect(said(resolution)).toEqual([
      [
        'model/unknown-service',
        'shop/p',
        "'from' names the service 'shop/cat', which the fleet does not have",
        'one of: bank/vault, shop/catalog',
      ],
      [
        'model/unknown-service',
        'shop/p',
        "'to' names the service 'catalog', which the fleet does not have",
        'one of: bank/vault, shop/catalog',
      ],
    ]);
  });

  test('of which no provider is chosen is a finding', () => {
    const resolution = policyOf(({ catalog }) => ({
      allow: { from: { pods: {} }, to: { service: catalog, clusters: { names: ['gamma'] } } },
    }));
    expect(said(resolution)).toEqual([
      [
        'model/empty-selection',
        'shop/p',
        "'to' chooses no cluster that provides the service 'shop/catalog'",
        'clusters among alpha, beta',
      ],
    ]);
  });

  test.each<[string, Clusters, string]>([
    ['an unknown cluster', { names: ['omega'] }, 'model/unknown-cluster'],
    ['labels that none has', { labels: { area: 'moon' } }, 'model/empty-selection'],
  ])('in %s is one finding only', (_, clusters, rule) => {
    const resolution = policyOf(({ catalog }) => ({
      allow: { from: { pods: {} }, to: { service: catalog, clusters } },
    }));
    expect(resolution.findings.map(f => f.rule)).toEqual([rule]);
  });
});

describe('a default deny', () => {
  function denyOf(props?: DefaultDenyProps): PolicyPlan | undefined {
    const { fleet, bank } = parts();
    new DefaultDeny(bank, 'deny', props);
    return planOf(fleet).policies[0];
  }

  test('holds in both directions, in every cluster of the namespace, and lets DNS through', () => {
    expect(denyOf()).toEqual({
      kind: 'baseline',
      name: 'deny',
      namespace: 'bank',
      path: 'bank/deny',
      clusters: ['alpha', 'beta'],
      directions: { ingress: true, egress: true },
      allowDns: true,
      leavesOut: [],
    });
  });

  test('may be limited', () => {
    expect(denyOf({ clusters: { names: ['beta'] }, directions: ['egress'], allowDns: false })).toMatchObject({
      clusters: ['beta'],
      directions: { ingress: false, egress: true },
      allowDns: false,
    });
    expect(denyOf({ directions: ['ingress'] })).toMatchObject({
      directions: { ingress: true, egress: false },
    });
  });
});

describe('what is empty', () => {
  const to = { pods: {} };

  test.each<[string, MeshPolicyProps, string]>([
    ['entities', { allow: { from: { entities: [] }, to } }, "the entities of 'from'"],
    ['CIDRs', { allow: { from: { cidrs: [] }, to } }, "the CIDRs of 'from'"],
    ['names', { allow: { from: to, to: { fqdns: [] } } }, "the names of 'to'"],
    [
      'namespaces',
      { deny: { from: { pods: {}, namespaces: { names: [] } }, to } },
      "the namespaces of 'from'",
    ],
    [
      'labels of namespaces',
      { deny: { from: { pods: {}, namespaces: { labels: {} } }, to } },
      "the labels of the namespaces of 'from'",
    ],
    [
      'values',
      { allow: { from: to, to: { pods: {}, where: { a: { in: [] } } } } },
      "the values of 'a' in 'to'",
    ],
    ['left out values', { allow: { from: { pods: {}, where: { a: { notIn: [] } } }, to } }, "'a' in 'from'"],
    ['messages', { allow: { from: to, to, icmp: [] } }, "'icmp'"],
    ['requests', { allow: { from: to, to, http: [] } }, "'http'"],
    ['lookups', { allow: { from: to, to, dns: [] } }, "'dns'"],
    ['ports', { allow: { from: to, to, ports: [] } }, "the policy 'shop/p' lists no ports"],
    ['whole clusters', { allow: { from: { wholeClusters: { labels: { area: 'moon' } } }, to } }, "'from'"],
  ])('is a finding, and never everything: %s', (_, props, says) => {
    const { plan, findings } = policyOf(() => props);
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([['model/empty-selection', 'shop/p']]);
    expect(findings[0]?.message).toContain(says);
    const written = plan === undefined ? [] : [...compilePolicies(plan).values()].flat();
    const rules = JSON.stringify(written.map(({ object }) => object));
    expect(rules).not.toMatch(/"(?:in|e)gress(?:Deny)?":\[\{\}\]/);
  });

  test('directions of a default deny', () => {
    const { fleet, bank } = parts();
    new DefaultDeny(bank, 'deny', { directions: [] });
    expect(said(resolve(fleet))).toEqual([
      ['model/empty-selection', 'bank/deny', "'directions': the list is empty"],
    ]);
  });
});

describe('what contradicts itself', () => {
  test('one namespace and several', () => {
    const resolution = policyOf(() => ({
      allow: { from: { pods: {}, namespace: 'shop', namespaces: { all: {} } }, to: { pods: {} } },
    }));
    expect(said(resolution)).toEqual([
      ['model/contradiction', 'shop/p', "'from' has both 'namespace' and 'namespaces'"],
    ]);
  });

  test('one cluster of what has none', () => {
    const resolution = policyOf(() => ({
      allow: { from: { entities: ['host'] }, to: { pods: {} }, sameCluster: true },
    }));
    expect(said(resolution)).toEqual([
      ['model/contradiction', 'shop/p', "the policy 'shop/p' has sameCluster, and a side that is no pods"],
    ]);
  });

  test('namespaces that a namespace leaves out', () => {
    const { fleet, bank } = parts();
    new DefaultDeny(bank, 'deny', { leavesOut: ['shop'] });
    expect(said(resolve(fleet))).toEqual([
      ['model/contradiction', 'bank/deny', "'bank/deny' is about one namespace, and has leavesOut"],
    ]);
  });
});

describe('of the fleet', () => {
  const ofFleet = (props: MeshPolicyProps): PolicyPlan | undefined => {
    const { fleet } = parts();
    new MeshPolicy(fleet, 'p', props);
    return planOf(fleet).policies[0];
  };

  test('pods are those of every namespace', () => {
    expect(ofFleet({ allow: { from: { pods: {} }, to: { pods: {}, namespace: 'bank' } } })).toMatchObject({
      namespace: undefined,
      path: 'p',
      from: { namespaces: { every: true }, clusters: { every: true, members: ['alpha', 'beta', 'gamma'] } },
      to: { namespaces: { names: ['bank'] }, clusters: { members: ['alpha', 'beta'] } },
    });
  });

  test('several namespaces are where one of them is', () => {
    expect(
      ofFleet({
        deny: { from: { pods: {}, namespaces: { names: ['shop', 'bank'] } }, to: { entities: ['world'] } },
      }),
    ).toMatchObject({
      from: { namespaces: { names: ['bank', 'shop'] }, clusters: { members: ['alpha', 'beta', 'gamma'] } },
      ends: { egress: true, ingress: false },
    });
  });

  test('a default deny leaves the system out', () => {
    const { fleet } = parts();
    new DefaultDeny(fleet, 'deny', { leavesOut: ['monitoring', 'kube-system'] });
    expect(planOf(fleet).policies[0]).toMatchObject({
      namespace: undefined,
      clusters: ['alpha', 'beta', 'gamma'],
      leavesOut: [
        'cert-manager',
        'flux-system',
        'kube-node-lease',
        'kube-public',
        'kube-system',
        'monitoring',
      ],
    });
  });
});
