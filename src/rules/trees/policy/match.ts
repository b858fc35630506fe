import { podNamespace, type Requirement, type Selector } from '../../../simulate/index';
import { isOf, podLabels } from './peers';

type LabelMap = Readonly<Record<string, string>>;

/**
 * Whether a selector may select pods of a namespace that have these labels at least: of a pod that only the selector of
 * a service describes, further labels are not known.
 */
export function couldBe(selector: Selector, labels: LabelMap, namespace: string): boolean {
  const known: LabelMap = { ...labels, [podNamespace]: namespace };
  const conditions = [...podLabels(selector), ...selector.filter(isOf(podNamespace))];
  return conditions.every(condition => !Object.hasOwn(known, condition.key) || holds(condition, known));
}

function holds({ key, operator, values }: Requirement, labels: LabelMap): boolean {
  if (operator === 'Exists') return true;
  if (operator === 'DoesNotExist') return false;
  return values.has(labels[key] ?? '') !== (operator === 'NotIn');
}
