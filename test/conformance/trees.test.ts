import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv';
import { load, loadAll } from 'js-yaml';
import edge from '../../blueprints/edge';
import retail from '../../blueprints/retail';
import demo from '../../blueprints/two-clusters';
import { describe as name, type KubeObject, objectsOf, type Tree } from '../../src/kinds/index';
import { textOf } from '../../src/output/index';
import { synthesize } from '../../src/synth/index';
import corners from '../golden/fleets/corners';
import dns from '../golden/fleets/dns';
import endpoints from '../golden/fleets/endpoints';
import gateways from '../golden/fleets/gateways';
import minors from '../golden/fleets/minors';
import { encryptedRoot, external, separateCas, sharedCa } from '../golden/fleets/trusts';
import values from '../golden/fleets/values';
import needs from '../golden/fleets/needs';
import policies from '../golden/fleets/policies';
import rawPolicies from '../golden/fleets/raw-policies';
import services from '../golden/fleets/services';
import { kustomize, testWithKustomize } from '../support/kustomize';
import { chartSchema, chartValues, crdSchema, crdValidator, describeUpstream } from './upstream';
import { unknownPaths, withoutNulls } from './values';

const trees = [
  ...[demo, edge, retail],
  ...[corners, dns, endpoints, gateways, minors, needs, policies, rawPolicies, services, values],
  ...[sharedCa, separateCas, external, encryptedRoot],
].flatMap(fleet => synthesize(fleet).trees.map(tree => ({ fleet: fleet.name, tree })));
const each = trees.map(({ fleet, tree }) => [`${fleet}/${tree.cluster}`, tree] as const);

/** Kinds without a CRD upstream here; the built-in ones are held against our own schemas by a rule. */
const builtIn = /^(v1|(apps|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io|helm\.cattle\.io)\/v1)$/;

/** Kinds that the fleet `needs` assumes to be there. */
const assumed = /^(monitoring\.coreos\.com|example\.com)\//;

describeUpstream('every object is one that its CRD accepts', () => {
  const validators = new Map<string, ReturnType<typeof crdValidator>>();
  const problems = (object: KubeObject): unknown => {
    const { apiVersion, kind } = object;
    if (builtIn.test(apiVersion) || assumed.test(apiVersion)) return [];
    const schema = crdSchema(apiVersion, kind);
    if (schema === undefined) return `no schema of ${apiVersion} ${kind}`;
    const key = `${apiVersion} ${kind}`;
    const validate = validators.get(key) ?? crdValidator(schema);
    validators.set(key, validate);
    return validate(object) ? [] : validate.errors;
  };

  test.each(each)('%s', (_, tree) => {
    for (const { object } of objectsOf(tree))
      expect({ [name(object)]: problems(object) }).toEqual({ [name(object)]: [] });
  });
});

/** The version of Cilium that a tree installs. */
function chartVersion(tree: Tree): string {
  const source = [...objectsOf(tree)].find(({ object }) => object.metadata.name === 'cilium-chart');
  return (source?.object.spec as { ref: { tag: string } }).ref.tag;
}

/** A file of a tree as its readers see it. */
function valuesFile(tree: Tree, file: string): unknown {
  const found = tree.files.find(candidate => candidate.path === file);
  return found === undefined ? undefined : load(textOf(found));
}

describeUpstream('every values file is one that the chart accepts', () => {
  const defaults = chartValues('1.20');

  test.each(each)('%s', (_, tree) => {
    const version = chartVersion(tree);
    const validate = new Ajv({ strict: false, allErrors: true }).compile(chartSchema(version));
    const defaults = chartValues(version);
    for (const file of ['cilium/values.yaml', 'cilium/peers.yaml']) {
      const values = valuesFile(tree, file);
      validate(withoutNulls(values, defaults));
      expect(validate.errors ?? []).toEqual([]);
      expect([...unknownPaths(values, defaults, '')]).toEqual([]);
    }
  });

  test('a path that the chart does not have is noticed', () => {
    const typo = { clustermesh: { apiserver: { replica: 2 }, config: { clusters: { a: { port: 1 } } } } };
    expect([...unknownPaths(typo, defaults, '')]).toEqual(['clustermesh.apiserver.replica']);
  });
});

describe('kustomize builds every layer', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'meshprint-layers-'))));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  testWithKustomize.each(each)('%s', (place, tree) => {
    const root = path.join(folder, place);
    for (const file of tree.files) {
      mkdirSync(path.dirname(path.join(root, file.path)), { recursive: true });
      writeFileSync(path.join(root, file.path), textOf(file));
    }
    committedByBootstrap(root, tree);
    const layers = tree.files
      .filter(file => file.path.endsWith('/kustomization.yaml'))
      .map(file => path.dirname(file.path));
    expect(layers).toContain('cilium');
    for (const layer of layers) {
      const built = loadAll(kustomize(path.join(root, layer))) as KubeObject[];
      const written = [...objectsOf(tree)].filter(({ file }) => path.dirname(file) === layer);
      expect(built.length).toBeGreaterThanOrEqual(written.length);
      if (layer === 'cilium') expectHashedNames(built);
      else
        for (const { object } of written)
          expect(built).toContainEqual(JSON.parse(JSON.stringify(object)) as unknown);
    }
  });
});

/** Puts there what `flux bootstrap` commits, where a tree relies on it. */
function committedByBootstrap(root: string, tree: Tree): void {
  if (tree.files.some(file => file.path === 'flux/flux-instance.yaml')) return;
  const folder = path.join(root, 'flux', 'flux-system');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'kustomization.yaml'), 'resources: [gotk-sync.yaml]\n');
  writeFileSync(
    path.join(folder, 'gotk-sync.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sync}\n',
  );
}

function expectHashedNames(built: readonly KubeObject[]): void {
  const maps = built.filter(object => object.kind === 'ConfigMap').map(object => object.metadata.name);
  const release = built.find(object => object.kind === 'HelmRelease')?.spec as {
    valuesFrom: { name: string }[];
  };
  const named = release.valuesFrom.map(reference => reference.name);
  expect(named.sort()).toEqual(maps.sort());
  expect(maps).toEqual([
    expect.stringMatching(/^cilium-peers-[a-z0-9]{10}$/),
    expect.stringMatching(/^cilium-values-[a-z0-9]{10}$/),
  ]);
}
