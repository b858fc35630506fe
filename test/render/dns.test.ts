import fc from 'fast-check';
import { load } from 'js-yaml';
import type { DataFile, JsonMap, ObjectsFile, Tree } from '../../src/kinds/index';
import { ExportedService, type Fleet, MeshNamespace } from '../../src/model/index';
import type { ClusterProps } from '../../src/model/index';
import { render } from '../../src/render/index';
import {
  chartValues,
  clusterCorefile,
  forwardBlock,
  zoneBlock,
  zoneCorefile,
} from '../../src/render/dns/corefile';
import { examples } from '../platforms/examples';
import { fleetOn } from '../platforms/fleets';
import { planOf } from '../support/fleets';

const exporting = (change: Partial<ClusterProps>, version?: string, keys = Object.keys(examples)): Fleet => {
  const platforms = Object.fromEntries(Object.entries(examples).filter(([key]) => keys.includes(key)));
  const fleet = fleetOn(platforms, change, version);
  new ExportedService(new MeshNamespace(fleet, 'shop'), 'web', {
    ports: [{ name: 'http', port: 80 }],
    selector: { app: 'web' },
    providers: { all: {} },
  });
  return fleet;
};

const treeOf = (key: string, clustersetDns: ClusterProps['clustersetDns'] = { none: {} }): Tree => {
  const [tree] = render(planOf(exporting({ clustersetDns }, '1.20.3', [key])));
  if (tree === undefined) throw new Error('no tree');
  return tree;
};

const fileOf = (tree: Tree, path: string): Tree['files'][number] | undefined =>
  tree.files.find(file => file.path === path);

const objects = (tree: Tree): string[] =>
  ((fileOf(tree, 'dns/dns.yaml') as ObjectsFile | undefined)?.objects ?? []).map(
    ({ object }) => `${object.kind} ${object.metadata.name}`,
  );

const access = ['ClusterRole clusterset-dns', 'ClusterRoleBinding clusterset-dns'];
const server = ['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'ConfigMap', 'Deployment', 'Service']
  .concat('PodDisruptionBudget')
  .map(kind => `${kind} clusterset-dns`);

test.each<[string, ClusterProps['clustersetDns'], string[]]>([
  ['generic', { auto: {} }, []],
  ['generic', { elsewhere: {} }, []],
  ['gke', { none: {} }, []],
  ['aksByocni', { custom: {} }, [...access, 'ConfigMap coredns-custom']],
  ['k3s', { custom: {} }, [...access, 'ConfigMap coredns-custom']],
  ['rke2', { helmChartConfig: {} }, [...access, 'HelmChartConfig rke2-coredns']],
  ['eksEni', { addOn: {} }, access],
  ['gke', { ownServer: { address: '172.20.1.5' } }, [...server, 'ConfigMap kube-dns']],
  ['k3s', { ownServer: { address: '172.20.1.5' } }, [...server, 'ConfigMap coredns-custom']],
])('%s with %j has these objects in the layer dns', (key, dns, expected) => {
  const tree = treeOf(key, dns);
  expect(objects(tree)).toEqual(expected);
  expect(fileOf(tree, 'dns/kustomization.yaml') !== undefined).toBe(expected.length > 0);
});

describe('Cilium’s chart configures CoreDNS', () => {
  const mcs = (tree: Tree): unknown => {
    const { data } = fileOf(tree, 'cilium/values.yaml') as DataFile;
    return (data.clustermesh as JsonMap).mcsapi;
  };

  test('where that is the way, and says no where it is not', () => {
    const values = (enabled: boolean): unknown => ({
      enabled: true,
      installCRDs: true,
      corednsAutoConfigure: { enabled },
    });
    expect(mcs(treeOf('generic', { auto: {} }))).toEqual(values(true));
    expect(mcs(treeOf('generic', { elsewhere: {} }))).toEqual(values(false));
    expect(mcs(treeOf('rke2', { helmChartConfig: {} }))).toEqual(values(false));
  });
});

test('the layer waits for the CRD that CoreDNS reads', () => {
  const tree = treeOf('k3s', { custom: {} });
  const { objects } = fileOf(tree, 'flux/layers.yaml') as ObjectsFile;
  const spec = (name: string): JsonMap =>
    objects.find(({ object }) => object.metadata.name === name)?.object.spec as JsonMap;
  expect(spec('dns').dependsOn).toEqual([{ name: 'mesh-ready' }]);
  expect(spec('mesh-ready').healthChecks).toContainEqual(
    expect.objectContaining({ name: 'serviceimports.multicluster.x-k8s.io' }),
  );
});

test('kube-dns keeps the stub domains that the blueprint names', () => {
  const tree = treeOf('gke', {
    ownServer: { address: '172.20.1.5', stubDomains: { 'corp.example.com': ['10.0.0.53', '10.0.1.53'] } },
  });
  const { objects } = fileOf(tree, 'dns/dns.yaml') as ObjectsFile;
  const { data } = objects.at(-1)?.object as unknown as { data: { stubDomains: string } };
  expect(JSON.parse(data.stubDomains)).toEqual({
    'clusterset.local': ['172.20.1.5'],
    'corp.example.com': ['10.0.0.53', '10.0.1.53'],
  });
});

/** The plugins of a server block by name, with their parameters and options. */
function pluginsOf(corefile: string): Record<string, { parameters: string[]; options: string[][] }> {
  const words = (line: string): string[] => line.trim().split(/\s+/);
  const plugins: ReturnType<typeof pluginsOf> = {};
  let inside: string[][] | undefined;
  for (const line of corefile.split('\n').slice(1)) {
    if (line === '}') break;
    const [name = '', ...parameters] = words(line);
    if (inside !== undefined && name === '}') inside = undefined;
    else if (inside !== undefined) inside.push(words(line));
    else {
      const opens = parameters.at(-1) === '{';
      const options: string[][] = [];
      plugins[name] = { parameters: opens ? parameters.slice(0, -1) : parameters, options };
      if (opens) inside = options;
    }
  }
  return plugins;
}

describe('a Corefile', () => {
  const valuesText = load(chartValues()) as {
    servers: { plugins: { name: string; parameters?: string; configBlock?: string }[] }[];
  };

  test.each([
    ['of a cluster', clusterCorefile()],
    ['block for the zone', zoneBlock()],
    ['of a server of our own', zoneCorefile(1053)],
  ])('%s has every zone of multicluster among those of its plugin', (_, corefile) => {
    const { kubernetes } = pluginsOf(corefile);
    const zones = kubernetes?.options.find(([name]) => name === 'multicluster')?.slice(1);
    expect(zones).toEqual(['clusterset.local']);
    expect(kubernetes?.parameters).toEqual(expect.arrayContaining(zones ?? []));
    expect(kubernetes?.options.map(([name]) => name)).not.toContain('ignore');
    expect(corefile.match(/\{/g)?.length).toBe(corefile.match(/\}/g)?.length);
  });

  test('of a cluster keeps what it serves without the zone', () => {
    const { kubernetes, forward } = pluginsOf(clusterCorefile());
    expect(kubernetes?.parameters).toEqual(['cluster.local', 'clusterset.local', 'in-addr.arpa', 'ip6.arpa']);
    expect(forward?.parameters).toEqual(['.', '/etc/resolv.conf']);
  });

  test('in the values of RKE2’s chart says what it says on EKS', () => {
    const [{ plugins } = { plugins: [] }] = valuesText.servers;
    const said = Object.fromEntries(
      plugins.map(({ name, parameters = '', configBlock = '' }) => [
        name,
        {
          parameters: parameters.split(' ').filter(word => word !== ''),
          options: configBlock
            .split('\n')
            .filter(line => line !== '')
            .map(line => line.split(' ')),
        },
      ]),
    );
    expect(said).toEqual(pluginsOf(clusterCorefile()));
  });

  test('block that forwards sends the zone and nothing else to the address', () => {
    expect(forwardBlock('10.43.0.53')).toMatch(/^clusterset\.local:53 \{\n/);
    expect(pluginsOf(forwardBlock('10.43.0.53')).forward?.parameters).toEqual(['.', '10.43.0.53']);
  });
});

test('no name under clusterset.local can be too long', () => {
  const part = (most: number): fc.Arbitrary<string> =>
    fc.stringMatching(/^[a-z]([a-z0-9]|-[a-z0-9])*$/).map(text => text.slice(0, most).replace(/-$/, 'a'));
  const longest = (most: number): fc.Arbitrary<string> => fc.oneof(part(most), fc.constant('a'.repeat(most)));
  // A host name, a cluster's name, a service and a namespace are as long as rules of their own let them be.
  fc.assert(
    fc.property(longest(63), longest(32), longest(63), longest(63), (host, cluster, service, namespace) => {
      const name = `${host}.${cluster}.${service}.${namespace}.svc.clusterset.local`;
      expect(name.length).toBeLessThanOrEqual(253);
      for (const label of name.split('.')) expect(label.length).toBeLessThanOrEqual(63);
    }),
  );
});
