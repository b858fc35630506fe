import {
  describe,
  hasSopsMetadata,
  isMap,
  type KubeObject,
  objectsOf,
  readableIn,
  type Tree,
} from '../../kinds/index';
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
    for (const tree of trees) {
      yield* otherFiles(tree);
      yield* neverDecrypted(tree);
    }
  },
};

/** Values files and texts: a key may hide there as well. */
function* otherFiles(tree: Tree): Generator<Detail> {
  for (const file of tree.files) {
    const content =
      'text' in file ? file.text : 'data' in file ? file.data : 'carried' in file ? file.carried : undefined;
    const where = content === undefined ? undefined : firstKey(content, '');
    if (where !== undefined) yield detail('', [tree.cluster], `${file.path} ${where}`);
  }
}

function* secretsIn(object: KubeObject): Generator<string> {
  if (isSecret(object) && isInClear(object)) yield 'is a Secret with its data in clear';
  const where = firstKey(object, '');
  if (where !== undefined) yield where;
}

const isSecret = ({ apiVersion, kind }: KubeObject): boolean => kind === 'Secret' && apiVersion === 'v1';

/** SOPS seals every value and says so in `sops`; a value that is not sealed can be read by anybody. */
function isInClear(secret: KubeObject): boolean {
  const { data, stringData } = secret;
  const isEmpty = [data, stringData].every(map => !isMap(map) || Object.keys(map).length === 0);
  return [...readableIn(secret)].length > 0 || (!isEmpty && !hasSopsMetadata(secret));
}

/** Encrypted Secrets of a layer that does not decrypt. */
function* neverDecrypted(tree: Tree): Generator<Detail> {
  const decrypting = layersThatDecrypt(tree);
  for (const { object, file, path } of objectsOf(tree))
    if (
      isMap(object.sops) &&
      !(isSecret(object) && isInClear(object)) &&
      !decrypting.has(file.split('/')[0] ?? '')
    )
      yield {
        at: path ?? '',
        clusters: [tree.cluster],
        message: `${describe(object)} is encrypted with SOPS, and its layer does not decrypt: Flux would refuse the layer`,
        hint: 'Carry it as a file, with new SecretFiles(fleet, …): SOPS seals a file as it is written, down to the order of its keys.',
      };
}

/** A layer has the name of its Kustomization and of its folder. */
function layersThatDecrypt(tree: Tree): ReadonlySet<string> {
  const isDecrypting = ({ kind, spec }: KubeObject): boolean =>
    kind === 'Kustomization' && isMap(spec) && isMap(spec.decryption) && spec.decryption.provider === 'sops';
  return new Set(
    [...objectsOf(tree)]
      .filter(({ object, file }) => file.startsWith('flux/') && isDecrypting(object))
      .map(({ object }) => object.metadata.name),
  );
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
    hint: 'Name a Secret that is delivered by other means: by hand, with External Secrets, or encrypted in new SecretFiles(fleet, …).',
  };
}
