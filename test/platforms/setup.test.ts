import { datapathOf, valueAt } from '../../src/values/index';
import { parseCidr } from '../../src/net/index';
import { type PlatformCluster, type PlatformProps, setUpPlatform } from '../../src/platforms/index';
import { synthesize } from '../../src/synth/index';
import type { ClusterPlan } from '../../src/plan/index';
import type { ClusterProps } from '../../src/model/index';
import { clusterOf, planOf } from '../support/fleets';
import { examples, variants } from './examples';
import { fleetOn } from './fleets';

const cluster: PlatformCluster = {
  name: 'paris',
  podCidrs: ['10.1.0.0/16'],
  apiServer: undefined,
  kubeProxyReplacement: undefined,
};
const keys = Object.keys(examples);

/** One platform's cluster of a plan. */
function planned(platform: string, change: Partial<ClusterProps> = {}): ClusterPlan {
  const example = examples[platform];
  if (example === undefined) throw new Error(`no example of ${platform}`);
  return clusterOf(planOf(fleetOn({ alpha: example }, change)), 'alpha');
}
const service = ({ values }: ClusterPlan): unknown => valueAt(values, 'clustermesh', 'apiserver', 'service');

describe.each(variants.map(props => [JSON.stringify(props), props] as const))('%s', (_, props) => {
  test.each([undefined, true, false])(
    'is of one mind, with kubeProxyReplacement %s',
    kubeProxyReplacement => {
      const setup = setUpPlatform(props, { ...cluster, kubeProxyReplacement });
      const datapath = datapathOf(setup.values);
      expect(setup.routing).toBe(datapath.routing);
      expect(valueAt(setup.values, 'routingMode')).toBe(setup.routing);
      expect(valueAt(setup.values, 'ipam', 'mode')).toBe(setup.ipam);
      expect(['true', 'false']).toContain(valueAt(setup.values, 'kubeProxyReplacement'));
      if (setup.title !== 'GKE' && kubeProxyReplacement !== undefined)
        expect(datapath.kubeProxyReplacement).toBe(kubeProxyReplacement);
    },
  );

  test('takes the API server of the blueprint before any other', () => {
    const apiServer = { host: 'api.example.com', port: 443 };
    for (const kubeProxyReplacement of [undefined, true, false])
      expect(setUpPlatform(props, { ...cluster, apiServer, kubeProxyReplacement }).apiServer).toEqual(
        apiServer,
      );
  });

  test('has ranges that are ranges, and needs in sentences', () => {
    const { reservedRanges, needs } = setUpPlatform(props, { ...cluster, kubeProxyReplacement: true });
    for (const { cidr } of reservedRanges) expect(parseCidr(cidr)?.text).toBe(cidr);
    for (const { title, why, check } of needs) {
      expect([title, why]).toEqual([expect.stringMatching(/^\S.*\.$/), expect.stringMatching(/^\S.*\.$/)]);
      expect(check.join('\n')).toMatch(/^\S/);
      expect(title + why + check.join('\n')).not.toMatch(/undefined|\[object/);
    }
  });
});

test.each<[string, 'native' | 'tunnel', string, boolean]>([
  ['generic', 'tunnel', 'cluster-pool', false],
  ['gke', 'native', 'kubernetes', false],
  ['eksEni', 'native', 'eni', false],
  ['eksOverlay', 'tunnel', 'cluster-pool', false],
  ['aksByocni', 'tunnel', 'cluster-pool', false],
  ['kind', 'tunnel', 'kubernetes', false],
  ['k3s', 'tunnel', 'cluster-pool', false],
  ['rke2', 'tunnel', 'cluster-pool', false],
  ['talos', 'tunnel', 'kubernetes', true],
])(
  '%s by itself routes %s, allocates with %s and replaces kube-proxy: %s',
  (key, routing, ipam, replaced) => {
    const { platform, datapath } = planned(key);
    expect([platform.routing, platform.ipam, datapath.kubeProxyReplacement]).toEqual([
      routing,
      ipam,
      replaced,
    ]);
  },
);

test.each([
  ['generic', ['auto']],
  ['gke', ['ownServer']],
  ['eksEni', ['addOn']],
  ['eksOverlay', ['addOn']],
  ['aksByocni', ['custom', 'ownServer']],
  ['kind', ['auto']],
  ['k3s', ['custom', 'ownServer']],
  ['rke2', ['helmChartConfig']],
  ['talos', ['auto']],
])('%s can serve clusterset.local by %p', (key, ways) => {
  expect(planned(key).platform.dns.ways).toEqual(ways);
});

describe('the load balancer of clustermesh-apiserver', () => {
  const aws = 'service.beta.kubernetes.io/aws-load-balancer';
  const controller = {
    [`${aws}-type`]: 'external',
    [`${aws}-nlb-target-type`]: 'instance',
    [`${aws}-scheme`]: 'internal',
  };
  const inTree = { [`${aws}-type`]: 'nlb', [`${aws}-internal`]: 'true' };

  test.each([
    ['eksEni', controller],
    ['eksOverlay', inTree],
    ['aksByocni', { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }],
    ['generic', { 'lb.example.com/scheme': 'internal' }],
    ['k3s', {}],
  ])('on %s is internal by the annotations that are read there', (key, annotations) => {
    expect(service(planned(key))).toMatchObject({ type: 'LoadBalancer', annotations });
  });

  const loadBalancerAnnotations = { 'lb.example.com/pool': 'mesh' };
  test.each<PlatformProps>([
    { kind: { loadBalancerAnnotations } },
    { k3s: { loadBalancerAnnotations } },
    { rke2: { loadBalancerAnnotations } },
    { talos: { loadBalancerAnnotations } },
  ])('has the annotations of the blueprint: %j', props => {
    expect(setUpPlatform(props, cluster).internalLoadBalancer).toEqual(loadBalancerAnnotations);
  });

  test('keeps a client at its replica, except on EKS, which refuses to', () => {
    const asked = keys.map(key => [key, planned(key).platform.sessionAffinity]);
    expect(asked.filter(([, affinity]) => affinity === 'Never').map(([key]) => key)).toEqual([
      'eksEni',
      'eksOverlay',
    ]);
    expect(service(planned('eksEni'))).toMatchObject({ enableSessionAffinity: 'Never' });
    expect(service(planned('kind'))).toMatchObject({ enableSessionAffinity: 'HAOnly' });
  });
});

describe('the API server', () => {
  const address = ({ apiServer, values }: ClusterPlan): unknown => [
    apiServer,
    values.k8sServiceHost,
    values.k8sServicePort,
  ];

  test.each<[string, Partial<ClusterProps>, string, number]>([
    ['talos', {}, 'localhost', 7445],
    ['talos', { apiServer: { host: 'api.example.com' } }, 'api.example.com', 6443],
    ['rke2', { kubeProxyReplacement: true }, 'localhost', 6443],
    ['k3s', { kubeProxyReplacement: true, apiServer: { host: '10.0.0.1' } }, '10.0.0.1', 6443],
  ])('of %s with %j is %s:%i', (key, change, host, port) => {
    expect(address(planned(key, change))).toEqual([{ host, port }, host, port]);
  });

  test.each<[string, Partial<ClusterProps>]>([
    ['talos', { kubeProxyReplacement: false }],
    ['rke2', {}],
    ['kind', {}],
  ])('of %s with %j is not named: kube-proxy serves it', (key, change) => {
    expect(address(planned(key, change))).toEqual([undefined, undefined, undefined]);
  });
});

test('Talos has no capability to load kernel modules', () => {
  expect(JSON.stringify(valueAt(planned('talos').values, 'securityContext'))).not.toContain('SYS_MODULE');
});

test('the role of the operator on EKS is that of the blueprint', () => {
  const operatorRole = 'arn:aws:iam::123456789012:role/cilium';
  const setup = setUpPlatform({ eksEni: { loadBalancerController: 'in-tree', operatorRole } }, cluster);
  expect(setup.values.eni).toEqual({ enabled: true, iamRole: operatorRole });
});

describe('the README', () => {
  const readme = (key: string, change: Partial<ClusterProps> = {}): string => {
    const { trees } = synthesize(fleetOn({ paris: examples[key] ?? { generic: {} } }, change));
    const file = trees[0]?.files.find(({ path }) => path === 'README.md');
    return file !== undefined && 'text' in file ? file.text : '';
  };

  test.each<[string, string]>([
    ['gke', 'gcloud container clusters describe paris'],
    ['eksEni', 'get daemonset aws-node'],
    ['eksEni', 'ec2:CreateNetworkInterface'],
    ['eksEni', 'deployment aws-load-balancer-controller'],
    ['eksOverlay', 'iptables -t nat -S'],
    ['aksByocni', 'az aks show --resource-group mesh --name paris --query networkProfile.networkPlugin'],
    ['kind', 'get daemonset kindnet'],
    ['k3s', '--flannel-backend=none --disable-network-policy --disable=servicelb'],
    ['rke2', 'cni: none'],
    ['talos', 'KubePrism is on port 7445'],
    ['talos', 'get daemonset kube-proxy'],
  ])('of %s asks for %s', (key, words) => {
    expect(readme(key)).toContain(words);
  });

  test('asks for no kube-proxy where Cilium replaces it', () => {
    for (const key of ['k3s', 'rke2', 'talos']) {
      const apiServer = { host: '10.0.0.1' };
      expect(readme(key, { kubeProxyReplacement: true, apiServer })).toContain('get daemonset kube-proxy');
      expect(readme(key, { kubeProxyReplacement: false })).not.toContain('get daemonset kube-proxy');
    }
  });

  test('does not ask for the AWS controller where another one makes load balancers', () => {
    expect(readme('eksOverlay')).not.toContain('deployment aws-load-balancer-controller');
  });
});

test.each([
  [['fd00:1::/48'], 64],
  [['fd00:1::/64'], 80],
  [['fd00:1::/104'], 120],
  [['fd00:1::/112'], 120],
  [['fd00:1::/124'], 124],
  [['fd00:1::/48', 'fd00:2::/56'], 64],
])('node ranges of the IPv6 pools %j are ones that the operator takes', (podCidrs, mask) => {
  const { values } = setUpPlatform(
    { generic: {} },
    { podCidrs, apiServer: undefined, kubeProxyReplacement: undefined },
  );
  expect(valueAt(values, 'ipam', 'operator', 'clusterPoolIPv6MaskSize')).toBe(mask);
});
