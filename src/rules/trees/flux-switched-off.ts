import { isMap, type KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { valueAt } from './fields';
import { isFlux } from './flux';
import { peoplesProblems } from './objects';

export const fluxSwitchedOff: TreesRule = {
  id: 'flux/switched-off',
  severity: 'warning',
  breaks: 'What is reviewed here is not what is in the cluster.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: controlling the apply behavior of resources',
  check: trees =>
    peoplesProblems(
      trees,
      switchOf,
      'Take it away when it has served its purpose, or silence this with the reason.',
    ),
};

const prefix = 'kustomize.toolkit.fluxcd.io';

/** Key and value, in small letters since Flux compares without them, and what they do. */
const switches: readonly (readonly [key: string, value: string, does: string])[] = [
  [`${prefix}/reconcile`, 'disabled', 'Flux does not apply it'],
  [`${prefix}/ssa`, 'ignore', 'Flux does not apply it'],
  [`${prefix}/ssa`, 'ifnotpresent', 'Flux applies it once, and no change of it'],
];

/** Flux looks for its switches among labels and annotations alike. */
function switchOf(object: KubeObject): string | undefined {
  const { labels, annotations } = object.metadata as Readonly<Record<string, unknown>>;
  for (const marks of [labels, annotations])
    for (const [key, value, does] of switches) {
      const mark = isMap(marks) ? marks[key] : undefined;
      if (typeof mark === 'string' && mark.toLowerCase() === value)
        return `has ${key}: ${mark}, so that ${does}`;
    }
  return isFlux(object) && valueAt(object, 'spec.suspend') === true
    ? 'is suspended, so that Flux does nothing with it'
    : undefined;
}
