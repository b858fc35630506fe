import * as fc from 'fast-check';
import { isMap, type KubeObject, objectsOf, type Tree, typeOf } from '../../src/kinds/index';
import {
  Cluster,
  type ClusterProps,
  type CrdsProps,
  ExportedService,
  Fleet,
  MeshNamespace,
} from '../../src/model/index';
import { synthesize } from '../../src/synth/index';
import { clusterProps, fleetProps } from '../support/fleets';

const commit = fc.stringMatching(/^[0-9a-f]{40}$/);

function treeOf(cilium: string, crds: CrdsProps, change: Partial<ClusterProps> = {}, exports = true): Tree {
  const fleet = new Fleet('test', fleetProps({ cilium: { version: cilium }, crds }));
  new Cluster(fleet, 'alpha', clusterProps(1, change));
  if (exports)
    new ExportedService(new MeshNamespace(fleet, 'shop'), 'web', {
      ports: [{ name: 'http', port: 80 }],
      selector: { app: 'web' },
      providers: { all: {} },
    });
  const { trees, ok } = synthesize(fleet);
  expect(ok).toBe(true);
  return trees[0]!;
}

const inFile = (tree: Tree, file: string): KubeObject[] =>
  [...objectsOf(tree)].filter(placed => placed.file === file).map(({ object }) => object);
const ofKind = (objects: readonly KubeObject[], kind: string): KubeObject[] =>
  objects.filter(object => typeOf(object)?.kind === kind);
const layer = (tree: Tree, name: string): KubeObject | undefined =>
  inFile(tree, 'flux/layers.yaml').find(({ metadata }) => metadata.name === name);
const spec = (object: KubeObject | undefined): Record<string, unknown> =>
  isMap(object?.spec) ? object.spec : {};

const mcs = (version: string, hash?: string): CrdsProps => ({
  mcsApi: { install: { version, ...(hash !== undefined && { commit: hash }) } },
});

describe('whatever is installed', () => {
  const gateway = fc.record({
    install: fc.record(
      {
        version: fc.constantFrom('v1.3.0', 'v1.6.1'),
        commit,
        channel: fc.constantFrom('standard', 'experimental'),
      },
      { requiredKeys: ['version'] },
    ),
  });
  const mcsApi = fc.record({
    install: fc.record(
      { version: fc.constantFrom('v0.2.0', 'v0.4.1'), commit },
      { requiredKeys: ['version'] },
    ),
  });
  const stated = fc.record({ gatewayApi: gateway, mcsApi }, { requiredKeys: ['mcsApi'] });

  test('goes with what applies it, and leaves the CRDs behind', () => {
    fc.assert(
      fc.property(stated, crds => {
        const tree = treeOf('1.18.12', crds);
        const objects = inFile(tree, 'prerequisites/crds.yaml');
        const applying = ofKind(objects, 'Kustomization');
        expect(applying).toHaveLength(Object.keys(crds).length);
        // The layer goes with all that is in it, but nothing in it deletes a CRD.
        expect(spec(layer(tree, 'prerequisites'))).toMatchObject({ prune: true });
        expect(spec(layer(tree, 'prerequisites'))).not.toHaveProperty('deletionPolicy');
        for (const object of objects) expect(object.metadata).not.toHaveProperty('annotations');
        for (const object of applying)
          expect(spec(object)).toMatchObject({
            prune: false,
            deletionPolicy: 'Orphan',
            commonMetadata: { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
          });
        // Not among those whose events become statuses on commits of the cluster's repository.
        for (const object of objects) expect(object.metadata.namespace).toBe('kube-system');
      }),
      { numRuns: 20 },
    );
  });

  test('is waited for by name, and Cilium waits for that', () => {
    const tree = treeOf('1.18.12', {
      ...mcs('v0.4.1'),
      gatewayApi: { install: { version: 'v1.3.0' } },
    });
    const checked = spec(layer(tree, 'prerequisites')).healthChecks as { name: string; namespace: string }[];
    expect(checked.map(({ namespace, name }) => `${namespace}/${name}`).sort()).toEqual(
      ofKind(inFile(tree, 'prerequisites/crds.yaml'), 'Kustomization')
        .map(({ metadata }) => `kube-system/${metadata.name}`)
        .sort(),
    );
    expect(spec(layer(tree, 'cilium')).dependsOn).toEqual([{ name: 'prerequisites' }]);
  });

  test('comes from a new source whenever the release or the commit is another one', () => {
    const sourceOf = (crds: CrdsProps): [string, unknown] => {
      const objects = inFile(treeOf('1.18.12', crds), 'prerequisites/crds.yaml');
      const [source] = ofKind(objects, 'GitRepository');
      const [applying] = ofKind(objects, 'Kustomization');
      expect(spec(applying).sourceRef).toEqual({ kind: 'GitRepository', name: source!.metadata.name });
      return [source!.metadata.name, spec(source).ref];
    };
    const a = 'a'.repeat(40);
    const b = 'b'.repeat(40);
    const sources = [mcs('v0.4.0'), mcs('v0.4.1'), mcs('v0.4.1', a), mcs('v0.4.1', b)].map(sourceOf);
    expect(new Set(sources.map(([name]) => name)).size).toBe(4);
    expect(sources[2]![1]).toEqual({ tag: 'v0.4.1', commit: a });
    expect(sources[0]![1]).toEqual({ tag: 'v0.4.0' });
  });
});

describe('the way of one cluster through the minors', () => {
  const crds = mcs('v0.4.1', 'a'.repeat(40));

  test('its CRDs have one owner at each step', () => {
    const before = treeOf('1.18.12', crds);
    const after = treeOf('1.19.6', crds);
    const last = treeOf('1.20.3', crds);
    expect(ofKind(inFile(before, 'prerequisites/crds.yaml'), 'Kustomization')).toHaveLength(1);
    for (const tree of [after, last]) {
      // The root prunes the layer, which prunes what applied the CRDs.
      expect(layer(tree, 'prerequisites')).toBeUndefined();
      expect(spec(layer(tree, 'cilium'))).not.toHaveProperty('dependsOn');
      expect(tree.files.filter(({ path }) => path.startsWith('prerequisites/'))).toEqual([]);
    }
  });

  test('its exports are the same objects at each step', () => {
    const exportOf = (tree: Tree): unknown =>
      ofKind(inFile(tree, 'services/services.yaml'), 'ServiceExport').map(({ metadata, spec }) => ({
        metadata,
        spec,
      }));
    const [first, ...others] = ['1.18.12', '1.19.6', '1.20.3'].map(version =>
      exportOf(treeOf(version, crds)),
    );
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
  });

  test('where Gateway API stays, only the other two objects go', () => {
    const both: CrdsProps = { ...crds, gatewayApi: { install: { version: 'v1.4.1' } } };
    const namesIn = (version: string): string[] =>
      inFile(treeOf(version, both), 'prerequisites/crds.yaml').map(({ metadata }) => metadata.name);
    expect(namesIn('1.18.12')).toEqual([
      'gateway-api-crds-v1.4.1',
      'gateway-api-crds',
      'mcs-api-crds-v0.4.1-aaaaaaaaaaaa',
      'mcs-api-crds',
    ]);
    expect(namesIn('1.19.6')).toEqual(['gateway-api-crds-v1.4.1', 'gateway-api-crds']);
  });

  test('the README has the step that comes before 1.20, and only there', () => {
    const readme = (tree: Tree): string => {
      const file = tree.files.find(({ path }) => path === 'README.md');
      return file !== undefined && 'text' in file ? file.text : '';
    };
    expect(readme(treeOf('1.20.3', crds))).toContain('\nTo 1.20 from an older minor');
    expect(readme(treeOf('1.19.6', crds))).not.toContain('from an older minor');
    expect(readme(treeOf('1.20.3', {}, {}, false))).not.toContain('from an older minor');
  });
});

test('a cluster that has the CRDs by other means gets no layer, and a check', () => {
  const tree = treeOf('1.18.12', {}, { crds: { mcsApi: { assumes: { version: 'v0.4.1' } } } });
  expect(tree.files.filter(({ path }) => path.startsWith('prerequisites/'))).toEqual([]);
  const readme = tree.files.find(({ path }) => path === 'README.md') as { text: string };
  expect(readme.text).toContain('The CRDs of the Multi-Cluster Services API v0.4.1.');
});
