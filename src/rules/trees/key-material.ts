import {
  describe,
  hasSopsMetadata,
  isMap,
  type JsonMap,
  type KubeObject,
  objectsIn,
  objectsOf,
  readableIn,
  type Tree,
  type TreeFile,
} from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import { entriesOf } from '../../kinds/entries';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { peersFile } from '../../mesh/index';
import { distinctObjects } from './objects';
import { hasText } from './texts';

const pem = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File-/m;
/** age secret keys, as SOPS takes them. */
const age = /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+/;
/** A PEM text in base64, wherever it begins: in a kubeconfig, in JSON. */
const pemInBase64 = /LS0tLS1CRUdJTi[A-Za-z0-9+/\s]*/g;
/** One of them is in every key. */
const words = ['PRIVATE KEY', 'PuTTY-User-Key-File-', 'AGE-SECRET-KEY-', 'LS0tLS1CRUdJTi'];

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
      for (const file of tree.files) {
        const { where } = inOtherFile(file);
        if (where !== undefined) yield detail('', [tree.cluster], `${file.path} ${where}`);
      }
      yield* neverDecrypted(tree);
    }
  },
};

/** Values files and texts: a key may hide there as well. */
const inOtherFile = onceFor((file: TreeFile): { readonly where: string | undefined } => {
  const content =
    'text' in file ? file.text : 'data' in file ? file.data : 'carried' in file ? file.carried : undefined;
  const isFree = content === undefined || ('data' in file && file.path === peersFile && !hasKey(file.data));
  return { where: isFree ? undefined : firstKey(content, '') };
});

/** Every cluster has a list of peers, and the same ones stand in all of them: each is looked through once. */
const hasKey = onceFor((map: JsonMap): boolean =>
  entriesOf(map).values.some(below => (isMap(below) ? hasKey(below as JsonMap) : hasText(below, isKey))),
);

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
  const files = tree.files.filter(file => encryptedIn(file).length > 0);
  if (files.length === 0) return;
  const decrypting = layersThatDecrypt(tree);
  for (const { object, file, path } of files.flatMap(file => encryptedIn(file)))
    if (!decrypting.has(file.split('/')[0] ?? ''))
      yield {
        at: path ?? '',
        clusters: [tree.cluster],
        message: `${describe(object)} is encrypted with SOPS, and its layer does not decrypt: Flux would refuse the layer`,
        hint: 'Carry it as a file, with new SecretFiles(fleet, …): SOPS seals a file as it is written, down to the order of its keys.',
      };
}

const encryptedIn = onceFor((file: TreeFile) =>
  objectsIn(file).filter(({ object }) => isMap(object.sops) && !(isSecret(object) && isInClear(object))),
);

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
  // Most texts are shorter than any key, and looking for words is much faster than looking for patterns.
  if (text.length < 'AGE-SECRET-KEY-1A'.length || !words.some(word => text.includes(word))) return false;
  if (pem.test(text) || age.test(text)) return true;
  return [...text.matchAll(pemInBase64)].some(([run]) =>
    pem.test(Buffer.from(run, 'base64').toString('latin1')),
  );
}

/** Where in a value the first private key is; undefined when there is none. */
function firstKey(value: unknown, at: string): string | undefined {
  if (!hasText(value, isKey)) return undefined;
  if (typeof value === 'string') return `has a private key${at === '' ? '' : ` at ${at}`}`;
  for (const [key, below] of Object.entries(value as object)) {
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
