import { textAt, valuesAt } from '../fields';

/** Whether a LabelSelector of Kubernetes selects labels. An operator that nobody knows selects nothing. */
export function selects(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  const [written] = valuesAt(selector, 'matchLabels');
  const wanted = Object.entries((written?.value ?? {}) as Record<string, unknown>);
  return (
    wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value) &&
    [...valuesAt(selector, 'matchExpressions[]')].every(({ value }) => holds(value, labels))
  );
}

function holds(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
  const key = textAt(expression, 'key') ?? '';
  const there = Object.hasOwn(labels, key);
  const values = [...valuesAt(expression, 'values')].flatMap(({ value }) => value as unknown[]);
  switch (textAt(expression, 'operator')) {
    case 'In':
      return there && values.includes(labels[key]);
    case 'NotIn':
      return !there || !values.includes(labels[key]);
    case 'Exists':
      return there;
    case 'DoesNotExist':
      return !there;
    default:
      return false;
  }
}
