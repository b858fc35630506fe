import { describe, isMap, type KubeObject, type Tree } from '../../kinds/index';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { distinctObjects } from './objects';

const pem = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File-/m;
/** age secret keys, as SOPS takes them. */
const age = /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+/;
/** A PEM text in base64, wherever it begins: in a kubeconfig, in JSON. */
const pemInBase64 = /LS0tLS1CRUdJTi[A-Za-z0-9+/\s]*/g;

export const keyMaterial: TreesRule = {
  id: 'object/key-material',
  severity: 'error',
  breaks: 'The secret would stand in git for everyone who can read the repository, for ever.',
  docs: 'docs/repository.md, secrets',
  *check(trees) {
    for (const { placed, clusters } of distinctObjects(trees)) {
      const found = [...secretsIn(placed.object)][0];
      if (found !== undefined)
        yield detail(placed.path ?? '', clusters, `${describe(placed.object)} ${found}`);
    }
    for (const tree of trees) yield* otherFiles(tree);
  },
};

/** Values files and texts: a key may hide there as well. */
function* otherFiles(tree: Tree): Generator<Detail> {
  for (const file of tree.files) {
    const content = 'text' in file ? file.text : 'data' in file ? file.data : undefined;
    const where = content === undefined ? undefined : firstKey(content, '');
    if (where !== undefined) yield detail('', [tree.cluster], `${file.path} ${where}`);
  }
}

function* secretsIn(object: KubeObject): Generator<string> {
  if (object.kind === 'Secret' && object.apiVersion === 'v1')
    if (isInClear(object)) yield 'is a Secret with its data in clear';
    else if (isMap(object.sops))
      yield 'is encrypted with SOPS, which no layer decrypts yet: Flux would refuse the layer';
  const where = firstKey(object, '');
  if (where !== undefined) yield where;
}

/** SOPS replaces every value by `ENC[…]` and says so in `sops`; a value that is not replaced can be read by anybody. */
function isInClear({ data, stringData, sops }: KubeObject): boolean {
  const values = [data, stringData].flatMap(map => (isMap(map) ? Object.values(map) : []));
  return values.some(value => typeof value !== 'string' || !value.startsWith('ENC[') || !isMap(sops));
}

function isKey(text: string): boolean {
  if (pem.test(text) || age.test(text)) return true;
  return [...text.matchAll(pemInBase64)].some(([run]) =>
    pem.test(Buffer.from(run, 'base64').toString('latin1')),
  );
}

/** Where in a value the first private key is; undefined when there is none. */
function firstKey(value: unknown, at: string): string | undefined {
  if (typeof value === 'string')
    return isKey(value) ? `has a private key${at === '' ? '' : ` at ${at}`}` : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, below] of Object.entries(value)) {
    const where = firstKey(below, Array.isArray(value) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`);
    if (where !== undefined) return where;
  }
  return undefined;
}

function detail(at: string, clusters: readonly string[], message: string): Detail {
  return {
    at,
    clusters,
    message,
    hint: 'Name a Secret that is delivered by other means: by hand, or with External Secrets.',
  };
}
