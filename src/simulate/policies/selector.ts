import { isMap, problemWithLabelKey, problemWithLabelValue } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import { listOf, mapOf, refuse, textOf, textsOf } from './json';
import { type Labels, namespaceLabels, podNamespace } from './labels';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;
/** `Equals` is what a matchLabel asks. */
type Operator = (typeof operators)[number] | 'Equals';

/** One condition on a label. */
export interface Requirement {
  readonly source: string;
  readonly key: string;
  /** `source:key`. */
  readonly full: string;
  readonly operator: Operator;
  readonly values: ReadonlySet<string>;
}

/** Conditions that must all hold; without any, everything is selected. */
export type Selector = readonly Requirement[];

/** How the keys of a selector are read: those of Cilium may name a source, those of Kubernetes have the source k8s. */
type KeyReader = (key: string) => { readonly source: string; readonly key: string };

/**
 * `k8s:app`, `reserved:host`, `any:app` and `app`, which is any; `reserved.host` is reserved too (cilium pkg/labels,
 * ParseSource). Older agents also read `$host` and `:app`, which newer ones refuse (pkg/labels/validation.go).
 */
export const ciliumKey: KeyReader = written => {
  const [before = '', ...after] = written.split(':');
  const reserved = 'reserved.';
  if (after.length > 0) {
    if (!/^[A-Za-z0-9]+$/.test(before)) return refuse(`the key ${written} has no source before ':'`);
    return { source: before, key: checked(after.join(':')) };
  }
  return written.startsWith(reserved)
    ? { source: 'reserved', key: checked(written.slice(reserved.length)) }
    : { source: 'any', key: checked(written) };
};

export const kubernetesKey: KeyReader = key => ({ source: 'k8s', key: checked(key) });

/** Cilium takes the part that it puts before labels of namespaces for no part of the key. */
function checked(key: string): string {
  const problem = problemWithLabelKey(
    key.startsWith(namespaceLabels) ? key.slice(namespaceLabels.length) : key,
  );
  return problem === undefined ? key : refuse(`the key ${key} ${problem}`);
}

function checkedValue(value: string, key: string): string {
  const problem = problemWithLabelValue(value);
  return problem === undefined ? value : refuse(`the value ${value} of ${key} ${problem}`);
}

export const requirement = (
  at: { readonly source: string; readonly key: string },
  operator: Operator,
  values: Iterable<string> = [],
): Requirement => ({ ...at, full: `${at.source}:${at.key}`, operator, values: new Set(values) });

/** A label that must have a value. */
export const equals = (source: string, key: string, value: string): Requirement =>
  requirement({ source, key }, 'Equals', [value]);

export const exists = (source: string, key: string): Requirement => requirement({ source, key }, 'Exists');

/** `matchLabels` and `matchExpressions`. Policies of a cluster share what they have in common. */
export function readSelector(json: unknown, keyOf: KeyReader): Selector {
  return isMap(json) ? readerWith(keyOf)(json) : refuse('a selector is no map');
}

const readerWith = onceFor((keyOf: KeyReader) =>
  onceFor((json: Readonly<Record<string, unknown>>) => readWith(keyOf, json)),
);

function readWith(keyOf: KeyReader, json: Readonly<Record<string, unknown>>): Selector {
  const labels = Object.entries(mapOf(json.matchLabels)).map(([key, value]) =>
    requirement(keyOf(key), 'Equals', [
      checkedValue(textOf(value) ?? refuse(`the value of ${key} is no text`), key),
    ]),
  );
  return [
    ...labels,
    ...(listOf(json.matchExpressions) ?? []).map(item => readExpression(mapOf(item), keyOf)),
  ];
}

function readExpression(json: Readonly<Record<string, unknown>>, keyOf: KeyReader): Requirement {
  const key = textOf(json.key) ?? refuse('a matchExpression has no key');
  const operator = operators.find(known => known === json.operator);
  const values = textsOf(json.values).map(value => checkedValue(value, key));
  if (operator === undefined) return refuse(`the matchExpression of ${key} has no operator that is known`);
  const wantsValues = operator === 'In' || operator === 'NotIn';
  if (wantsValues !== values.length > 0)
    return refuse(`${operator} of ${key} ${wantsValues ? 'has no values' : 'has values'}`);
  return requirement(keyOf(key), operator, values);
}

/** Kubernetes' semantics: a label that is missing is not in any list (cilium pkg/policy/types/requirements.go). */
function holds(condition: Requirement, labels: Labels): boolean {
  const value = labels.find(condition);
  switch (condition.operator) {
    case 'In':
    case 'Equals':
      return value !== undefined && condition.values.has(value);
    case 'NotIn':
      return value === undefined || !condition.values.has(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** A selector of pods of one namespace; a matchLabel that asks for another one is overruled, an expression is not. */
export const inNamespace = (selector: Selector, namespace: string): Selector => [
  ...selector.filter(({ full, operator }) => full !== `k8s:${podNamespace}` || operator !== 'Equals'),
  equals('k8s', podNamespace, namespace),
];

export const selects = (selector: Selector, labels: Labels): boolean =>
  selector.every(condition => holds(condition, labels));

/** Selectors that Cilium keeps as one have one text: the order of labels means nothing, that of expressions does. */
export function textOfSelector(selector: Selector): string {
  const said = ({ full, operator, values }: Requirement): string =>
    JSON.stringify([full, operator, ...values]);
  const labels = selector.filter(({ operator }) => operator === 'Equals').map(said);
  const expressions = selector.filter(({ operator }) => operator !== 'Equals').map(said);
  return [...labels.sort(), ...expressions].join();
}

/** Whether a selector names a label of Kubernetes, or of any source, in any way. */
export const names = (selector: Selector, fits: (key: string) => boolean): boolean =>
  selector.some(({ source, key }) => (source === 'k8s' || source === 'any') && fits(key));
