import { describe, isMap, type KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { distinctObjects } from './objects';

export const tooLarge: TreesRule = {
  id: 'object/too-large',
  severity: 'error',
  breaks: 'The API server or its etcd refuses the object, and Flux with it the whole layer.',
  docs: 'kubernetes.io/docs/concepts/configuration/secret: size; etcd.io/docs: system limits',
  *check(trees) {
    for (const { placed, clusters } of distinctObjects(trees)) {
      const limit = excessOf(placed.object);
      if (limit !== undefined)
        yield {
          at: placed.path ?? '',
          clusters,
          message: `${describe(placed.object)} ${limit.says}`,
          expected: `at most ${limit.most} bytes`,
          actual: `${limit.bytes} bytes`,
          hint: 'Split it, or keep the content elsewhere: in an image, in an artifact, in a volume.',
        };
    }
  },
};

interface Excess {
  readonly says: string;
  readonly bytes: number;
  readonly most: number;
}

/** What a Secret may hold; a ConfigMap's schema says the same of it. */
const secretBytes = 1024 * 1024;
/** What etcd takes in one request by default; the API server stores an object as one. */
const etcdBytes = 1.5 * 1024 * 1024;

function excessOf(object: KubeObject): Excess | undefined {
  if (object.apiVersion === 'v1' && object.kind === 'Secret') {
    const bytes = dataBytes(object);
    return bytes > secretBytes
      ? { says: 'has more data than a Secret may have', bytes, most: secretBytes }
      : undefined;
  }
  if (object.apiVersion === 'v1' && object.kind === 'ConfigMap') return undefined;
  const text = JSON.stringify(object);
  // A character is at most three bytes, so that most objects need no closer look.
  const bytes = text.length > etcdBytes / 3 ? Buffer.byteLength(text) : 0;
  return bytes > etcdBytes ? { says: 'is larger than etcd takes', bytes, most: etcdBytes } : undefined;
}

/** Bytes of a Secret once its base64 is read. */
function dataBytes({ data, stringData }: KubeObject): number {
  const sum = (map: unknown, size: (text: string) => number): number =>
    isMap(map)
      ? Object.values(map).reduce<number>(
          (all, value) => all + (typeof value === 'string' ? size(value) : 0),
          0,
        )
      : 0;
  return (
    sum(data, text => Buffer.byteLength(text, 'base64')) + sum(stringData, text => Buffer.byteLength(text))
  );
}
