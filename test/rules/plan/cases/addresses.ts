import type { ClusterProps, Fleet } from '../../../../src/model/index';
import { type ClusterChanges, fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type Breaking, type CasesByRule, type Holding } from './case';

const alpha = (change: Partial<ClusterProps>) => (): Fleet => twoGenericClusters({ alpha: change });
const both = (a: Partial<ClusterProps>, b: Partial<ClusterProps>) => (): Fleet =>
  twoGenericClusters({ alpha: a, beta: b });

/** alpha - hub - omega: two clusters that only a third links. */
const throughHub = (a: Partial<ClusterProps>, b: Partial<ClusterProps>) => (): Fleet =>
  fleetOf(
    { alpha: a, hub: {}, omega: b },
    { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']) } },
  );

/** alpha - hub and omega - rim: two components. */
const apart = (a: Partial<ClusterProps>, b: Partial<ClusterProps>) => (): Fleet =>
  fleetOf(
    { alpha: a, hub: {}, omega: b, rim: {} },
    { mesh: { topology: linked(['alpha', 'hub'], ['omega', 'rim']) } },
  );

type Property = 'podCidrs' | 'nodeCidrs' | 'serviceCidrs';

/** The ways in which one kind of range of two clusters may meet, or only nearly. */
function meetings(property: Property): { breaks: Breaking[]; holds: Holding[] } {
  const of = (...cidrs: string[]): ClusterChanges[string] => ({ [property]: cidrs });
  const meets = (a: string, b: string): string =>
    `${property} ${b} of 'beta' and ${property} ${a} of 'alpha' overlap`;
  return {
    breaks: [
      {
        title: 'the same range',
        fleet: both(of('10.77.0.0/16'), of('10.77.0.0/16')),
        finds: [at('beta', meets('10.77.0.0/16', '10.77.0.0/16'), 'alpha')],
      },
      {
        title: 'a range within another, told where the inner one is',
        fleet: both(of('10.77.3.0/24'), of('10.64.0.0/10')),
        finds: [
          at('alpha', `${property} 10.77.3.0/24 of 'alpha' and ${property} 10.64.0.0/10 of 'beta'`, 'beta'),
        ],
      },
      {
        title: 'IPv6',
        fleet: both(of('fd00:77::/104'), of('fd00:77::/104')),
        finds: [at('beta', meets('fd00:77::/104', 'fd00:77::/104'), 'alpha')],
      },
      {
        title: 'one of several ranges',
        fleet: both(of('10.77.0.0/16', '10.79.0.0/16'), of('10.78.0.0/16', 'fd00::/104', '10.79.128.0/17')),
        finds: [at('beta', meets('10.79.0.0/16', '10.79.128.0/17'), 'alpha')],
      },
      {
        title: 'a range in many, told once for each cluster',
        fleet: () =>
          fleetOf({
            a: of('10.77.0.0/16'),
            b: {},
            c: of('10.77.0.0/24'),
            d: of('10.77.0.0/24'),
            e: of('10.77.0.9/32'),
            f: of('10.77.0.9/32'),
          }),
        finds: [
          at('c', `${property} 10.77.0.0/24 of 'c' and ${property} 10.77.0.0/16 of 'a' overlap`, 'a'),
          at('d', `10.77.0.0/16 of 'a', ${property} 10.77.0.0/24 of 'c' overlap`, 'a', 'c'),
          at(
            'e',
            `10.77.0.0/16 of 'a', ${property} 10.77.0.0/24 of 'c', ${property} 10.77.0.0/24 of 'd' overlap`,
            'a',
            'c',
            'd',
          ),
          at('f', `${property} 10.77.0.0/24 of 'd' and 1 more overlap`, 'a', 'c', 'd', 'e'),
        ],
      },
      {
        title: 'clusters that only a third one connects',
        fleet: throughHub(of('10.77.0.0/16'), of('10.77.0.0/16')),
        finds: [at('omega', "of 'alpha' overlap", 'alpha')],
      },
      {
        title: 'clusters that only a third one connects, in IPv6',
        fleet: throughHub(of('fd00::/8'), of('fd00:77::/104')),
        finds: [at('omega', "of 'alpha' overlap", 'alpha')],
      },
    ],
    holds: [
      { title: 'ranges that touch', fleet: both(of('10.76.0.0/16'), of('10.77.0.0/16')) },
      { title: 'IPv6 ranges that touch', fleet: both(of('fd00:77::/112'), of('fd00:77::1:0/112')) },
      { title: 'the same numbers in two families', fleet: both(of('0.0.0.0/32'), of('::/128')) },
      { title: 'clusters of two components', fleet: apart(of('10.77.0.0/16'), of('10.77.0.0/16')) },
      { title: 'IPv6 in clusters of two components', fleet: apart(of('fd00::/104'), of('fd00::/104')) },
      { title: 'a text that is no CIDR', fleet: both(of('10.77.0.0'), of('10.77.0.0/16')), also: badCidr },
    ],
  };
}

const badCidr = {
  rules: ['cluster/cidr'],
  because: 'the text that cannot be compared is a mistake of its own',
};

const aks: Partial<ClusterProps> = { platform: { aksByocni: {} } };
const eks: Partial<ClusterProps> = { platform: { eksOverlay: { loadBalancerController: 'in-tree' } } };
/** Clusters on EKS where pods and nodes share the VPC. */
const vpcs = (clusters: ClusterChanges) => (): Fleet =>
  fleetOf(
    Object.fromEntries(
      Object.entries(clusters).map(([name, change]) => [
        name,
        { platform: { eksEni: { loadBalancerController: 'in-tree' } }, ...change },
      ]),
    ),
    { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
  );

export const addresses: CasesByRule = {
  'cluster/few-nodes': {
    breaks: [
      {
        title: 'a pool that is one node’s range',
        fleet: () => twoGenericClusters({ alpha: { podCidrs: ['10.1.0.0/30'] } }),
        finds: [at('alpha', 'hold IPv4 ranges of /30 for 1 node only')],
      },
      {
        title: 'a pool for two nodes, and another for one',
        fleet: () => twoGenericClusters({ alpha: { podCidrs: ['10.1.0.0/23', '10.1.4.0/24'] } }),
        finds: [at('alpha', 'ranges of /24 for 3 nodes only')],
      },
    ],
    holds: [
      {
        title: 'a pool for four nodes',
        fleet: () => twoGenericClusters({ alpha: { podCidrs: ['10.1.0.0/22'] } }),
      },
      {
        title: 'pools for four nodes together',
        fleet: () => twoGenericClusters({ alpha: { podCidrs: ['10.1.0.0/23', '10.1.4.0/23'] } }),
      },
      {
        title: 'node ranges that Kubernetes hands out',
        fleet: () =>
          twoGenericClusters({
            alpha: {
              podCidrs: ['10.1.0.0/24'],
              platform: { generic: { ipam: 'kubernetes', loadBalancerAnnotations: {} } },
            },
          }),
      },
    ],
  },
  'cluster/cidr': {
    breaks: [
      {
        title: 'an address alone',
        fleet: alpha({ podCidrs: ['10.1.0.0'] }),
        finds: [at('alpha', "podCidrs[0] of 'alpha': '10.1.0.0' is no CIDR")],
      },
      {
        title: 'a prefix that is too long',
        fleet: alpha({ nodeCidrs: ['192.168.1.0/24', '192.168.2.0/33'] }),
        finds: [at('alpha', "nodeCidrs[1] of 'alpha': '192.168.2.0/33' is no CIDR")],
      },
      {
        title: 'bits behind the prefix',
        fleet: alpha({ serviceCidrs: ['172.20.1.1/24'] }),
        finds: [
          at('alpha', "serviceCidrs[0] of 'alpha': '172.20.1.1/24' has address bits behind its prefix"),
        ],
      },
      {
        title: 'IPv4 in IPv6 clothes',
        fleet: alpha({ podCidrs: ['::ffff:10.1.0.0/112'] }),
        finds: [at('alpha', 'is no CIDR')],
      },
      { title: 'no pods', fleet: alpha({ podCidrs: [] }), finds: [at('alpha', "'alpha' has no podCidrs")] },
      {
        title: 'no nodes',
        fleet: alpha({ nodeCidrs: [] }),
        finds: [at('alpha', "'alpha' has no nodeCidrs")],
      },
    ],
    holds: [
      { title: 'a single address', fleet: alpha({ nodeCidrs: ['192.168.1.7/32'] }) },
      { title: 'both families', fleet: alpha({ podCidrs: ['10.1.0.0/16', 'fd00:1::/104'] }) },
      { title: 'another spelling of IPv6', fleet: alpha({ podCidrs: ['FD00:0001:0::/104'] }) },
      { title: 'no services', fleet: alpha({ serviceCidrs: [] }) },
    ],
  },

  'cluster/pod-cidrs-overlap': {
    breaks: [
      ...meetings('podCidrs').breaks,
      {
        title: 'pods and nodes of another cluster',
        fleet: both({ podCidrs: ['10.1.0.0/16'] }, { nodeCidrs: ['10.1.200.0/24'] }),
        finds: [
          at(
            'beta',
            "nodeCidrs 10.1.200.0/24 of 'beta' and podCidrs 10.1.0.0/16 of 'alpha' overlap",
            'alpha',
          ),
        ],
      },
      {
        title: 'pods and nodes of the cluster itself',
        fleet: alpha({ nodeCidrs: ['10.1.200.0/24'] }),
        finds: [
          at('alpha', "nodeCidrs 10.1.200.0/24 of 'alpha' and podCidrs 10.1.0.0/16 of 'alpha' overlap"),
        ],
      },
      {
        title: 'two pools of one cluster',
        fleet: alpha({ podCidrs: ['10.1.0.0/16', '10.1.128.0/17'] }),
        finds: [at('alpha', "podCidrs 10.1.128.0/17 of 'alpha' and podCidrs 10.1.0.0/16 of 'alpha' overlap")],
      },
      {
        title: 'a cluster on its own',
        fleet: () => fleetOf({ alpha: { nodeCidrs: ['10.1.0.0/24'] } }),
        finds: [at('alpha', "of 'alpha' overlap")],
      },
      {
        title: 'two clusters in one VPC, whose pods share it with their nodes',
        fleet: vpcs({
          alpha: { podCidrs: ['10.1.0.0/16'], nodeCidrs: ['10.1.0.0/17'] },
          beta: { podCidrs: ['10.2.0.0/16'], nodeCidrs: ['10.1.128.0/17'] },
        }),
        finds: [
          at(
            'beta',
            "nodeCidrs 10.1.128.0/17 of 'beta' and podCidrs 10.1.0.0/16 of 'alpha' overlap",
            'alpha',
          ),
        ],
      },
      {
        title: 'two pools of one cluster whose pods share the network of its nodes',
        fleet: vpcs({ alpha: { podCidrs: ['10.1.0.0/16', '10.1.128.0/17'] } }),
        finds: [at('alpha', "podCidrs 10.1.128.0/17 of 'alpha' and podCidrs 10.1.0.0/16 of 'alpha' overlap")],
      },
    ],
    holds: [
      ...meetings('podCidrs').holds,
      {
        title: 'pods with addresses of the network of their nodes',
        fleet: vpcs({
          alpha: { podCidrs: ['10.1.0.0/16'], nodeCidrs: ['10.1.0.0/16'] },
          beta: { podCidrs: ['10.2.0.0/16'], nodeCidrs: ['10.2.0.0/17'] },
        }),
      },
      {
        title: 'nodes that share a range',
        fleet: both({ nodeCidrs: ['10.77.0.0/24'] }, { nodeCidrs: ['10.77.0.0/24'] }),
      },
    ],
  },

  'cluster/node-cidrs-overlap': {
    breaks: meetings('nodeCidrs').breaks,
    holds: [
      ...meetings('nodeCidrs').holds,
      {
        title: 'two ranges of one cluster',
        fleet: () => fleetOf({ alpha: { nodeCidrs: ['192.168.0.0/16', '192.168.1.0/24'] } }),
      },
    ],
  },

  'cluster/reserved-range': {
    breaks: [
      ...(['podCidrs', 'nodeCidrs', 'serviceCidrs'] as const).map(property => ({
        title: `${property} of AKS in a range of Azure`,
        fleet: alpha({ ...aks, [property]: ['172.30.16.0/20'] }),
        finds: [
          at('alpha', `${property} 172.30.16.0/20 of 'alpha' overlaps 172.30.0.0/16, which Azure keeps`),
        ],
      })),
      {
        title: 'a range that holds two of Azure',
        fleet: alpha({ ...aks, serviceCidrs: ['172.24.0.0/13'] }),
        finds: [at('alpha', 'overlaps 172.30.0.0/16'), at('alpha', 'overlaps 172.31.0.0/16')],
      },
      {
        title: 'EKS in the range of AWS services',
        fleet: alpha({ ...eks, nodeCidrs: ['172.17.0.0/16'] }),
        finds: [at('alpha', "nodeCidrs 172.17.0.0/16 of 'alpha' overlaps 172.17.0.0/16, which some AWS")],
      },
      {
        title: 'a VPC in the range of AWS services, for pods and for nodes',
        fleet: () =>
          fleetOf(
            {
              alpha: {
                platform: { eksEni: { loadBalancerController: 'aws-load-balancer-controller' } },
                podCidrs: ['172.16.0.0/15'],
                nodeCidrs: ['172.16.0.0/15'],
              },
            },
            { mesh: { nativeRoutingCidr: { ipv4: '172.16.0.0/12' } } },
          ),
        finds: [at('alpha', 'nodeCidrs 172.16.0.0/15'), at('alpha', 'podCidrs 172.16.0.0/15')],
      },
      {
        title: 'the loopback',
        fleet: alpha({ serviceCidrs: ['127.0.0.0/16'] }),
        finds: [at('alpha', 'overlaps 127.0.0.0/8, which is the loopback of every host')],
      },
      {
        title: 'link-local, once where the platform names it too',
        fleet: alpha({ ...aks, serviceCidrs: ['169.254.0.0/20'] }),
        finds: [at('alpha', 'overlaps 169.254.0.0/16, which Azure keeps for itself')],
      },
      {
        title: 'link-local in IPv6',
        fleet: alpha({ podCidrs: ['10.1.0.0/16', 'fe80::/104'] }),
        finds: [at('alpha', 'overlaps fe80::/10, which is link-local')],
      },
    ],
    holds: [
      { title: 'a range next to one of Azure', fleet: alpha({ ...aks, podCidrs: ['172.29.0.0/16'] }) },
      {
        title: 'a range next to the one of AWS services',
        fleet: alpha({ ...eks, podCidrs: ['172.18.0.0/16'] }),
      },
      { title: 'a range of Azure on EKS', fleet: alpha({ ...eks, podCidrs: ['172.30.0.0/16'] }) },
      { title: 'a range of AWS services elsewhere', fleet: alpha({ podCidrs: ['172.17.0.0/16'] }) },
      { title: 'IPv6', fleet: alpha({ ...aks, podCidrs: ['fd00:172::/104'] }) },
      { title: 'a text that is no CIDR', fleet: alpha({ ...aks, podCidrs: ['172.30.0.0'] }), also: badCidr },
    ],
  },

  'cluster/service-cidrs-hide': {
    breaks: [
      {
        title: 'services and nodes of the cluster itself',
        fleet: alpha({ serviceCidrs: ['192.168.1.128/25'] }),
        finds: [
          at(
            'alpha',
            "serviceCidrs 192.168.1.128/25 of 'alpha' and nodeCidrs 192.168.1.0/24 of 'alpha' overlap",
          ),
        ],
      },
      {
        title: 'services and pods of the cluster itself, in IPv6',
        fleet: alpha({ podCidrs: ['fd00:1::/56'], serviceCidrs: ['fd00:1:0:ff::/112'] }),
        finds: [
          at(
            'alpha',
            "serviceCidrs fd00:1:0:ff::/112 of 'alpha' and podCidrs fd00:1::/56 of 'alpha' overlap",
          ),
        ],
      },
    ],
    holds: [
      {
        title: 'ranges that touch',
        fleet: alpha({ nodeCidrs: ['10.9.0.0/25'], serviceCidrs: ['10.9.0.128/25'] }),
      },
      {
        title: 'services in a range of another cluster',
        fleet: both({ serviceCidrs: ['10.2.200.0/24'] }, { podCidrs: ['10.2.0.0/16'] }),
      },
    ],
  },

  'cluster/service-cidrs-overlap': {
    breaks: [
      ...meetings('serviceCidrs').breaks,
      {
        title: 'services and pods of another cluster',
        fleet: both({ serviceCidrs: ['10.2.200.0/24'] }, { podCidrs: ['10.2.0.0/16'] }),
        finds: [
          at(
            'alpha',
            "serviceCidrs 10.2.200.0/24 of 'alpha' and podCidrs 10.2.0.0/16 of 'beta' overlap",
            'beta',
          ),
        ],
      },
    ],
    holds: [
      ...meetings('serviceCidrs').holds,
      {
        title: 'nodes that share a range',
        fleet: both({ nodeCidrs: ['10.77.0.0/24'] }, { nodeCidrs: ['10.77.0.0/24'] }),
      },
    ],
  },
};
