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
      from: { namespaces: { names: ['kube-system'] }, clusters: { every: true, members: ['alpha', 'beta', 'gamma'] } },
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
      from: { namespaces: { names: ['bank'] }, labels: { app: 'vault' }, clusters: { every: false, members: ['alpha'] } },
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
