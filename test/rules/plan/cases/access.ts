import type { ClusterProps, DnsEndpoint, Fleet, RepositoryProps } from '../../../../src/model/index';
import { fleetOf, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const alpha = (change: Partial<ClusterProps>) => (): Fleet => twoGenericClusters({ alpha: change });
const dns = (of: DnsEndpoint) => alpha({ endpoint: { dns: of } });
const repo = (change: Partial<RepositoryProps>) =>
  alpha({ repository: { url: 'https://git.example.com/fleet/1.git', ...change } });
/** alpha and beta with one repository, but for what is said of beta's. */
const shared =
  (a: RepositoryProps, b: Partial<RepositoryProps> = {}) =>
  (): Fleet =>
    twoGenericClusters({ alpha: { repository: a }, beta: { repository: { ...a, ...b } } });
const gke = (kubeProxyReplacement?: boolean) => (): Fleet => {
  const platform = { gke: { region: 'europe-west9' } };
  return twoGenericClusters(
    {
      alpha: { platform, ...(kubeProxyReplacement !== undefined && { kubeProxyReplacement }) },
      beta: { platform },
    },
    { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
  );
};
const url = 'https://git.example.com/fleet.git';
const local = 'http://host.docker.internal:8417/shop/alpha.git';
const same = [at('beta', "'beta' and 'alpha' have the same repository, branch and folder", 'alpha')];
const credentials = [at('alpha', "the repository address of 'alpha' has credentials in it")];

const branches = {
  refused: [
    ...[
      '',
      'a b',
      '-x',
      'a..b',
      'a.lock',
      'x/',
      '/x',
      'a//b',
      '.a',
      'a/.b',
      'a.lock/b',
      'main.',
      'a@{b',
      '@',
    ],
    ...['refs/heads/main', 'refs/x', 'HEAD', 'head', 'a~1', 'a^', 'a:b', 'a?', 'a*', 'a[b', 'a\\b', 'a\tb'],
  ],
  taken: [
    'main',
    'fleet/live-1.2_x',
    'heads/main',
    'refs-of/x',
    'header',
    'a/refs/b',
    'lock',
    'a/-b',
    'a./b',
  ],
};

export const access: CasesByRule = {
  'cluster/endpoint': {
    breaks: [
      {
        title: 'an IPv4 address',
        fleet: dns({ name: '10.0.0.1' }),
        finds: [at('alpha', "the mesh endpoint '10.0.0.1' of 'alpha' is an IP address")],
      },
      { title: 'an IPv6 address', fleet: dns({ name: 'fd00::1' }), finds: [at('alpha', 'is an IP address')] },
      {
        title: 'a bare name',
        fleet: dns({ name: 'alpha' }),
        finds: [at('alpha', "the mesh endpoint 'alpha' of 'alpha' has no domain")],
      },
      {
        title: 'a capital',
        fleet: dns({ name: 'Alpha.example.com' }),
        finds: [at('alpha', "the mesh endpoint 'Alpha.example.com' of 'alpha' must be lower case")],
      },
      {
        title: 'a dot at the end',
        fleet: dns({ name: 'alpha.example.com.' }),
        finds: [at('alpha', 'must be lower case')],
      },
      {
        title: 'a port in the name',
        fleet: dns({ name: 'alpha.example.com:2379' }),
        finds: [
          at('alpha', "'alpha.example.com:2379' of 'alpha' must be lower case letters, digits, '-' and '.'"),
        ],
      },
      {
        title: 'a name that the domain makes too long',
        fleet: () => fleetOf({ alpha: {} }, { mesh: { domain: `${'a.'.repeat(124)}a` } }),
        finds: [at('alpha', 'must be at most 253 characters long, not 255')],
      },
      {
        title: 'port 0',
        fleet: dns({ port: 0 }),
        finds: [at('alpha', "the mesh endpoint of 'alpha' has the port 0")],
      },
      { title: 'port 65536', fleet: dns({ port: 65536 }), finds: [at('alpha', 'has the port 65536')] },
      {
        title: 'the name of another cluster',
        fleet: () => twoGenericClusters({ beta: { endpoint: { dns: { name: 'alpha.mesh.example.com' } } } }),
        finds: [
          at('beta', "'beta' and 'alpha' have the same mesh endpoint 'alpha.mesh.example.com'", 'alpha'),
        ],
      },
      {
        title: 'a name that leads peers to the addresses of another cluster',
        fleet: () =>
          twoGenericClusters({
            alpha: { endpoint: { dns: { name: 'beta.mesh.example.com', port: 2380 } } },
            beta: { endpoint: { ips: { addresses: ['10.9.0.1'] } } },
          }),
        finds: [at('alpha', "have the same mesh endpoint 'beta.mesh.example.com'", 'beta')],
      },
      {
        title: 'port 0 of nodes',
        fleet: alpha({ endpoint: { nodePort: { port: 0, addresses: ['10.9.0.1'] } } }),
        finds: [at('alpha', 'has the port 0')],
      },
    ],
    holds: [
      {
        title: 'one name with two ports',
        fleet: () =>
          twoGenericClusters({
            alpha: { endpoint: { dns: { name: 'mesh.example.com', port: 2379 } } },
            beta: { endpoint: { dns: { name: 'mesh.example.com', port: 2380 } } },
          }),
      },
      {
        title: 'addresses, under the names of the clusters',
        fleet: () =>
          twoGenericClusters({
            alpha: { endpoint: { ips: { addresses: ['10.9.0.1'] } } },
            beta: { endpoint: { nodePort: { port: 32379, addresses: ['10.9.0.2'] } } },
          }),
      },
      { title: 'a name elsewhere', fleet: dns({ name: 'mesh-1.alpha.example.org' }) },
      {
        title: 'a name of 253 characters',
        fleet: () => twoGenericClusters({}, { mesh: { domain: `${'a.'.repeat(123)}a` } }),
      },
      { title: 'the highest port', fleet: dns({ port: 65535 }) },
      { title: 'one port in two clusters', fleet: () => twoGenericClusters() },
    ],
  },

  'cluster/endpoint-port': {
    breaks: [
      {
        title: 'a port next to the usual one',
        fleet: dns({ port: 2380 }),
        finds: [at('alpha', "peers dial port 2380 of 'alpha', while its load balancer listens on 2379")],
      },
    ],
    holds: [
      { title: 'the usual port', fleet: dns({ port: 2379 }) },
      { title: 'no port', fleet: dns({}) },
    ],
  },

  'cluster/api-server': {
    breaks: [
      {
        title: 'no kube-proxy and no address',
        fleet: alpha({ kubeProxyReplacement: true }),
        finds: [at('alpha', "Cilium replaces kube-proxy in 'alpha', but apiServer is not set")],
      },
      {
        title: 'no kube-proxy, and an empty address in a value of its own',
        fleet: alpha({ kubeProxyReplacement: true, cilium: { values: { k8sServiceHost: '' } } }),
        finds: [at('alpha', 'but apiServer is not set')],
      },
      {
        title: 'no kube-proxy and no address on K3s',
        fleet: alpha({ platform: { k3s: {} }, kubeProxyReplacement: true }),
        finds: [at('alpha', 'but apiServer is not set')],
      },
      {
        title: 'an address that takes the place of the one of the platform',
        fleet: alpha({ platform: { talos: {} }, apiServer: { host: 'https://api' } }),
        finds: [at('alpha', "has the address 'https://api', port 6443")],
      },
      ...['https://api.example.com', 'api.example.com:6443', '10.0.0.256', ''].map(host => ({
        title: `the host '${host}'`,
        fleet: alpha({ apiServer: { host } }),
        finds: [at('alpha', `the API server of 'alpha' has the address '${host}', port 6443`)],
      })),
      {
        title: 'port 65536',
        fleet: alpha({ apiServer: { host: '10.0.0.1', port: 65536 } }),
        finds: [at('alpha', "has the address '10.0.0.1', port 65536")],
      },
    ],
    holds: [
      { title: 'an IPv6 address', fleet: alpha({ apiServer: { host: 'fd00::1', port: 1 } }) },
      { title: 'the last port', fleet: alpha({ apiServer: { host: '10.0.0.1', port: 65535 } }) },
      {
        title: 'no kube-proxy, but an address',
        fleet: alpha({ kubeProxyReplacement: true, apiServer: { host: 'api.example.com' } }),
      },
      {
        title: 'no kube-proxy, and an address in a value of its own',
        fleet: alpha({ kubeProxyReplacement: true, cilium: { values: { k8sServiceHost: 'auto' } } }),
      },
      { title: 'kube-proxy and no address', fleet: alpha({ kubeProxyReplacement: false }) },
      { title: 'Talos, where every node has KubePrism', fleet: alpha({ platform: { talos: {} } }) },
      {
        title: 'RKE2, where every node has the API server',
        fleet: alpha({ platform: { rke2: {} }, kubeProxyReplacement: true }),
      },
    ],
  },

  'cluster/kube-proxy': {
    breaks: [
      {
        title: 'GKE without kube-proxy',
        fleet: gke(true),
        finds: [at('alpha', "kubeProxyReplacement is true for 'alpha', which GKE does not allow")],
      },
    ],
    holds: [
      { title: 'GKE with kube-proxy', fleet: gke(false) },
      { title: 'GKE that is not asked', fleet: gke() },
      ...[true, false, undefined].map(kubeProxyReplacement => ({
        title: `Talos with kubeProxyReplacement ${String(kubeProxyReplacement)}`,
        fleet: alpha({
          platform: { talos: {} },
          ...(kubeProxyReplacement !== undefined && { kubeProxyReplacement }),
        }),
      })),
      {
        title: 'generic without kube-proxy',
        fleet: alpha({ kubeProxyReplacement: true, apiServer: { host: 'x' } }),
      },
    ],
  },

  'cluster/repository': {
    breaks: [
      ...branches.refused.map(branch => ({
        title: `the branch '${branch}'`,
        fleet: repo({ branch }),
        finds: [at('alpha', `'${branch}' of the repository of 'alpha' is no branch`)],
      })),
      {
        title: "git's short form",
        fleet: repo({ url: 'git@git.example.com:fleet/alpha.git' }),
        finds: [at('alpha', "the repository address of 'alpha' is none that Flux takes")],
      },
      {
        title: 'a folder',
        fleet: repo({ url: '/srv/alpha.git' }),
        finds: [at('alpha', "the repository address of 'alpha' is none that Flux takes")],
      },
      {
        title: 'no encryption',
        fleet: repo({ url: 'http://git.example.com/alpha.git' }),
        finds: [at('alpha', "the repository address of 'alpha' is none that Flux takes")],
      },
      ...[
        'http://8.8.8.8/a.git',
        'http://10.0.0.1.example.com/a.git',
        'http://internal/a.git',
        'http://[2001:db8::1]/a.git',
      ].map(url => ({
        title: `no encryption at ${url}`,
        fleet: repo({ url }),
        finds: [at('alpha', "the repository address of 'alpha' is none that Flux takes")],
      })),
      {
        title: 'a password for a private address',
        fleet: repo({ url: 'http://me:secret@10.0.0.1/a.git' }),
        finds: credentials,
      },
      {
        title: 'what is only read, where bootstrap pushes',
        fleet: () =>
          twoGenericClusters(
            { alpha: { repository: { url: local } } },
            { flux: { version: '2.9.4', install: { bootstrap: {} } } },
          ),
        finds: [at('alpha', `'flux bootstrap' cannot push to the repository of 'alpha' at '${local}'`)],
      },
      {
        title: 'a blank',
        fleet: repo({ url: 'https://git.example.com/a b.git' }),
        finds: [at('alpha', "the repository address of 'alpha' is none that Flux takes")],
      },
      {
        title: 'a password',
        fleet: repo({ url: 'https://me:secret@git.example.com/a.git' }),
        finds: credentials,
      },
      {
        title: 'a token as the user',
        fleet: repo({ url: 'https://token@git.example.com/a.git' }),
        finds: credentials,
      },
      {
        title: 'a password for ssh',
        fleet: repo({ url: 'ssh://git:secret@git.example.com/a.git' }),
        finds: credentials,
      },
      {
        title: 'a password for anything',
        fleet: repo({ url: 'ftp://me:secret@git.example.com/a.git' }),
        finds: credentials,
      },
      {
        title: 'a folder above the repository',
        fleet: repo({ path: 'clusters/../../etc' }),
        finds: [at('alpha', "the folder 'clusters/../../etc' in the repository of 'alpha' is no plain path")],
      },
      {
        title: 'a folder that is itself',
        fleet: repo({ path: 'clusters/./a' }),
        finds: [at('alpha', 'no plain path')],
      },
      ...['.git', 'a/.git/hooks', 'a/.GIT', '.Git/x'].map(path => ({
        title: `the folder '${path}'`,
        fleet: repo({ path }),
        finds: [at('alpha', `the folder '${path}' in the repository of 'alpha' is no plain path`)],
      })),
      {
        title: 'an empty folder',
        fleet: repo({ path: 'clusters//a' }),
        finds: [at('alpha', 'no plain path')],
      },
      { title: 'a backslash', fleet: repo({ path: 'clusters\\a' }), finds: [at('alpha', 'no plain path')] },
      { title: 'one repository for two', fleet: shared({ url }), finds: same },
      {
        title: 'one repository in two spellings',
        fleet: shared({ url }, { url: 'https://git.example.com/fleet/' }),
        finds: same,
      },
      {
        title: 'one repository by https and by ssh',
        fleet: shared({ url }, { url: 'ssh://git@git.example.com/fleet.git' }),
        finds: same,
      },
      {
        title: 'one folder in two spellings',
        fleet: shared({ url, path: 'a' }, { path: './a/' }),
        finds: same,
      },
      {
        title: 'the branch that is meant without one',
        fleet: shared({ url }, { branch: 'main' }),
        finds: same,
      },
    ],
    holds: [
      ...branches.taken.map(branch => ({ title: `the branch '${branch}'`, fleet: repo({ branch }) })),
      ...['.github', 'a.git', '.gitops/x'].map(path => ({
        title: `the folder '${path}'`,
        fleet: repo({ path }),
      })),
      { title: 'ssh with its user', fleet: repo({ url: 'ssh://git@git.example.com:2222/a.git' }) },
      { title: 'a sign that looks like a user', fleet: repo({ url: 'https://git.example.com/@me/a:b.git' }) },
      {
        title: 'two folders of one repository',
        fleet: shared({ url, path: 'clusters/a' }, { path: 'clusters/b' }),
      },
      { title: 'two branches of one repository', fleet: shared({ url }, { branch: 'beta' }) },
      { title: 'dots in a folder', fleet: repo({ path: 'clusters/.a/b..c/v1.2' }) },
    ],
  },

  'cluster/repository-in-clear': {
    breaks: [
      local,
      'http://localhost:8417/shop/alpha.git',
      'http://git.localhost/alpha.git',
      'http://172.18.0.1:8417/shop/alpha.git',
      'http://192.168.1.2/alpha.git',
      'http://10.1.2.3/alpha.git',
      'http://127.0.0.1:8417/shop/alpha.git',
      'http://[fd00::1]:8417/shop/alpha.git',
      'http://[::1]:8417/shop/alpha.git',
    ].map(url => ({
      title: url,
      fleet: repo({ url }),
      finds: [at('alpha', "Flux in 'alpha' reads its repository without encryption")],
    })),
    holds: [
      { title: 'https', fleet: repo({ url: 'https://host.docker.internal/alpha.git' }) },
      { title: 'ssh', fleet: repo({ url: 'ssh://git@10.0.0.1/alpha.git' }) },
    ],
  },
};
