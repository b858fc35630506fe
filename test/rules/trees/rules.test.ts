import { ApiObject } from 'cdk8s';
import type { Finding } from '../../../src/findings/index';
import type { KubeObject, Tree, TreeFile } from '../../../src/kinds/index';
import { Layer } from '../../../src/model/index';
import { apply } from '../../../src/rules/rule';
import { treesRules } from '../../../src/rules/trees/index';
import { synthesize } from '../../../src/synth/index';
import { encryptedSecret, sealed } from '../../support/sops';
import { brief, planOf, twoGenericClusters } from '../../support/fleets';

const object = (kind: string, name: string, more: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'default' },
  ...more,
});

const tree = (cluster: string, ...objects: KubeObject[]): Tree => ({
  cluster,
  files: [
    { path: 'apps/objects.yaml', objects: objects.map((object, i) => ({ object, path: `apps/${i}` })) },
  ],
});

const plan = planOf(twoGenericClusters());

const find = (rule: string, ...trees: Tree[]): Finding[] =>
  [...apply(treesRules, trees, plan)].filter(finding => finding.rule === rule);

describe('object/duplicate', () => {
  test('two objects with one identity, whatever their content and version', () => {
    const first = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a', namespace: 'default' },
    };
    const second = { ...first, apiVersion: 'apps/v1beta1', spec: {} };
    expect(find('object/duplicate', tree('west', first, second))).toEqual([
      expect.objectContaining({ path: 'apps/1', clusters: ['west'], severity: 'error' }),
    ]);
  });

  test('points to what people wrote, whichever of the two comes first', () => {
    const [ours, theirs] = [object('ConfigMap', 'a', { data: {} }), object('ConfigMap', 'a')];
    const files: TreeFile[] = [
      { path: 'apps/objects.yaml', objects: [{ object: theirs, path: 'apps/a' }] },
      { path: 'mesh-ready/mesh.yaml', objects: [{ object: ours }] },
    ];
    expect(find('object/duplicate', { cluster: 'west', files })).toEqual([
      expect.objectContaining({ path: 'apps/a' }),
    ]);
  });

  test.each(['cilium', 'mesh-ready'])('not: what a layer with the taken name %s brings', name => {
    const fleet = twoGenericClusters();
    new Layer(fleet, name, {
      build: chart => {
        new ApiObject(chart, 'a', object('ConfigMap', 'a'));
      },
    });
    expect(brief(synthesize(fleet).report.findings)).toEqual([`layer/reserved-name @ ${name}`]);
  });

  test('not: other name, namespace, kind, group, or cluster', () => {
    const a = object('ConfigMap', 'a');
    const others = [
      object('ConfigMap', 'b'),
      { ...a, metadata: { name: 'a', namespace: 'kube-system' } },
      object('Service', 'a'),
      { ...a, apiVersion: 'example.com/v1' },
    ];
    expect(find('object/duplicate', tree('west', a, ...others), tree('east', a))).toEqual([]);
  });
});

describe('object/invalid', () => {
  test('names the object, the field and every cluster that has it, once', () => {
    const shared = object('ConfigMap', 'a', { dada: {} });
    const findings = find('object/invalid', tree('west', shared), tree('east', shared));
    expect(findings).toEqual([
      expect.objectContaining({ path: 'apps/0', clusters: ['west', 'east'], severity: 'error' }),
    ]);
    expect(findings[0]?.message).toMatch(/^ConfigMap default\/a: dada .*'data'/);
  });

  test('not: a good object', () => {
    expect(find('object/invalid', tree('west', object('ConfigMap', 'a', { data: { k: 'v' } })))).toEqual([]);
  });
});

describe('object/key-material', () => {
  const pem = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n';
  const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const inConfigMap = (value: string): Tree => tree('west', object('ConfigMap', 'a', { data: { value } }));

  test.each([
    ['a Secret with data', tree('west', object('Secret', 's', { data: { token: 'aGVsbG8=' } }))],
    ['a Secret with stringData', tree('west', object('Secret', 's', { stringData: { token: 'hello' } }))],
    [
      'a Secret that only claims to be encrypted',
      tree('west', object('Secret', 's', { data: { a: 'ENC[AES256_GCM,data:x]', b: 'aGVsbG8=' }, sops: {} })),
    ],
    [
      'an encrypted Secret, since nothing would decrypt it',
      tree('west', object('Secret', 's', { data: { a: sealed }, sops: { mac: sealed } })),
    ],
    [
      'an encrypted Secret without a code over its values',
      tree('west', object('Secret', 's', { data: { a: sealed }, sops: { version: '3.11.0' } })),
    ],
    [
      'a value that only looks encrypted',
      tree('west', object('Secret', 's', { data: { a: 'ENC[hunter2]' }, sops: { mac: sealed } })),
    ],
    [
      'a Secret that looks encrypted and has no sops block',
      tree('west', object('Secret', 's', { stringData: { b: 'ENC[hunter2]' } })),
    ],
    ['a key in a kubeconfig', inConfigMap(`users:\n- user:\n    client-key-data: ${base64(pem)}\n`)],
    ['a key in JSON', inConfigMap(JSON.stringify({ ca: base64(certificate), key: base64(pem) }))],
    ['a PGP key', inConfigMap('-----BEGIN PGP PRIVATE KEY BLOCK-----\n')],
    ['a PuTTY key', inConfigMap('PuTTY-User-Key-File-3: ssh-ed25519\n')],
    ['a post-quantum age key', inConfigMap(`AGE-SECRET-KEY-PQ-1${'Q'.repeat(58)}`)],
    ['a private key', inConfigMap(pem)],
    ['a private key behind a certificate', inConfigMap(certificate + pem)],
    ['a private key in base64', inConfigMap(base64(pem))],
    ['a private key in base64 behind a certificate', inConfigMap(base64(certificate + pem))],
    ['an age key', inConfigMap(`AGE-SECRET-KEY-1${'Q'.repeat(58)}`)],
  ])('fires on %s', (_, subject) => {
    expect(find('object/key-material', subject)).toEqual([
      expect.objectContaining({ severity: 'error', clusters: ['west'], path: 'apps/0' }),
    ]);
  });

  test('fires on a key in a file of values and in a text', () => {
    const files: TreeFile[] = [
      { path: 'cilium/values.yaml', data: { tls: { ca: { key: base64(pem) } } } },
      { path: 'README.md', text: pem },
    ];
    expect(find('object/key-material', { cluster: 'west', files }).map(finding => finding.message)).toEqual([
      'cilium/values.yaml has a private key at tls.ca.key',
      'README.md has a private key',
    ]);
  });

  test.each([
    ['a Secret without data', object('Secret', 's', { type: 'kubernetes.io/service-account-token' })],
    ['a certificate', object('ConfigMap', 'a', { data: { ca: certificate, b: base64(certificate) } })],
    ['a public key', object('ConfigMap', 'a', { data: { ca: '-----BEGIN PUBLIC KEY-----\n' } })],
  ])('not: %s', (_, subject) => {
    expect(find('object/key-material', tree('west', subject))).toEqual([]);
  });
});

describe('object/key-material in carried files', () => {
  const secret = object('Secret', 's', { stringData: { a: sealed }, sops: { mac: sealed } });
  const kustomization = (name: string, spec: object): KubeObject => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec: { path: `./${name}`, ...spec },
  });
  const carried = (spec: object, text = encryptedSecret()): Tree => ({
    cluster: 'west',
    files: [
      { path: 'flux/layers.yaml', objects: [{ object: kustomization('keys', spec) }] },
      { path: 'keys/s.yaml', carried: text, holds: [{ object: secret, path: 'keys' }] },
    ],
  });
  const decryption = { provider: 'sops', secretRef: { name: 'sops-age' } };

  test('not: an encrypted Secret in a layer that decrypts', () => {
    expect(find('object/key-material', carried({ decryption }))).toEqual([]);
  });

  test('fires where the layer does not decrypt, or another one does', () => {
    expect(find('object/key-material', carried({})).map(({ message }) => message)).toEqual([
      'Secret default/s is encrypted with SOPS, and its layer does not decrypt: Flux would refuse the layer',
    ]);
    const { files } = carried({});
    const other: Tree = {
      cluster: 'west',
      files: [
        ...files,
        { path: 'flux/more.yaml', objects: [{ object: kustomization('x', { decryption }) }] },
      ],
    };
    expect(find('object/key-material', other)).toHaveLength(1);
  });

  test('fires on a key in the text around the Secret', () => {
    const text = `# -----BEGIN EC PRIVATE KEY-----\n${encryptedSecret()}`;
    expect(find('object/key-material', carried({ decryption }, text)).map(({ message }) => message)).toEqual([
      'keys/s.yaml has a private key',
    ]);
  });
});

describe('secret-file/namespace', () => {
  const carriedIn = (namespace: string, ...objects: KubeObject[]): Tree => ({
    cluster: 'west',
    files: [
      ...tree('west', ...objects).files,
      {
        path: 'keys/s.yaml',
        carried: '',
        holds: [{ object: { ...object('Secret', 's'), metadata: { name: 's', namespace } }, path: 'keys' }],
      },
    ],
  });

  test('a Secret in a namespace that the tree does not make, told once', () => {
    const findings = [...apply(treesRules, [carriedIn('shop')], plan)];
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'secret-file/namespace', severity: 'error', path: 'keys' }),
    ]);
  });

  test('not: one that it makes, or that every cluster has', () => {
    const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    expect(find('secret-file/namespace', carriedIn('shop', shop), carriedIn('kube-system'))).toEqual([]);
  });
});

describe('object/missing-namespace', () => {
  const inShop = { ...object('ConfigMap', 'a'), metadata: { name: 'a', namespace: 'shop' } };

  test('an object in a namespace that the tree does not make', () => {
    expect(find('object/missing-namespace', tree('west', inShop))).toEqual([
      expect.objectContaining({ severity: 'warning', path: 'apps/0', clusters: ['west'] }),
    ]);
  });

  test('not: a namespace of the tree, one that every cluster has, or none', () => {
    const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' } };
    expect(
      find('object/missing-namespace', tree('west', inShop, shop, role, object('ConfigMap', 'b'))),
    ).toEqual([]);
  });
});

describe('object/not-carried', () => {
  const withData = (data: Record<string, string>): Tree => tree('west', object('ConfigMap', 'a', { data }));

  test.each([
    ['a next-line character', { a: 'x\u0085y' }],
    ['a line separator', { a: 'x\u2028y' }],
    ['several lines that start with a tab', { a: '\tx\ny' }],
    ['a merge key', { '<<': 'x' }],
    ['a key that is too long', { ['k'.repeat(1001)]: 'x' }],
  ])('fires on %s', (_, data: Record<string, string>) => {
    expect(find('object/not-carried', withData(data))).toEqual([
      expect.objectContaining({ severity: 'error', clusters: ['west'], path: 'apps/0' }),
    ]);
  });

  test('not: any other text', () => {
    const text = 'a\tb\n\tc: "d" \'e\' é 漢 😀 #\n\n';
    expect(
      find('object/not-carried', withData({ text, long: 'x'.repeat(5000), ['k'.repeat(1000)]: '' })),
    ).toEqual([]);
  });

  test('fires on an object that kustomize leaves out', () => {
    const local = { name: 'a', annotations: { 'config.kubernetes.io/local-config': 'true' } };
    const subject = tree('west', { apiVersion: 'v1', kind: 'ConfigMap', metadata: local });
    expect(find('object/not-carried', subject)).toHaveLength(1);
  });
});
