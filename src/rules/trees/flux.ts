import {
  type FiledObject,
  groupOf,
  identityOf,
  type KubeObject,
  namespaceOf,
  objectsIn,
  type Tree,
  type TreeFile,
} from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import { textAt } from './fields';

/** `group/Kind` of an object, as the tables of releases name kinds. */
export const kindOf = ({ apiVersion, kind }: KubeObject): string => `${groupOf(apiVersion)}/${kind}`;

/** The version in an apiVersion: `v1` of `apps/v1`. */
export const versionOf = ({ apiVersion }: KubeObject): string =>
  apiVersion.slice(apiVersion.indexOf('/') + 1);

export const isHelmRelease = (object: KubeObject): boolean =>
  kindOf(object) === 'helm.toolkit.fluxcd.io/HelmRelease';

/** True for Flux's Kustomization, not for the kustomization.yaml of kustomize. */
export const isKustomization = (object: KubeObject): boolean =>
  kindOf(object) === 'kustomize.toolkit.fluxcd.io/Kustomization';

/** True for an object of Flux's own API groups. */
export function isFlux({ apiVersion }: KubeObject): boolean {
  const group = groupOf(apiVersion);
  return (
    group.endsWith('.toolkit.fluxcd.io') ||
    group === 'source.extensions.fluxcd.io' ||
    group === 'fluxcd.controlplane.io'
  );
}

/** The objects of Flux's API groups in a tree: few among many, and several rules look at all of a tree's. */
export const fluxObjectsOf = onceFor((tree: Tree): readonly FiledObject[] =>
  tree.files.flatMap(fluxObjectsIn),
);

const fluxObjectsIn = onceFor((file: TreeFile): readonly FiledObject[] =>
  objectsIn(file).filter(({ object }) => isFlux(object)),
);

const appliers: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  HelmRelease: 'helm.toolkit.fluxcd.io',
};

/** Identity of a Kustomization, a HelmRelease or a source. */
function identityIn(namespace: string, kind: string, name: string): string {
  const apiVersion = `${appliers[kind] ?? 'source.toolkit.fluxcd.io'}/v1`;
  return identityOf({ apiVersion, kind, metadata: { name, namespace } });
}

/** Identity of what a map such as `sourceRef` names; an entry of `dependsOn` names the kind that it is in. */
export function referenced(from: KubeObject, reference: unknown): string {
  const kind = textAt(reference, 'kind') ?? from.kind;
  const namespace = textAt(reference, 'namespace') ?? namespaceOf(from) ?? '';
  return identityIn(namespace, kind, textAt(reference, 'name') ?? '');
}

/** What Flux starts from, and brings itself: no tree has it. */
export const syncSource = identityIn('flux-system', 'GitRepository', 'flux-system');
export const syncKustomization = identityIn('flux-system', 'Kustomization', 'flux-system');
