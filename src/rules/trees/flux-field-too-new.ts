import { describe, isMap, type KubeObject } from '../../kinds/index';
import { fluxReleases, minorAtLeast, type Novelty } from '../../releases/index';
import type { TreesRule } from '../rule';
import { valuesAt } from './fields';
import { kindOf } from './flux';
import { distinctObjects } from './objects';

export const fluxFieldTooNew: TreesRule = {
  id: 'flux/field-too-new',
  severity: 'error',
  breaks: 'The API server does not know the field, and Flux refuses the whole layer, not the object alone.',
  docs: 'fluxcd.io, announcements of Flux 2.8 and 2.9',
  *check(trees, { flux }) {
    const { minor } = flux.release;
    const newer = fluxReleases.filter(release => !minorAtLeast(minor, release.minor));
    for (const { placed, clusters } of distinctObjects(trees))
      for (const release of newer)
        for (const novelty of release.novelties)
          for (const found of uses(placed.object, novelty))
            yield {
              at: placed.path ?? '',
              clusters,
              message: `${describe(placed.object)}: ${found}, which needs Flux ${release.minor}; the fleet has ${minor}`,
              hint: `Leave it as ${minor} has it, or upgrade Flux to ${release.minor} first.`,
            };
  },
};

/** Where an object uses something new, as a sentence without its end. */
function* uses(object: KubeObject, { kind, path, values, optional }: Novelty): Generator<string> {
  if (kind !== kindOf(object)) return;
  if (optional === true) {
    const dot = path.lastIndexOf('.');
    for (const { at, value } of valuesAt(object, path.slice(0, dot)))
      if (isMap(value) && !(path.slice(dot + 1) in value)) yield `${at} has no ${path.slice(dot + 1)}`;
  } else
    for (const { at, value } of valuesAt(object, path))
      if (values === undefined) yield `it has ${at}`;
      else if (typeof value === 'string' && values.includes(value)) yield `${at} is ${value}`;
}
