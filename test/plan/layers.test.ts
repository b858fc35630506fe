import { readFileSync } from 'node:fs';
import { ApiObject, Chart } from 'cdk8s';
import { ConfigMap, Deployment } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { KubeObject } from '../../src/kinds/index';
import { Layer, type LayerProps, MeshNamespace, nameOf } from '../../src/model/index';
import { type Resolution, resolve } from '../../src/plan/index';
import { clusterOf, fleetOf, planOf } from '../support/fleets';

const clusters = { alpha: { labels: { area: 'eu' } }, beta: {}, gamma: { labels: { area: 'eu' } } };

/** A fleet of three clusters with one layer. */
function layerOf(build: LayerProps['build'], rest: Partial<LayerProps> = {}): Resolution {
  const fleet = fleetOf(clusters);
  new Layer(fleet, 'web', { build, ...rest });
  return resolve(fleet);
}

/** What the layer put into a cluster. */
function placedIn(
  { plan }: Resolution,
  cluster: string,
): readonly { readonly path?: string; readonly object: KubeObject }[] {
  if (plan === undefined) throw new Error('the fleet has no plan');
  return clusterOf(plan, cluster).placed.find(({ layer }) => layer === 'web')?.objects ?? [];
}

const configMap = (chart: Construct, id: string, data: Record<string, string> = {}): ApiObject =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data });

function lineOf(marker: string): number {
  return (
    readFileSync(__filename, 'utf8')
      .split('\n')
      .findIndex(line => line.endsWith(`// ${marker}`)) + 1
  );
}

test('a layer is built once for each of its clusters, with a chart of its own', () => {
  const seen: string[] = [];
  const charts = new Set<Chart>();
  const resolution = layerOf(
    (chart, cluster) => {
      seen.push(cluster.name);
      charts.add(chart);
      configMap(chart, `of-${cluster.name}`);
    },
    { clusters: { labels: { area: 'eu' } } },
  );
  expect(resolution.findings).toEqual([]);
  expect(seen).toEqual(['alpha', 'gamma']);
  expect(charts.size).toBe(2);
  expect(placedIn(resolution, 'alpha').map(({ object }) => object.metadata.name)).toEqual(['of-alpha']);
  expect(placedIn(resolution, 'gamma').map(({ object }) => object.metadata.name)).toEqual(['of-gamma']);
  expect(resolution.plan?.clusters.map(cluster => cluster.placed.length)).toEqual([1, 0, 1]);
  expect(resolution.plan?.layers).toEqual([
    { name: 'web', path: 'web', namespace: undefined, clusters: ['alpha', 'gamma'] },
  ]);
});

test('an object keeps its place, also below other charts and constructs', () => {
  const resolution = layerOf(chart => {
    configMap(chart, 'a');
    configMap(new Construct(chart, 'group'), 'b');
    configMap(new Chart(chart, 'inner'), 'c');
  });
  expect(placedIn(resolution, 'beta').map(({ path }) => path)).toEqual([
    'web/a',
    'web/group/b',
    'web/inner/c',
  ]);
});

test('objects that are equal are one object in all clusters; those that differ are not', () => {
  const resolution = layerOf((chart, cluster) => {
    configMap(chart, 'same', { b: '1', a: '2' });
    configMap(chart, 'other', { name: cluster.name });
  });
  const [alpha, beta] = ['alpha', 'beta'].map(name => placedIn(resolution, name).map(({ object }) => object));
  expect(alpha?.[0]).toBe(beta?.[0]);
  expect(alpha?.[1]).not.toEqual(beta?.[1]);
  expect(alpha?.[0]).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'same' },
    data: { b: '1', a: '2' },
  });
});

test('a made-up name is the same in every cluster, whatever else the clusters have', () => {
  const fleet = fleetOf(clusters);
  new Layer(fleet, 'before', { build: chart => void configMap(chart, 'x'), clusters: { names: ['beta'] } });
  new Layer(fleet, 'web', {
    build: chart => {
      const config = new ConfigMap(chart, 'config', { data: { a: 'b' } });
      const deployment = new Deployment(chart, 'frontend', { replicas: 2 });
      deployment.addContainer({ image: 'example.com/frontend:1', envVariables: {} });
      expect(config.name).toMatch(/^web-config-/);
    },
  });
  const { plan, findings } = resolve(fleet);
  expect(findings).toEqual([]);
  const names = (plan?.clusters ?? []).map(({ placed }) =>
    placed.flatMap(({ layer, objects }) =>
      layer === 'web' ? objects.map(({ object }) => object.metadata.name) : [],
    ),
  );
  expect(names).toHaveLength(3);
  expect(names[0]).toEqual([expect.stringMatching(/^web-config-/), expect.stringMatching(/^web-frontend-/)]);
  expect(new Set(names.map(of => of.join(' '))).size).toBe(1);
});

test('the namespace of the layer is that of objects without one, but not of those outside namespaces', () => {
  const resolution = layerOf(
    chart => {
      configMap(chart, 'a');
      new ApiObject(chart, 'b', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'b', namespace: 'bank' },
      });
      new ApiObject(chart, 'c', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'c', labels: { x: 'y' } },
      });
      new ApiObject(chart, 'd', { apiVersion: 'example.com/v1', kind: 'Unknown', metadata: { name: 'd' } });
    },
    { namespace: 'shop' },
  );
  expect(resolution.findings).toEqual([]);
  expect(placedIn(resolution, 'alpha').map(({ object }) => object.metadata)).toEqual([
    { name: 'a', namespace: 'shop' },
    { name: 'b', namespace: 'bank' },
    { name: 'c', labels: { x: 'y' } },
    { name: 'd', namespace: 'shop' },
  ]);
});

test('the plan is frozen all the way down', () => {
  const { plan } = layerOf(chart => void configMap(chart, 'a', { x: 'y' }));
  const loose: string[] = [];
  const walk = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(at);
    for (const [key, below] of Object.entries(value)) walk(below, `${at}.${key}`);
  };
  walk(plan, 'plan');
  expect(loose).toEqual([]);
});

describe('a layer that fails', () => {
  const fails = (build: LayerProps['build']): Resolution['findings'] => layerOf(build).findings;

  test('in its callback is one finding, with the line inside the callback and all the clusters', () => {
    const findings = fails(() => {
      throw new Error('no colour'); // in the callback
    });
    expect(findings).toEqual([
      {
        rule: 'layer/build-failed',
        severity: 'error',
        path: 'web',
        source: { file: __filename, line: lineOf('in the callback') },
        clusters: ['alpha', 'beta', 'gamma'],
        message: 'no colour',
        breaks: 'Meshprint cannot tell what is meant, so nothing is written.',
        hint: 'Correct the code of the layer; the message is its own.',
        docs: 'docs/blueprints.md',
      },
    ]);
  });

  test('in a library has the line of the blueprint that called it', () => {
    const [finding] = fails(chart => {
      configMap(chart, 'a');
      new ConfigMap(chart, 'a'); // second a
    });
    expect(finding).toMatchObject({
      message: expect.stringContaining("already a Construct with name 'a'") as string,
      source: { file: __filename, line: lineOf('second a') },
    });
  });

  test('in Meshprint has the line of the blueprint too', () => {
    const [finding] = fails(chart => {
      nameOf(chart); // no part
    });
    expect(finding).toMatchObject({
      message: expect.stringContaining('is no part of a Meshprint fleet') as string,
      source: { file: __filename, line: lineOf('no part') },
    });
  });

  test('in some clusters names those', () => {
    const findings = fails((_, cluster) => {
      if (cluster.name !== 'beta') throw new Error(cluster.props.labels?.area ?? 'none');
    });
    expect(findings.map(f => [f.message, f.clusters])).toEqual([['eu', ['alpha', 'gamma']]]);
  });

  test('in each cluster in another way has a finding for each', () => {
    const findings = fails((_, cluster) => {
      throw new Error(`no ${cluster.name}`);
    });
    expect(findings.map(f => f.message)).toEqual(['no alpha', 'no beta', 'no gamma']);
  });

  test('in many clusters is one finding with all of them', () => {
    const fleet = fleetOf(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`c${i}`, {}])));
    new Layer(fleet, 'web', {
      build: () => {
        throw new Error('no');
      },
    });
    const { findings } = resolve(fleet);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toBe('no');
    expect(findings[0]?.clusters).toHaveLength(10);
  });

  test.each<[string, unknown, string]>([
    ['text', 'oh', 'oh'],
    ['nothing', undefined, 'undefined'],
    ['an object without a prototype', Object.create(null), '[Object: null prototype] {}'],
    ['what looks like an error', { message: 'looks like one', stack: 5 }, 'looks like one'],
  ])('by throwing %s has a finding', (_, thrown, message) => {
    const [finding] = fails(() => {
      throw thrown;
    });
    expect(finding?.message).toBe(message);
    expect(finding?.source).toBeUndefined();
  });

  test('leaves the other layers alone', () => {
    const fleet = fleetOf(clusters);
    new Layer(fleet, 'bad', {
      build: chart => {
        configMap(chart, 'half');
        throw new Error('no');
      },
    });
    new Layer(fleet, 'web', { build: chart => void configMap(chart, 'a') });
    const resolution = resolve(fleet);
    expect(resolution.findings).toHaveLength(1);
    expect(placedIn(resolution, 'alpha')).toHaveLength(1);
    expect(
      clusterOf(resolution.plan as never, 'alpha').placed.map(({ layer, objects }) => [
        layer,
        objects.length,
      ]),
    ).toEqual([
      ['bad', 0],
      ['web', 1],
    ]);
  });

  test('later, because it is asynchronous, is a finding now', () => {
    const build: unknown = async (chart: Chart) => {
      await Promise.resolve();
      configMap(chart, 'late');
      throw new Error('nobody would see this');
    };
    const findings = fails(build as LayerProps['build']);
    expect(findings.map(f => [f.source, f.path, f.message])).toEqual([
      [
        undefined,
        'web',
        'build is asynchronous; it has to put all constructs into the chart before it returns',
      ],
    ]);
  });

  test('when its values are resolved has a finding at the object', () => {
    const findings = fails(chart => {
      new ApiObject(chart, 'good', { apiVersion: 'v1', kind: 'ConfigMap' });
      const bad = new ApiObject(chart, 'bad', { apiVersion: 'v1', kind: 'ConfigMap' });
      bad.toJson = () => {
        throw new Error('cannot be resolved');
      };
    });
    expect(findings.map(f => [f.rule, f.path])).toEqual([['layer/build-failed', 'web/bad']]);
  });
});

test('a construct that says it is invalid is a finding at its place', () => {
  const { findings } = layerOf((chart, cluster) => {
    const group = new Construct(chart, 'group');
    group.node.addValidation({ validate: () => (cluster.name === 'beta' ? ['too small', 'too red'] : []) });
    configMap(group, 'a').node.addValidation({ validate: () => ['too blue'] });
  });
  expect(findings.map(f => [f.rule, f.path, f.message, f.clusters])).toEqual([
    ['layer/construct-invalid', 'web/group/a', 'too blue', ['alpha', 'beta', 'gamma']],
    ['layer/construct-invalid', 'web/group', 'too small', ['beta']],
    ['layer/construct-invalid', 'web/group', 'too red', ['beta']],
  ]);
});

test('a layer that chooses no cluster is a finding', () => {
  const { findings } = layerOf(() => undefined, { clusters: { names: [] } });
  expect(findings.map(f => [f.rule, f.path])).toEqual([['model/empty-selection', 'web']]);
});

test('a fleet resolves the same a second time', () => {
  const fleet = fleetOf(clusters);
  new Layer(fleet, 'web', { build: chart => void configMap(chart, 'a') });
  expect(planOf(fleet)).toEqual(planOf(fleet));
});

describe('what cdk8s lets through', () => {
  const raw =
    (json: object): LayerProps['build'] =>
    chart => {
      new ApiObject(chart, 'a', { apiVersion: 'example.com/v1', kind: 'Thing', ...json });
    };

  test('a List is what it lists, with the namespace of the layer', () => {
    const fleet = fleetOf({ alpha: {} });
    const item = (name: string, namespace?: string): object => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, ...(namespace !== undefined && { namespace }) },
    });
    const items = [
      item('a'),
      item('b', 'other'),
      { apiVersion: 'v1', kind: 'ConfigMapList', items: [item('c')] },
    ];
    new Layer(fleet, 'web', { namespace: 'shop', build: raw({ apiVersion: 'v1', kind: 'List', items }) });
    expect(placedIn(resolve(fleet), 'alpha').map(({ object }) => object.metadata)).toEqual([
      { name: 'a', namespace: 'shop' },
      { name: 'b', namespace: 'other' },
      { name: 'c', namespace: 'shop' },
    ]);
  });

  test.each([
    ['no number', { spec: { v: NaN } }, 'spec.v is NaN'],
    ['half a character', { spec: { list: ['\ud800'] } }, 'spec.list[0] holds half a character'],
    ['half a character in a key', { spec: { '\udc00': 1 } }, 'a key of spec holds half a character'],
  ])('is a finding where no file can hold it: %s', (_, json, says) => {
    const { findings } = layerOf(raw(json));
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'layer/build-failed',
        path: 'web/a',
        message: expect.stringContaining(says) as string,
      }),
    ]);
  });
});

test('a part that is added while a layer is built is a finding, since it would be in no repository', () => {
  const fleet = fleetOf({ alpha: {} });
  new Layer(fleet, 'web', { build: () => new MeshNamespace(fleet, 'late') });
  expect(resolve(fleet).findings).toEqual([
    expect.objectContaining({ rule: 'layer/late-part', path: 'late' }),
  ]);
});
