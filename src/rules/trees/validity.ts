import { type KubeObject, type ObjectProblem, validateObject } from '../../kinds/index';

/** Several rules ask, and looking takes longer than anything else that they do. */
const known = new WeakMap<KubeObject, readonly ObjectProblem[]>();

/** What is wrong with an object on its own. */
export function problemsOf(object: KubeObject): readonly ObjectProblem[] {
  const problems = known.get(object) ?? validateObject(object);
  known.set(object, problems);
  return problems;
}
