import type { ClusterProps, ForgeProps, RepositoryProps } from '../../src/model/index';
import type { ClusterPlan } from '../../src/plan/index';
import { clusterOf, type FleetChange, planOf, twoGenericClusters } from '../support/fleets';

const planned = (change: Partial<ClusterProps>, fleet?: FleetChange): ClusterPlan =>
  clusterOf(planOf(twoGenericClusters({ alpha: change }, fleet)), 'alpha');

describe('what a blueprint leaves out', () => {
  const plan = planned({});

  test('is filled in', () => {
    expect(plan).toMatchObject({
      path: 'alpha',
      labels: {},
      apiServer: undefined,
      endpoint: { address: 'alpha.mesh.example.com', port: 2379 },
      repository: { branch: 'main', path: '', secret: 'flux-system', forge: undefined },
      cilium: { version: '1.20.3', digest: undefined },
      datapath: { routing: 'tunnel', tunnelProtocol: 'vxlan', tunnelPort: 8472, kubeProxyReplacement: false },
      wantsKubeProxyReplacement: undefined,
      placed: [],
    });
  });

  test('is known for the mesh as a whole', () => {
    const { mesh, trusts, flux, fleet } = planOf(twoGenericClusters());
    expect(fleet).toBe('test');
    expect(mesh).toEqual({
      domain: 'mesh.example.com',
      maxConnectedClusters: 255,
      namespaceScope: 'global',
    });
    const trust = { kind: 'cert-manager', issuer: 'mesh-ca', version: 'v1.19.1' };
    expect(trusts).toMatchObject([{ at: '', trust, clusters: ['alpha', 'beta'] }]);
    expect(flux).toMatchObject({ version: '2.9.4', install: 'operator', release: { minor: '2.9' } });
  });

  test('is not, where it is said', () => {
    const cluster = planned({
      apiServer: { host: 'api.example.com', port: 443 },
      endpoint: { dns: { name: 'a.example.org', port: 4000 } },
      cilium: { version: '1.20.2', digest: 'sha256:abc' },
      kubeProxyReplacement: true,
    });
    expect(cluster).toMatchObject({
      apiServer: { host: 'api.example.com', port: 443 },
      endpoint: { address: 'a.example.org', port: 4000 },
      cilium: { version: '1.20.2', digest: 'sha256:abc', release: { minor: '1.20' } },
      datapath: { kubeProxyReplacement: true },
      wantsKubeProxyReplacement: true,
    });
    expect(planned({ apiServer: { host: 'x' } }).apiServer?.port).toBe(6443);
    const { mesh, trusts, flux } = planOf(
      twoGenericClusters(
        {},
        {
          flux: { version: '2.9.0', install: { bootstrap: {} } },
          mesh: {
            maxConnectedClusters: 511,
            trust: {
              certManager: { issuer: 'x', provision: { install: { version: 'v1', rootSecret: 'root' } } },
            },
          },
        },
      ),
    );
    expect(mesh).toMatchObject({ maxConnectedClusters: 511 });
    expect(trusts).toMatchObject([{ trust: { version: 'v1', rootSecret: 'root' } }]);
    expect(flux.install).toBe('bootstrap');
  });
});

test('an unknown minor is planned with the newest, so that the other checks still run', () => {
  expect(planned({ cilium: { version: '1.7.0' } }).cilium).toMatchObject({
    version: '1.7.0',
    release: { minor: '1.20' },
  });
});

describe('a CIDR', () => {
  test('is kept as it was written, with its meaning', () => {
    const { podCidrs } = planned({ podCidrs: ['10.1.2.3/16', 'nonsense', 'FD00::/104'] });
    expect(podCidrs.map(({ text, cidr }) => [text, cidr?.text])).toEqual([
      ['10.1.2.3/16', '10.1.0.0/16'],
      ['nonsense', undefined],
      ['FD00::/104', 'fd00::/104'],
    ]);
  });

  test.each<[string[], boolean, boolean]>([
    [['10.0.0.0/16'], true, false],
    [['fd00::/104'], false, true],
    [['fd00::/104', '10.0.0.0/16'], true, true],
    [[], true, false],
  ])('of the pods settles the families: %j', (podCidrs, ipv4, ipv6) => {
    expect(planned({ podCidrs }).values).toMatchObject({ ipv4: { enabled: ipv4 }, ipv6: { enabled: ipv6 } });
  });
});

describe('a repository', () => {
  const repository = (change: Partial<RepositoryProps>): ClusterPlan['repository'] =>
    planned({ repository: { url: 'https://git.example.com/a.git', ...change } }).repository;

  test.each([
    ['clusters/alpha', 'clusters/alpha'],
    ['/clusters/alpha/', 'clusters/alpha'],
    ['./clusters/alpha', 'clusters/alpha'],
    ['./', ''],
    ['.', ''],
    ['/', ''],
    ['', ''],
    ['../x', '../x'],
    ['.hidden', '.hidden'],
  ])('has its folder without slashes around it: %j', (path, expected) => {
    expect(repository({ path }).path).toBe(expected);
  });

  test.each<[string, string]>([
    ['https://github.com/a/b.git', 'https://github.com/a/b'],
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['ssh://git@github.com/a/b.git', 'https://github.com/a/b'],
    ['ssh://git@git.example.com:2222/a/b.git', 'https://git.example.com/a/b'],
    ['ssh://git.example.com/a/b', 'https://git.example.com/a/b'],
  ])('on a forge has the address %s -> %s', (url, address) => {
    expect(repository({ url, forge: { github: { tokenSecret: 't' } } }).forge).toEqual({
      kind: 'github',
      tokenSecret: 't',
      address,
    });
  });

  test.each<ForgeProps>([
    { gitlab: { tokenSecret: 't', address: 'https://lab.example.com/x' } },
    { gitea: { tokenSecret: 't', address: 'https://lab.example.com/x' } },
  ])('on a forge may say its address itself: %j', forge => {
    expect(repository({ forge }).forge).toEqual({
      kind: Object.keys(forge)[0],
      tokenSecret: 't',
      address: 'https://lab.example.com/x',
    });
  });
});
