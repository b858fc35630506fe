import {
  fluxKustomization,
  type FluxKustomizationSpec,
  gitRepository,
  type PlacedObject,
} from '../../kinds/index';
import { bundlesOf, type CrdBundle } from '../crds';
import { type LayerRenderer, neverPruned, objectsFolder } from '../layer';

/** Not flux-system, whose Kustomizations report to this repository's commits: theirs are of other repositories. */
const namespace = 'kube-system';

/**
 * CRDs that must be there before Cilium and that nobody else brings. Flux fetches them from their own repositories. An
 * edit takes away what fetches and applies them, never the CRDs: with a CRD go all objects of its kind.
 */
export const prerequisites: LayerRenderer = ({ cluster }) => {
  const bundles = bundlesOf(cluster);
  if (bundles.length === 0) return undefined;
  return {
    name: 'prerequisites',
    brings: `the CRDs of ${bundles.map(({ title }) => title).join(' and of ')}`,
    after: [],
    reconciliation: {
      timeout: '10m',
      // Not the sources: one that cannot be reached for a while would hold Cilium up, though what it gave is applied.
      healthChecks: bundles.map(({ name }) => ({
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        name,
        namespace,
      })),
    },
    files: objectsFolder(
      'prerequisites',
      'crds.yaml',
      'Sources of CRDs, and what applies them. The CRDs stay when these go.',
      bundles.flatMap(objects),
    ),
  };
};

function objects({ name, path, repository, folder, version, commit }: CrdBundle): PlacedObject[] {
  // Another release is another source, so that nothing is taken for healthy while it still has the release before.
  const source = [name, version, ...(commit === undefined ? [] : [commit.slice(0, 12)])].join('-');
  const place = path === '' ? {} : { path };
  return [
    {
      ...place,
      object: gitRepository({
        metadata: { name: source, namespace },
        spec: {
          interval: '12h',
          timeout: '5m',
          url: repository,
          // With a commit, the tag is for people: Flux takes the commit.
          ref: { tag: version, ...(commit !== undefined && { commit }) },
          ignore: '/*\n!/config\n',
        },
      }),
    },
    {
      ...place,
      object: fluxKustomization({ metadata: { name, namespace }, spec: applying(source, folder) }),
    },
  ];
}

/** Three times over, the CRDs stay: at an edit, when this is deleted, and whatever somebody makes of these two. */
function applying(source: string, folder: string): FluxKustomizationSpec {
  return {
    interval: '1h',
    retryInterval: '2m',
    timeout: '5m',
    path: `./${folder}`,
    prune: false,
    deletionPolicy: 'Orphan',
    commonMetadata: { annotations: neverPruned },
    sourceRef: { kind: 'GitRepository', name: source },
    wait: true,
  };
}
