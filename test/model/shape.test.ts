import type { Finding } from '../../src/findings/index';
import {
  checkShape,
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
  MeshPolicy,
} from '../../src/model/index';
import { clusterProps, fleetProps } from '../support/fleets';

const fleet = (): Fleet => new Fleet('demo', fleetProps());
const shop = (): MeshNamespace => new MeshNamespace(fleet(), 'shop');
const cluster = (props: unknown): Cluster => new Cluster(fleet(), 'paris', props as never);

/** The findings without what is the same for all of them. */
const said = (part: Parameters<typeof checkShape>[0]): Pick<Finding, 'message' | 'expected' | 'actual'>[] =>
  [...checkShape(part)].map(({ message, expected, actual }) => ({
    message,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
  }));

test('a good part has no findings', () => {
  const namespace = shop();
  const service = {
    ports: [{ name: 'http', port: 80 }],
    selector: { app: 'a' },
    providers: { all: {} },
  } as const;
  const parts = [
    fleet(),
    cluster(clusterProps(1)),
    namespace,
    new GlobalService(namespace, 'cart', { ...service, consumers: { labels: {} }, affinity: 'local' }),
    new ExportedService(namespace, 'catalog', { ...service, exportedLabels: { a: 'b' } }),
    new MeshPolicy(namespace, 'p', { deny: { from: { pods: {} }, to: { service: 'shop/cart' } } }),
    new DefaultDeny(namespace, 'd', { directions: ['ingress'], allowDns: false }),
    new Layer(fleet(), 'web', { build: () => undefined }),
  ];
  expect(parts.flatMap(said)).toEqual([]);
});

test('a finding says which part, which cluster, and how to mend it', () => {
  expect([...checkShape(cluster({ ...clusterProps(1), id: '1' }))]).toEqual([
    {
      rule: 'model/shape',
      severity: 'error',
      path: 'paris',
      clusters: ['paris'],
      message: "'id' of 'paris' must be integer or 'auto'",
      actual: "'1'",
      breaks: 'Meshprint cannot tell what is meant, so nothing is written.',
      hint: "Correct the properties given to new Cluster(…, 'paris', …).",
      docs: 'schemas/props.schema.json',
    },
  ]);
  const policy = new MeshPolicy(shop(), 'p', { allow: {} } as never);
  expect([...checkShape(policy)].map(f => [f.path, f.clusters])).toEqual([
    ['shop/p', []],
    ['shop/p', []],
  ]);
});

describe('wrong types', () => {
  test.each<[string, unknown, string, string]>([
    ['a fraction', { id: 1.5 }, "'id' of 'paris' must be integer or 'auto'", '1.5'],
    ['no number', { id: NaN }, "'id' of 'paris' must be integer or 'auto'", 'NaN'],
    ['text for a list', { podCidrs: '10.0.0.0/8' }, "'podCidrs' of 'paris' must be array", "'10.0.0.0/8'"],
    ['an entry of a list', { podCidrs: ['10.0.0.0/8', 7] }, "'podCidrs[1]' of 'paris' must be string", '7'],
    ['deep down', { repository: { url: null } }, "'repository.url' of 'paris' must be string", 'null'],
    ['a label', { labels: { area: 1 } }, "'labels.area' of 'paris' must be string", '1'],
    ['a label with a slash', { labels: { 'a/b~c': 1 } }, "'labels.a/b~c' of 'paris' must be string", '1'],
    [
      'a map',
      { labels: {}, repository: { ...clusterProps(1).repository, forge: { github: 'token' } } },
      "'repository.forge.github' of 'paris' must be object",
      "'token'",
    ],
    [
      'one of a few words',
      { platform: { generic: { routing: 'fast' } } },
      "'platform.generic.routing' of 'paris' must be one of: 'tunnel', 'native'",
      "'fast'",
    ],
  ])('%s', (_, change, message, actual) => {
    expect(said(cluster({ ...clusterProps(1), ...(change as object) }))).toEqual([{ message, actual }]);
  });

  test.each([null, undefined, 'x', 5, [], () => undefined])('properties that are %p', props => {
    for (const part of [
      cluster(props),
      new Fleet('paris', props as never),
      new MeshPolicy(shop(), 'paris', props as never),
      new GlobalService(shop(), 'paris', props as never),
    ])
      expect(said(part)[0]?.message).toBe("the properties of 'paris' must be object");
  });
});

describe('keys', () => {
  test('that are unknown come with those that are known', () => {
    const { repository } = clusterProps(1);
    expect(said(cluster({ ...clusterProps(1), repository: { ...repository, brunch: 'x' } }))).toEqual([
      {
        message: "'repository.brunch' of 'paris' is not a property",
        expected: 'one of: branch, forge, path, pushUrl, secret, url',
      },
    ]);
  });

  test('are refused where there are none at all', () => {
    const flux = { version: '2.9.4', install: { operator: { size: 3 } } };
    expect(said(new Fleet('demo', { ...fleetProps(), flux } as never))).toEqual([
      { message: "'flux.install.operator.size' of 'demo' is not a property" },
    ]);
  });

  test('that are missing are named', () => {
    const props: Record<string, unknown> = { ...clusterProps(1), repository: {} };
    delete props.podCidrs;
    expect(said(cluster(props))).toEqual([
      { message: "'podCidrs' of 'paris' is missing" },
      { message: "'repository.url' of 'paris' is missing" },
    ]);
  });

  test('that are given as undefined are missing, and optional ones may be', () => {
    expect(said(cluster({ ...clusterProps(1), podCidrs: undefined }))).toEqual([
      { message: "'podCidrs' of 'paris' is missing" },
    ]);
    expect(said(cluster({ ...clusterProps(1), labels: undefined }))).toEqual([]);
  });
});

describe('a union', () => {
  const platform = (value: unknown): ReturnType<typeof said> =>
    said(cluster({ ...clusterProps(1), platform: value }));

  test.each<[unknown, string]>([
    [{}, 'none of them'],
    [{ gke: undefined }, 'none of them'],
    [{ gke: { region: 'x' }, generic: {} }, 'gke, generic'],
    [{ aks: {} }, 'aks'],
  ])('of %j', (value, actual) => {
    expect(platform(value)).toEqual([
      {
        message:
          "'platform' of 'paris' must have exactly one of: gke, generic, eksEni, eksOverlay, aksByocni, kind, k3s, rke2, talos",
        actual,
      },
    ]);
  });

  test('whose one key is right is checked below it only', () => {
    expect(platform({ gke: { region: 1 } })).toEqual([
      { message: "'platform.gke.region' of 'paris' must be string", actual: '1' },
    ]);
    expect(platform({ gke: { region: 'x' }, size: 3 })).toEqual([
      { message: "'platform.size' of 'paris' is not a property", expected: 'one of: gke' },
    ]);
  });

  test('at the top of the properties', () => {
    const actual = (props: unknown): unknown =>
      said(new MeshPolicy(shop(), 'p', props as never)).at(-1)?.actual;
    expect(actual({})).toBe('none of them');
    expect(actual({ allow: {}, deny: {} })).toBe('allow, deny');
    expect(said(new MeshPolicy(shop(), 'p', { allow: 'all', from: 1 } as never))).toEqual([
      { message: "'from' of 'p' is not a property", expected: 'one of: allow' },
      { message: "'allow' of 'p' must be object", actual: "'all'" },
    ]);
  });

  test('in a union', () => {
    const policy = new MeshPolicy(shop(), 'p', {
      allow: {
        from: { pods: {}, clusters: { all: {}, names: [] } },
        to: null,
        ports: [{ tcp: 1, udp: 2 }, {}],
      },
    } as never);
    expect(said(policy).map(f => f.message)).toEqual([
      "'allow.from.clusters' of 'p' must have exactly one of: all, names, labels",
      "'allow.ports[0]' of 'p' must have exactly one of: tcp, udp, sctp, any",
      "'allow.ports[1]' of 'p' must have exactly one of: tcp, udp, sctp, any",
      "'allow.to' of 'p' must be object",
    ]);
  });
});

describe('a layer', () => {
  test.each([undefined, null, {}, { build: 'x' }])('needs a function to build: %p', props => {
    const [first] = said(new Layer(fleet(), 'web', props as never));
    expect(first?.message).toBe("'build' of 'web' must be a function that puts constructs into a chart");
  });

  test('is checked for the rest of its properties too', () => {
    const layer = new Layer(fleet(), 'web', { build: () => undefined, namespaces: 'x' } as never);
    expect(said(layer)).toEqual([
      { message: "'namespaces' of 'web' is not a property", expected: 'one of: clusters, namespace' },
    ]);
  });
});

test('the fleet names itself', () => {
  const broken = new Fleet('demo', { ...fleetProps(), flux: {} } as never);
  expect([...checkShape(broken)].map(f => [f.path, f.message, f.clusters])).toEqual([
    ['', "'flux.version' of 'demo' is missing", []],
  ]);
});
