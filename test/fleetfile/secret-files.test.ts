import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { textOf } from '../../src/output/index';
import { Cluster, Fleet, SecretFiles } from '../../src/index';
import { synthesize } from '../../src/synth/index';
import { certificate } from '../support/certificates';
import { clusterProps, now } from '../support/fleets';
import { encryptedSecret } from '../support/sops';
import { file, load, mistakes } from './support';

const folder = path.dirname(file);

const yaml = `name: shop
cilium: { version: 1.20.3 }
flux: { version: 2.9.4 }
mesh:
  domain: mesh.example.com
  topology: { fullMesh: {} }
  trust: { separateCas: {} }
clusters:
  alpha:
    id: 1
    kubernetes: '1.34'
    platform: { generic: { loadBalancerAnnotations: {} } }
    podCidrs: [10.1.0.0/16]
    nodeCidrs: [192.168.1.0/24]
    serviceCidrs: [172.20.1.0/24]
    repository: { url: https://git.example.com/fleet/1.git }
    caCertificate: { file: alpha.pem }
secretFiles:
  ca:
    clusters: { names: [alpha] }
    files: ['{cluster}.yaml']
    decryption: { secret: sops-age }
`;

beforeAll(() => {
  writeFileSync(path.join(folder, 'alpha.pem'), certificate('root-a'));
  writeFileSync(
    path.join(folder, 'alpha.yaml'),
    encryptedSecret({ name: 'cilium-ca', namespace: 'kube-system' }),
  );
});

test('a fleet file carries Secrets and certificates from its own folder, as TypeScript does', async () => {
  const fleet = new Fleet('shop', {
    cilium: { version: '1.20.3' },
    flux: { version: '2.9.4' },
    mesh: { domain: 'mesh.example.com', topology: { fullMesh: {} }, trust: { separateCas: {} } },
  });
  new Cluster(fleet, 'alpha', clusterProps(1, { caCertificate: { file: 'alpha.pem' } }));
  new SecretFiles(fleet, 'ca', {
    clusters: { names: ['alpha'] },
    files: ['{cluster}.yaml'],
    decryption: { secret: 'sops-age' },
  });
  const read = synthesize(await load(yaml), { now });
  const written = synthesize(fleet, { now, folder });
  expect(read.report.findings).toEqual([]);
  expect(read.plan).toEqual(written.plan);
  const bytes = (trees: typeof read.trees): string[][] =>
    trees.map(tree => tree.files.map(file => `${file.path}\n${textOf(file)}`));
  expect(bytes(read.trees)).toEqual(bytes(written.trees));
  expect(read.trees[0]?.files.map(({ path }) => path)).toContain('ca/alpha.yaml');
});

test.each([
  ["files: ['{cluster}.yaml']", 'files: alpha.yaml', "21:12 'files' of 'ca' must be array"],
  ['{ secret: sops-age }', '{ key: sops-age }', "22:19 'decryption.key' of 'ca' is not a property"],
  ["'{cluster}.yaml'", "'none.yaml'", "19:3 the file 'none.yaml' is not there"],
  [
    'file: alpha.pem',
    'files: alpha.pem',
    "17:5 'caCertificate' of 'alpha' must have exactly one of: pem, file",
  ],
  ['separateCas: {}', 'separateCa: {}', "7:3 'mesh.trust' of 'shop' must have exactly one of"],
])('a mistake in %s has a place', async (good, bad, says) => {
  expect(yaml).toContain(good);
  expect((await mistakes(yaml.replace(good, bad))).join('\n')).toContain(says);
});
