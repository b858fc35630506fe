import { groupOf, isMap, type KubeObject, mergeValues, type Tree } from '../kinds/index';
import { mapAt, textAt } from './read';

type Json = Readonly<Record<string, unknown>>;

/** Where a tree keeps the values of Cilium, in the order in which its HelmRelease names them. */
export const valuesFile = 'cilium/values.yaml';
export const peersFile = 'cilium/peers.yaml';

/** The values that Helm gets for Cilium; what the HelmRelease itself says comes last. */
export function ciliumValues(tree: Tree, releases: readonly KubeObject[]): Json {
  const files = new Map(
    tree.files.flatMap(file => ('data' in file ? [[file.path, file.data] as const] : [])),
  );
  const inline = mapAt(mapAt(ciliumRelease(releases), 'spec'), 'values');
  return [files.get(valuesFile), files.get(peersFile), inline].reduce<Json>(
    (merged, values) =>
      isMap(values) && Object.keys(values).length > 0 ? mergeValues(merged, values) : merged,
    {},
  );
}

/** The version of Cilium's chart: the tag of the OCIRepository that its HelmRelease names. */
export function ciliumVersion(objects: readonly KubeObject[]): string | undefined {
  const spec = mapAt(ciliumRelease(objects), 'spec');
  const source = textAt(mapAt(spec, 'chartRef'), 'name');
  const isSource = (object: KubeObject): boolean =>
    source === undefined
      ? (textAt(mapAt(object, 'spec'), 'url') ?? '').endsWith('/cilium')
      : object.metadata.name === source;
  const repository = objects.find(object => object.kind === 'OCIRepository' && isSource(object));
  const tag = textAt(mapAt(mapAt(repository, 'spec'), 'ref'), 'tag');
  return tag ?? textAt(mapAt(mapAt(spec, 'chart'), 'spec'), 'version');
}

function ciliumRelease(objects: readonly KubeObject[]): KubeObject | undefined {
  return objects.find(
    ({ apiVersion, kind, metadata }) =>
      kind === 'HelmRelease' &&
      groupOf(apiVersion) === 'helm.toolkit.fluxcd.io' &&
      metadata.name === 'cilium',
  );
}
