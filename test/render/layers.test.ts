import fc from 'fast-check';
import { type HelmReleaseSpec, type KubeObject, objectsOf, type Tree } from '../../src/kinds/index';
import { cyclesOf } from '../../src/net/index';
import { synthesize } from '../../src/synth/index';
import { fleetFrom, sketch } from './random';

interface Spec {
  readonly path: string;
  readonly prune: boolean;
  readonly timeout: string;
  readonly wait?: boolean;
  readonly deletionPolicy?: string;
  readonly dependsOn?: readonly { readonly name: string; readonly readyExpr?: string }[];
  readonly sourceRef: unknown;
}

/** One cluster's layers as Flux sees them. */
interface Layers {
  readonly tree: Tree;
  /** Folder of the cluster in its repository, with a slash behind it. */
  readonly root: string;
  readonly specs: ReadonlyMap<string, Spec>;
}

const isKustomization = ({ apiVersion, kind }: KubeObject): boolean =>
  apiVersion === 'kustomize.toolkit.fluxcd.io/v1' && kind === 'Kustomization';

/** Holds a property for every cluster of random fleets that no rule refuses. */
function always(property: (layers: Layers) => void): void {
  fc.assert(
    fc.property(sketch, made => {
      const { trees, plan, report } = synthesize(fleetFrom(made));
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(trees).toHaveLength(made.clusters);
      for (const tree of trees) {
        const cluster = plan?.clusters.find(({ name }) => name === tree.cluster);
        const folder = cluster?.repository.path ?? '';
        const found = [...objectsOf(tree)].filter(({ object }) => isKustomization(object));
        const specs = new Map(
          found.map(({ object }) => [object.metadata.name, object.spec as unknown as Spec]),
        );
        expect(specs.size).toBe(found.length);
        property({ tree, root: folder === '' ? './' : `./${folder}/`, specs });
      }
    }),
    { numRuns: 40 },
  );
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/')));

const dataOf = (tree: Tree, path: string): Readonly<Record<string, unknown>> | undefined => {
  const file = tree.files.find(candidate => candidate.path === path);
  return file !== undefined && 'data' in file ? file.data : undefined;
};

/** The layers that one waits for, near and far. */
function before(name: string, specs: Layers['specs'], found = new Set<string>()): ReadonlySet<string> {
  for (const { name: next } of specs.get(name)?.dependsOn ?? [])
    if (!found.has(next)) before(next, specs, found.add(next));
  return found;
}

const objectsIn = (tree: Tree, layer: string): KubeObject[] =>
  [...objectsOf(tree)].filter(({ file }) => folderOf(file) === layer).map(({ object }) => object);

/** `1h30m` in seconds, as far as the renderer uses it. */
const seconds = (duration: string): number =>
  Number.parseInt(duration) * (duration.endsWith('h') ? 3600 : 60);

test('every layer has its folder and every folder its layer, and each kustomization.yaml lists what is beside it', () => {
  always(({ tree, root, specs }) => {
    const folders = new Set(tree.files.map(file => folderOf(file.path)).filter(folder => folder !== ''));
    expect([...specs].map(([name, { path }]) => [name, path])).toEqual(
      [...specs.keys()].map(name => [name, `${root}${name}`]),
    );
    expect(new Set([...specs.keys(), 'flux'])).toEqual(folders);
    for (const folder of folders) {
      const beside = tree.files
        .filter(file => folderOf(file.path) === folder && 'objects' in file)
        .map(file => file.path.slice(folder.length + 1));
      const listed = dataOf(tree, `${folder}/kustomization.yaml`)?.resources as string[];
      // What `flux bootstrap` commits is listed too, and is not ours to write.
      expect(listed.filter(name => name !== 'flux-system').sort()).toEqual(beside.sort());
      expect(beside.length).toBeGreaterThan(0);
    }
  });
});

test('the order of layers is complete and has no circle', () => {
  always(({ specs }) => {
    const needs = new Map(
      [...specs].map(([name, { dependsOn }]) => [name, (dependsOn ?? []).map(one => one.name)]),
    );
    for (const names of needs.values()) for (const name of names) expect([...specs.keys()]).toContain(name);
    expect(cyclesOf(needs)).toEqual([]);
  });
});

test('whatever has a kind that Cilium brings comes after Cilium, and people’s layers after everything', () => {
  always(({ tree, specs }) => {
    for (const name of specs.keys()) {
      const needsCilium = objectsIn(tree, name).some(({ apiVersion }) =>
        /^(cilium\.io|multicluster\.x-k8s\.io)\//.test(apiVersion),
      );
      if (needsCilium || ['policies', 'services', 'mesh-ready'].includes(name) || name.startsWith('apps-'))
        expect(before(name, specs)).toContain('cilium');
      if (name.startsWith('apps-'))
        for (const earlier of ['namespaces', 'policies', 'services'])
          if (specs.has(earlier)) expect(before(name, specs)).toContain(earlier);
    }
    // Policies come first, so that nothing ever runs without them, and need neither services nor workloads.
    if (specs.has('services') && specs.has('policies'))
      expect(before('services', specs)).toContain('policies');
    expect(before('policies', specs)).not.toContain('services');
  });
});

test('the release of Cilium waits for nothing, retries without taking back, and has time within its layer', () => {
  always(({ tree, specs }) => {
    const release = objectsIn(tree, 'cilium').find(({ kind }) => kind === 'HelmRelease');
    const spec = release?.spec as unknown as HelmReleaseSpec;
    for (const action of ['install', 'upgrade'] as const) {
      expect(spec[action]).toMatchObject({ disableWait: true, strategy: { name: 'RetryOnFailure' } });
      expect(spec[action]).not.toHaveProperty('remediation');
    }
    expect(spec).toMatchObject({
      releaseName: 'cilium',
      targetNamespace: 'kube-system',
      storageNamespace: 'kube-system',
    });
    const layer = specs.get('cilium');
    expect(layer?.wait).toBeUndefined();
    expect(before('cilium', specs)).not.toContain('trust');
    expect(seconds(layer?.timeout ?? '')).toBeGreaterThan(seconds(spec.timeout ?? ''));
  });
});

test('no edit ever deletes Cilium, what certificates come from, a namespace or a CRD', () => {
  always(({ tree, specs }) => {
    const kept = ['cilium', 'cert-manager', 'trust', 'namespaces'].filter(name => specs.has(name));
    for (const name of kept) {
      expect(specs.get(name)?.deletionPolicy).toBe('Orphan');
      for (const { metadata } of objectsIn(tree, name))
        expect(metadata.annotations).toMatchObject({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
    }
    for (const { object } of objectsOf(tree)) {
      expect(object.kind).not.toBe('CustomResourceDefinition');
      if (object.kind === 'Namespace')
        expect(object.metadata.annotations).toMatchObject({
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        });
    }
  });
});

test('layers share one source, so that each commit goes through in order, and substitute and rename nothing', () => {
  always(({ specs }) => {
    for (const [name, spec] of specs) {
      expect(spec.sourceRef).toEqual({ kind: 'GitRepository', name: 'flux-system' });
      // To prune the annotations of a Service that others bring would be to delete the Service.
      expect(spec.prune).toBe(!name.startsWith('shared.'));
      for (const field of ['postBuild', 'targetNamespace', 'namePrefix', 'nameSuffix', 'suspend', 'force'])
        expect(spec).not.toHaveProperty(field);
      for (const dependency of spec.dependsOn ?? []) expect(Object.keys(dependency)).toEqual(['name']);
    }
  });
});

test('the values of Cilium lie beside its release under the names that it reads', () => {
  always(({ tree }) => {
    const { configMapGenerator } = dataOf(tree, 'cilium/kustomization.yaml') as {
      configMapGenerator: { name: string; namespace: string; files: string[] }[];
    };
    const release = objectsIn(tree, 'cilium').find(({ kind }) => kind === 'HelmRelease');
    const { valuesFrom } = release?.spec as unknown as { valuesFrom: { kind: string; name: string }[] };
    expect(valuesFrom).toEqual(configMapGenerator.map(({ name }) => ({ kind: 'ConfigMap', name })));
    for (const { namespace, files } of configMapGenerator) {
      expect(namespace).toBe('kube-system');
      for (const file of files) expect(dataOf(tree, `cilium/${file.split('=').at(-1) ?? ''}`)).toBeDefined();
    }
  });
});
