import { describe, isMap, type KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { distinctObjects } from './objects';

/** C1 controls and non-characters, which fail the build; separators of lines and paragraphs, which come out changed. */
const mangled = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;
/** Text of several lines whose first one starts with a tab. */
const tabbed = /^\t[^]*\n/;
const longestKey = 1000;

export const notCarried: TreesRule = {
  id: 'object/not-carried',
  severity: 'error',
  breaks:
    'Flux builds each layer with kustomize, which changes such a text, drops such a key without a word, or fails.',
  docs: 'docs/repository.md, what kustomize does not carry',
  *check(trees) {
    for (const { placed, clusters } of distinctObjects(trees)) {
      const [first] = isLocal(placed.object)
        ? ['its annotation local-config makes kustomize leave it out']
        : isLossy(placed.object)
          ? losses(placed.object, '')
          : [];
      if (first !== undefined)
        yield {
          at: placed.path ?? '',
          clusters,
          message: `${describe(placed.object)}: ${first}`,
          hint: 'Put the content into an encoding of its own, such as base64 in binaryData, or leave the characters out.',
        };
    }
  },
};

const isLocal = ({ metadata: { annotations } }: KubeObject): boolean =>
  isMap(annotations) && annotations['config.kubernetes.io/local-config'] === 'true';

/** Whether anything in it is lost; most have nothing, and need no places. */
function isLossy(value: unknown): boolean {
  if (typeof value === 'string') return mangled.test(value) || tabbed.test(value);
  if (Array.isArray(value)) return value.some(isLossy);
  return isMap(value) && (Object.keys(value).some(isLostKey) || Object.values(value).some(isLossy));
}

const isLostKey = (key: string): boolean => key === '<<' || key.length > longestKey || mangled.test(key);

function* losses(value: unknown, at: string): Generator<string> {
  if (typeof value === 'string') {
    if (mangled.test(value)) yield `${at} has a control character or a line separator of Unicode`;
    else if (tabbed.test(value)) yield `${at} has several lines and starts with a tab`;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) {
      if (isLostKey(key)) yield `${at} has a key that is lost`;
      yield* losses(below, Array.isArray(value) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`);
    }
  }
}
