import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiObject } from 'cdk8s';
import type { Finding } from '../../src/findings/index';
import { objectsOf } from '../../src/kinds/index';
import { Layer, MeshNamespace, SecretFiles } from '../../src/model/index';
import { textOf } from '../../src/output/index';
import { fileMistakes } from '../../src/plan/index';
import { synthesize, type Synthesis } from '../../src/synth/index';
import { now, twoGenericClusters } from '../support/fleets';
import { encryptedSecret, type SecretChange, sealed } from '../support/sops';

let above: string;
let folder: string;
beforeEach(() => {
  above = mkdtempSync(path.join(tmpdir(), 'meshprint-secrets-'));
  folder = path.join(above, 'blueprints');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(above, { recursive: true });
});

const write = (file: string, content: string | Buffer): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
};

function carrying(...files: string[]): Synthesis {
  const fleet = twoGenericClusters();
  new SecretFiles(fleet, 'secrets', { files, decryption: { secret: 'sops-age' } });
  return synthesize(fleet, { folder, now });
}

const findingsOf = (...files: string[]): readonly Finding[] => carrying(...files).report.findings;

/** What the one file `a.yaml` of both clusters gets wrong. */
function findingOf(content: string | Buffer): Finding | undefined {
  write('a.yaml', content);
  const findings = findingsOf('a.yaml');
  expect(findings.length).toBeLessThanOrEqual(1);
  return findings[0];
}

describe('a file that is good', () => {
  test('is in the folder byte for byte, with its objects beside it', () => {
    const text = `\ufeff# é 漢\r\n${encryptedSecret().replace(/\n/g, '\r\n')}---\n${encryptedSecret({ name: 'other' })}\n\n\n# the end`;
    write('a.yaml', text);
    const { trees, report } = carrying('a.yaml');
    expect(report.findings).toEqual([]);
    for (const tree of trees) {
      const file = tree.files.find(({ path }) => path === 'secrets/a.yaml');
      expect(Buffer.from(textOf(file!))).toEqual(Buffer.from(text));
      const secrets = [...objectsOf(tree)].filter(({ object }) => object.kind === 'Secret');
      expect(secrets.map(({ object }) => object.metadata.name)).toEqual(['database', 'other']);
    }
  });

  test('is another one in each cluster where its path says so', () => {
    write('alpha/s.yaml', encryptedSecret({ name: 'a' }));
    write('beta/s.yaml', encryptedSecret({ name: 'b' }));
    const { trees, report } = carrying('{cluster}/s.yaml');
    expect(report.findings).toEqual([]);
    const names = trees.map(tree =>
      [...objectsOf(tree)].filter(({ object }) => object.kind === 'Secret').map(s => s.object.metadata.name),
    );
    expect(names).toEqual([['a'], ['b']]);
  });

  test('comes with a Kustomization that decrypts, and that deletes nothing whatever happens', () => {
    write('a.yaml', encryptedSecret({ namespace: 'shop' }));
    const fleet = twoGenericClusters();
    new MeshNamespace(fleet, 'shop');
    new SecretFiles(fleet, 'secrets', { files: ['a.yaml'], decryption: { secret: 'sops-age' } });
    const { trees, report } = synthesize(fleet, { folder, now });
    expect(report.findings).toEqual([]);
    for (const tree of trees) {
      const layer = [...objectsOf(tree)].find(({ object }) => object.metadata.name === 'secrets')?.object;
      expect(layer?.spec).toMatchObject({
        decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
        prune: false,
        deletionPolicy: 'Orphan',
        dependsOn: [{ name: 'namespaces' }],
      });
    }
  });

  test('has empty values and no data at all, if it likes', () => {
    expect(findingOf(encryptedSecret({ value: '""' }))).toBeUndefined();
    expect(findingOf(encryptedSecret().replace(/stringData:\n.*\n/, ''))).toBeUndefined();
  });

  test('lies behind a link that stays in the folder', () => {
    write('real/a.yaml', encryptedSecret());
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'linked'));
    expect(findingsOf('linked/a.yaml')).toEqual([]);
  });
});

describe('a path', () => {
  test.each([
    ['above the folder', '../outside.yaml'],
    ['above the folder, in between', 'in/../../outside.yaml'],
    ['from the root', '/etc/hostname.yaml'],
    ['the folder itself, spelt with its name', '../blueprints/../outside.yaml'],
    ['a link to a file outside', 'link.yaml'],
    ['a link to a folder outside', 'out/outside.yaml'],
  ])('%s is refused', (_, file) => {
    writeFileSync(path.join(above, 'outside.yaml'), encryptedSecret());
    symlinkSync(path.join(above, 'outside.yaml'), path.join(folder, 'link.yaml'));
    symlinkSync(above, path.join(folder, 'out'));
    expect(findingsOf(file)).toEqual([
      expect.objectContaining({ rule: 'secret-file/outside', path: 'secrets', clusters: ['alpha', 'beta'] }),
    ]);
  });

  test.each([
    ['to nothing', 'none.yaml', 'is not there'],
    ['below a file', 'a.yaml/b.yaml', 'is not there'],
    ['to a folder', 'folder.yaml', 'is no file'],
    ['to a link to nothing', 'dangling.yaml', 'is not there'],
  ])('%s is told', (_, file, says) => {
    write('a.yaml', encryptedSecret());
    mkdirSync(path.join(folder, 'folder.yaml'));
    symlinkSync(path.join(folder, 'gone.yaml'), path.join(folder, 'dangling.yaml'));
    expect(findingsOf(file)).toEqual([
      expect.objectContaining({
        rule: 'secret-file/unusable',
        message: `the file '${file}' ${says}`,
        source: expect.objectContaining({
          file: expect.stringMatching(/secret-files\.test/) as string,
        }) as object,
      }),
    ]);
  });

  test('names the cluster that lacks the file, and no other', () => {
    write('alpha.yaml', encryptedSecret());
    expect(findingsOf('{cluster}.yaml')).toEqual([
      expect.objectContaining({ rule: 'secret-file/unusable', clusters: ['beta'] }),
    ]);
  });

  test.each([
    ['twice the same', ['a.yaml', 'a.yaml'], "'a.yaml' has the same name as 'a.yaml'"],
    ['the same name in two folders', ['a.yaml', 'x/A.yaml'], "'x/A.yaml' has the same name as 'a.yaml'"],
    ['a name of kustomize', ['kustomization.yaml'], 'a name that kustomize takes for its own'],
    ['another ending', ['a.json'], 'is no name for a file of Secrets'],
    ['a name that is hidden', ['.sops.yaml'], 'is no name'],
    ['none', [''], 'is no name'],
  ])('%s cannot be a name in the repository', (_, files, says) => {
    write('a.yaml', encryptedSecret());
    const named = findingsOf(...files).filter(({ rule }) => rule === 'secret-file/name');
    expect(named).toEqual([
      expect.objectContaining({ message: expect.stringContaining(says) as string, path: 'secrets' }),
    ]);
  });
});

describe('content', () => {
  const clear = (change: SecretChange): string => encryptedSecret(change);
  test.each<[string, string | Buffer, string, string]>([
    ['too large', `# ${'x'.repeat(1024 * 1024)}`, 'secret-file/unusable', 'is larger than 1 MiB'],
    ['no text', Buffer.from([0xff, 0xfe, 0x00]), 'secret-file/unusable', 'is not UTF-8 text'],
    ['empty', '', 'secret-file/not-a-secret', 'has no Secret in it'],
    ['only comments', '# hunter2\n---\n', 'secret-file/not-a-secret', 'has no Secret in it'],
    ['broken', 'password: "hunter2\n', 'secret-file/not-yaml', 'is no YAML that SOPS writes'],
    ['an alias', 'a: &x hunter2\nb: *x\n', 'secret-file/not-yaml', 'is no YAML'],
    ['a key twice', `${clear({})}kind: Secret\n`, 'secret-file/not-yaml', 'is no YAML'],
    ['nested without end', '['.repeat(50_000), 'secret-file/not-yaml', 'is no YAML'],
    ['a list', '- hunter2\n', 'secret-file/not-a-secret', 'has a document that is no Secret'],
    [
      'a ConfigMap',
      clear({}).replace('kind: Secret', 'kind: ConfigMap'),
      'secret-file/not-a-secret',
      'has a document that is no Secret',
    ],
    [
      'encrypted as a whole',
      clear({}).replace('kind: Secret', `kind: ${sealed}`),
      'secret-file/not-a-secret',
      'has a document that is no Secret',
    ],
    ['no namespace', clear({ namespace: '""' }), 'secret-file/not-a-secret', 'without a usable namespace'],
    ['a bad name', clear({ name: 'A_B' }), 'secret-file/not-a-secret', 'without a usable name'],
    ['a value', clear({ value: 'hunter2' }), 'secret-file/in-clear', 'stringData.password in clear'],
    ['a number', clear({ value: '12345678' }), 'secret-file/in-clear', 'stringData.password in clear'],
    ['a value in disguise', clear({ value: 'ENC[hunter2]' }), 'secret-file/in-clear', 'in clear'],
    [
      'data that is no map',
      clear({}).replace(/stringData:\n.*\n/, 'data: hunter2\n'),
      'secret-file/in-clear',
      'with data in clear',
    ],
    [
      'what kubectl noted',
      clear({
        metadata:
          '    annotations:\n        kubectl.kubernetes.io/last-applied-configuration: \'{"data":"hunter2"}\'\n',
      }),
      'secret-file/in-clear',
      'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"] in clear',
    ],
    ['no metadata', clear({ sops: '' }), 'secret-file/no-metadata', 'without the metadata of SOPS'],
    ['no code', clear({ sops: 'sops: {version: 3.11.0}\n' }), 'secret-file/no-metadata', 'sops.mac'],
  ])('%s is refused, and not shown', (_, content, rule, says) => {
    const finding = findingOf(content);
    expect(finding).toMatchObject({ rule, severity: 'error', clusters: ['alpha', 'beta'], path: 'secrets' });
    expect(finding?.message).toContain(`the file 'a.yaml' `);
    expect(finding?.message).toContain(says);
    expect(JSON.stringify(finding)).not.toContain('hunter2');
    expect(finding?.message).not.toMatch(/\.$/);
    expect(finding?.hint).toMatch(/^[A-Z].*\.$/);
  });

  test('is told with the line of the document', () => {
    const finding = findingOf(`${encryptedSecret()}---\n${encryptedSecret({ name: 'b', value: 'hunter2' })}`);
    expect(finding?.source).toEqual({
      file: path.join(folder, 'a.yaml'),
      line: encryptedSecret().split('\n').length + 1,
    });
  });

  test('is left out where it is wrong, and keeps everything from being written', () => {
    write('a.yaml', encryptedSecret());
    write('b.yaml', encryptedSecret({ name: 'b', value: 'hunter2' }));
    const { trees, ok } = carrying('a.yaml', 'b.yaml');
    expect(ok).toBe(false);
    expect(JSON.stringify(trees)).not.toContain('hunter2');
    expect(trees[0]?.files.map(file => file.path)).not.toContain('secrets/b.yaml');
  });
});

describe('among the rest of the fleet', () => {
  test('two Secrets of one name are a finding', () => {
    write('a.yaml', encryptedSecret());
    write('b.yaml', encryptedSecret());
    expect(findingsOf('a.yaml', 'b.yaml')).toEqual([
      expect.objectContaining({
        rule: 'object/duplicate',
        path: 'secrets',
        message:
          'Secret default/database is written twice: in secrets/a.yaml (secrets) and in secrets/b.yaml',
      }),
    ]);
  });

  test('a namespace that the cluster does not have is an error', () => {
    write('a.yaml', encryptedSecret({ namespace: 'shop' }));
    const fleet = twoGenericClusters();
    new MeshNamespace(fleet, 'shop', { clusters: { names: ['alpha'] } });
    new SecretFiles(fleet, 'secrets', { files: ['a.yaml'], decryption: { secret: 'sops-age' } });
    const { findings } = synthesize(fleet, { folder, now }).report;
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'secret-file/namespace', severity: 'error', clusters: ['beta'] }),
    ]);
  });

  test('its name and that of its key are checked like others', () => {
    write('a.yaml', encryptedSecret());
    const fleet = twoGenericClusters();
    new SecretFiles(fleet, 'cilium', { files: ['a.yaml'], decryption: { secret: 'Sops_Age' } });
    new Layer(fleet, 'cilium', { build: () => undefined });
    const { findings } = synthesize(fleet, { folder, now }).report;
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['layer/reserved-name', 'model/name', 'model/duplicate-name']),
    );
  });

  test('people’s layers come after it', () => {
    write('a.yaml', encryptedSecret());
    const fleet = twoGenericClusters();
    new SecretFiles(fleet, 'secrets', { files: ['a.yaml'], decryption: { secret: 'sops-age' } });
    new Layer(fleet, 'apps', {
      build: chart => {
        new ApiObject(chart, 'c', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'c', namespace: 'default' },
        });
      },
    });
    const { trees } = synthesize(fleet, { folder, now });
    const apps = [...objectsOf(trees[0]!)].find(({ object }) => object.metadata.name === 'apps');
    expect((apps?.object.spec as { dependsOn: unknown }).dependsOn).toEqual([
      { name: 'cilium' },
      { name: 'secrets' },
    ]);
  });
});

test('every mistake of a file has an id that is its own', () => {
  const ids = Object.values(fileMistakes).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/);
});
