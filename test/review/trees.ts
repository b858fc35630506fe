import type { JsonMap, KubeObject, Tree, TreeFile } from '../../src/kinds/index';

/** A tree of Cilium's values and some files more. */
export const treeOf = (cluster: string, values: JsonMap, ...files: readonly TreeFile[]): Tree => ({
  cluster,
  files: [{ path: 'cilium/values.yaml', data: values }, ...files],
});

export const fileOf = (path: string, ...objects: readonly KubeObject[]): TreeFile => ({
  path,
  objects: objects.map(object => ({ object })),
});

/** An object with anything in it. */
export const object = (apiVersion: string, kind: string, name: string, rest: JsonMap = {}): KubeObject => {
  const { metadata, ...others } = rest;
  return { apiVersion, kind, metadata: { name, ...(metadata as JsonMap | undefined) }, ...others };
};

/** The Kustomization of a layer. */
export const layer = (name: string, spec: JsonMap = {}): KubeObject =>
  object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name, {
    metadata: { namespace: 'flux-system' },
    spec: { path: `./${name}`, prune: true, ...spec },
  });
