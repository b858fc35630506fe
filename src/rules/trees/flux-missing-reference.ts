import { describe, identityOf, type KubeObject, type Tree } from '../../kinds/index';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { textAt, valuesAt } from './fields';
import { fluxObjectsOf, referenced, syncKustomization, syncSource } from './flux';
import { isPeoples } from './objects';

export const fluxMissingReference: TreesRule = {
  id: 'flux/missing-reference',
  severity: 'warning',
  breaks:
    'Where nobody else makes it, Flux waits for it for ever, and says so only in the status of the object.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: dependencies, source reference',
  *check(trees) {
    for (const tree of trees) yield* missingIn(tree);
  },
};

/** Where objects of Flux name others that they wait for or read from. */
const references = [
  'spec.dependsOn[]',
  'spec.sourceRef',
  'spec.chartRef',
  'spec.chart.spec.sourceRef',
] as const;

/** Kinds for which these places mean that. */
const readers = ['Kustomization', 'HelmRelease', 'HelmChart'];

function* missingIn(tree: Tree): Generator<Detail> {
  const objects = fluxObjectsOf(tree);
  if (!objects.some(({ file }) => isPeoples(file))) return;
  const known = new Set([syncSource, syncKustomization, ...objects.map(({ object }) => identityOf(object))]);
  for (const { object, path, file } of objects)
    if (isPeoples(file) && readers.includes(object.kind))
      for (const { at, name } of namedBy(object))
        if (!known.has(name.identity))
          yield {
            at: path ?? '',
            clusters: [tree.cluster],
            message: `${describe(object)}: ${at} names the ${name.says}, which is not in this repository`,
            hint: 'Correct the name or the namespace, or silence this where it is there by other means.',
          };
}

interface Named {
  readonly at: string;
  readonly name: { readonly identity: string; readonly says: string };
}

function* namedBy(object: KubeObject): Generator<Named> {
  for (const place of references)
    for (const { at, value } of valuesAt(object, place)) {
      const name = textAt(value, 'name');
      const identity = referenced(object, value);
      const [, kind, namespace] = identity.split('/');
      // Without a name the closed schema has a finding; an ExternalArtifact is made by a controller.
      if (name !== undefined && kind !== 'ExternalArtifact')
        yield { at, name: { identity, says: `${kind} ${namespace}/${name}` } };
    }
}
