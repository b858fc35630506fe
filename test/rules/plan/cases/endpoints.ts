import type { ClusterProps, EndpointProps, Fleet } from '../../../../src/model/index';
import { fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

/** alpha, linked with beta, with this endpoint. */
const alpha =
  (endpoint: EndpointProps, change: Partial<ClusterProps> = {}, beta: Partial<ClusterProps> = {}) =>
  (): Fleet =>
    twoGenericClusters({ alpha: { endpoint, ...change }, beta });
const ips = (...addresses: string[]): EndpointProps => ({ ips: { addresses } });
const node = (port: number, ...addresses: string[]): EndpointProps => ({ nodePort: { port, addresses } });
const generic = (loadBalancerAnnotations: Record<string, string>): Partial<ClusterProps> => ({
  platform: { generic: { loadBalancerAnnotations } },
});
/** A peer that has both families. */
const dual: Partial<ClusterProps> = { podCidrs: ['10.2.0.0/16', 'fd00:2::/48'] };
const kind: Partial<ClusterProps> = { platform: { kind: {} } };
const eks = (loadBalancerController: 'in-tree' | 'aws-load-balancer-controller'): Partial<ClusterProps> => ({
  platform: { eksOverlay: { loadBalancerController } },
});
const eni: Partial<ClusterProps> = {
  platform: { eksEni: { loadBalancerController: 'aws-load-balancer-controller' } },
};
/** alpha and beta with these node ports, on a version, linked unless told otherwise. */
const nodePorts =
  (version: string, ports: readonly [number, number], change: Partial<ClusterProps> = {}, isLinked = true) =>
  (): Fleet =>
    fleetOf(
      {
        alpha: { endpoint: node(ports[0], '10.9.0.1'), ...change },
        beta: { endpoint: node(ports[1], '10.9.0.2'), ...change },
      },
      {
        cilium: { version },
        flux: { version: '2.8.8' },
        mesh: { topology: isLinked ? { fullMesh: {} } : linked() },
      },
    );
const replaced: Partial<ClusterProps> = {
  kubernetes: '1.33',
  kubeProxyReplacement: true,
  apiServer: { host: '10.9.0.9' },
};

export const endpoints: CasesByRule = {
  'endpoint/addresses': {
    breaks: [
      { title: 'no addresses', fleet: alpha(ips()), finds: [at('alpha', 'has no addresses')] },
      {
        title: 'no addresses of nodes',
        fleet: alpha(node(32379)),
        finds: [at('alpha', 'has no addresses')],
      },
      ...['10.0.0.256', '10.0.0', 'alpha.example.com', '10.0.0.1/32', '010.0.0.1', 'fd00::1%eth0', ''].map(
        text => ({
          title: `the address '${text}'`,
          fleet: alpha(ips(text)),
          finds: [at('alpha', `the address '${text}' of the mesh endpoint of 'alpha' is no IP address`)],
        }),
      ),
      ...['127.0.0.1', '0.0.0.0', '169.254.1.1', '224.0.0.1', '::1', 'fe80::1', 'ff02::1'].map(text => ({
        title: `the address ${text}`,
        fleet: alpha(ips(text), {}, dual),
        finds: [at('alpha', 'leads to no other cluster')],
      })),
      {
        title: 'an address twice',
        fleet: alpha(ips('10.9.0.1', '10.9.0.1')),
        finds: [at('alpha', "the address '10.9.0.1' of the mesh endpoint of 'alpha' is there twice")],
      },
      {
        title: 'an address of two clusters',
        fleet: alpha(ips('10.9.0.1'), {}, { endpoint: ips('10.9.0.2', '10.9.0.1') }),
        finds: [at('beta', "'beta' and 'alpha' have the same mesh endpoint, 10.9.0.1 port 2379", 'alpha')],
      },
      {
        title: 'an address of two clusters in two spellings',
        fleet: alpha(
          node(32379, 'fd99::1'),
          { podCidrs: ['10.1.0.0/16', 'fd00:1::/48'] },
          {
            ...dual,
            endpoint: node(32379, 'FD99:0::1'),
          },
        ),
        finds: [at('beta', 'have the same mesh endpoint', 'alpha')],
      },
    ],
    holds: [
      { title: 'an address of each family', fleet: alpha(ips('10.9.0.1', 'fd99::1'), {}, dual) },
      {
        title: 'one address with two ports',
        fleet: alpha(node(32379, '10.9.0.1'), {}, { endpoint: node(32380, '10.9.0.1') }),
      },
    ],
  },

  'endpoint/pod-range': {
    breaks: [
      {
        title: 'an address in the pod range of a peer',
        fleet: alpha(ips('10.2.3.4')),
        finds: [
          {
            path: 'alpha',
            clusters: ['beta', 'alpha'],
            says: "the mesh endpoint 10.2.3.4 of 'alpha' lies in podCidrs 10.2.0.0/16 of 'beta'",
          },
        ],
      },
      {
        title: "an address in the cluster's own pod range",
        fleet: alpha(ips('10.1.255.255')),
        finds: [at('alpha', "lies in podCidrs 10.1.0.0/16 of 'alpha'")],
      },
      {
        title: 'an address in the pod range of a neighbour of a peer',
        fleet: () =>
          fleetOf(
            { alpha: { endpoint: ips('10.3.0.1') }, beta: {}, gamma: {} },
            { mesh: { topology: linked(['alpha', 'beta'], ['beta', 'gamma']) } },
          ),
        finds: [{ path: 'alpha', clusters: ['gamma', 'alpha'], says: "of 'gamma'" }],
      },
    ],
    holds: [
      { title: 'the address before the range', fleet: alpha(ips('10.0.255.255')) },
      {
        title: 'an address in the range of a cluster that is not connected',
        fleet: () =>
          fleetOf(
            { alpha: { endpoint: ips('10.3.0.1') }, beta: {}, gamma: {} },
            { mesh: { topology: linked(['alpha', 'beta']) } },
          ),
      },
      {
        title: 'an address of the VPC where pods have such addresses too',
        fleet: () =>
          twoGenericClusters(
            { alpha: { ...eni, endpoint: ips('10.1.0.9') }, beta: eni },
            { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
          ),
      },
    ],
  },

  'endpoint/service-range': {
    breaks: [
      {
        title: 'an address among the services of a peer',
        fleet: alpha(ips('172.20.2.5')),
        finds: [
          {
            path: 'alpha',
            clusters: ['beta', 'alpha'],
            says: "the mesh endpoint 172.20.2.5 of 'alpha' lies in serviceCidrs 172.20.2.0/24 of beta",
          },
        ],
      },
      {
        title: "an address among the cluster's own services",
        fleet: alpha(ips('172.20.1.255')),
        finds: [at('alpha', 'lies in serviceCidrs 172.20.1.0/24 of alpha')],
      },
      {
        title: 'a node in the one range of services that both have',
        fleet: alpha(
          node(32379, '172.20.9.9'),
          { serviceCidrs: ['172.20.0.0/16'] },
          { serviceCidrs: ['172.20.0.0/16'] },
        ),
        finds: [{ path: 'alpha', clusters: ['alpha', 'beta'], says: 'of alpha, beta' }],
      },
    ],
    holds: [
      { title: 'the address behind the range', fleet: alpha(ips('172.20.3.0')) },
      {
        title: 'an address among the services of a neighbour of a peer, which does not connect there',
        fleet: () =>
          fleetOf(
            { alpha: { endpoint: ips('172.20.3.5') }, beta: {}, gamma: {} },
            { mesh: { topology: linked(['alpha', 'beta'], ['beta', 'gamma']) } },
          ),
      },
    ],
  },

  'endpoint/node-range': {
    breaks: [
      {
        title: 'an address among the nodes of a peer',
        fleet: alpha(ips('192.168.2.5')),
        finds: [
          at('alpha', "the mesh endpoint 192.168.2.5 of 'alpha' lies in nodeCidrs 192.168.2.0/24", 'beta'),
        ],
      },
      {
        title: 'a node of a neighbour of a peer',
        fleet: () =>
          fleetOf(
            { alpha: { endpoint: node(32379, '192.168.3.5') }, beta: {}, gamma: {} },
            { mesh: { topology: linked(['alpha', 'beta'], ['beta', 'gamma']) } },
          ),
        finds: [at('alpha', 'of gamma, and not in its own', 'gamma')],
      },
    ],
    holds: [
      { title: "an address among the cluster's own nodes", fleet: alpha(ips('192.168.1.5')) },
      {
        title: 'an address of a subnet that both clusters are in',
        fleet: alpha(
          ips('192.168.0.5'),
          { nodeCidrs: ['192.168.0.0/24'] },
          { nodeCidrs: ['192.168.0.0/24'] },
        ),
      },
      {
        title: 'an address among the nodes of a cluster that is not connected',
        fleet: () =>
          fleetOf(
            { alpha: { endpoint: ips('192.168.3.5') }, beta: {}, gamma: {} },
            { mesh: { topology: linked(['alpha', 'beta']) } },
          ),
      },
    ],
  },

  'endpoint/family': {
    breaks: [
      {
        title: 'IPv6 alone, and a peer without it',
        fleet: alpha(ips('fd99::1')),
        finds: [at('alpha', "the mesh endpoint fd99::1 of 'alpha' is IPv6, which no linked cluster speaks")],
      },
      {
        title: 'one address of two',
        fleet: alpha(node(32379, '192.168.1.5', 'fd99::1')),
        finds: [at('alpha', 'fd99::1')],
      },
    ],
    holds: [
      {
        title: 'IPv6, and a peer that has both',
        fleet: alpha(ips('fd99::1'), {}, dual),
      },
      { title: 'IPv6, and no peer', fleet: () => fleetOf({ alpha: { endpoint: ips('fd99::1') } }) },
    ],
  },

  'endpoint/foreign-node': {
    breaks: [
      {
        title: 'a node port at an address that no node has',
        fleet: alpha(node(32379, '192.168.1.5', '10.9.0.1')),
        finds: [at('alpha', "the mesh endpoint 10.9.0.1 of 'alpha' lies outside of its nodeCidrs")],
      },
    ],
    holds: [
      { title: 'nodes', fleet: alpha(node(32379, '192.168.1.0', '192.168.1.255')) },
      { title: 'a load balancer elsewhere', fleet: alpha(ips('10.9.0.1')) },
    ],
  },

  'endpoint/static-address': {
    breaks: [
      {
        title: 'a platform that has no way of its own',
        fleet: alpha(ips('10.9.0.1')),
        finds: [at('alpha', "nothing asks the load balancer of 'alpha' (generic) for 10.9.0.1")],
      },
      {
        title: 'an annotation with another address',
        fleet: alpha(ips('10.9.0.1'), generic({ 'metallb.io/loadBalancerIPs': '10.9.0.10' })),
        finds: [at('alpha', 'for 10.9.0.1')],
      },
      {
        title: 'the cloud provider on EKS',
        fleet: alpha(ips('10.9.0.1'), eks('in-tree')),
        finds: [at('alpha', '(EKS overlay) for 10.9.0.1')],
      },
      {
        title: 'two addresses on GKE',
        fleet: () =>
          fleetOf(
            {
              alpha: {
                platform: { gke: { region: 'europe-west9' } },
                endpoint: ips('192.168.1.5', '192.168.1.6'),
              },
            },
            { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
          ),
        finds: [at('alpha', 'for 192.168.1.5, 192.168.1.6')],
      },
      {
        title: 'two addresses of one family on AKS',
        fleet: alpha(ips('10.9.0.1', '10.9.0.2'), { platform: { aksByocni: {} } }),
        finds: [at('alpha', 'for 10.9.0.1')],
      },
    ],
    holds: [
      {
        title: 'annotations with the addresses',
        fleet: alpha(
          ips('10.9.0.1', 'fd99::1'),
          generic({ 'metallb.io/loadBalancerIPs': '10.9.0.1, fd99::1' }),
          dual,
        ),
      },
      {
        title: 'the AWS Load Balancer Controller',
        fleet: alpha(ips('10.9.0.1'), eks('aws-load-balancer-controller')),
      },
      {
        title: 'an address of each family on AKS',
        fleet: alpha(ips('10.9.0.1', 'fd99::1'), { platform: { aksByocni: {} } }, dual),
      },
      {
        title: 'one address on GKE',
        fleet: () =>
          fleetOf(
            { alpha: { platform: { gke: { region: 'europe-west9' } }, endpoint: ips('192.168.1.5') } },
            { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
          ),
      },
      { title: 'node ports', fleet: alpha(node(32379, '10.9.0.1')) },
    ],
  },

  'endpoint/node-port': {
    breaks: [
      {
        title: 'a node port outside of tests',
        fleet: alpha(node(32379, '10.9.0.1')),
        finds: [at('alpha', "peers reach 'alpha' (generic) through a port of its nodes")],
      },
    ],
    holds: [
      { title: 'a node port on kind', fleet: alpha(node(32379, '10.9.0.1'), kind, kind) },
      { title: 'a load balancer', fleet: alpha(ips('10.9.0.1')) },
    ],
  },

  'endpoint/node-port-range': {
    breaks: [29999, 32768, 2379].map(port => ({
      title: `port ${port}`,
      fleet: alpha(node(port, '10.9.0.1')),
      finds: [at('alpha', `the node port ${port} of 'alpha' lies outside of the usual range`)],
    })),
    holds: [
      { title: 'the first port', fleet: alpha(node(30000, '10.9.0.1')) },
      { title: 'the last port', fleet: alpha(node(32767, '10.9.0.1')) },
      {
        title: 'what is no port at all',
        fleet: alpha(node(65536, '10.9.0.1')),
        also: { rules: ['cluster/endpoint'], because: 'that rule says so' },
      },
    ],
  },

  'endpoint/same-node-port': {
    breaks: [
      {
        title: 'one port in linked clusters on 1.18 without kube-proxy',
        fleet: nodePorts('1.18.12', [32379, 32379], replaced),
        finds: [
          at('alpha', "'alpha' runs Cilium 1.18.12 without kube-proxy and has the node port 32379", 'beta'),
          at('beta', 'like its peer alpha', 'alpha'),
        ],
      },
    ],
    holds: [
      { title: 'two ports', fleet: nodePorts('1.18.12', [32379, 32380], replaced) },
      { title: 'one port from 1.19 on', fleet: nodePorts('1.19.6', [32379, 32379], replaced) },
      {
        title: 'one port with kube-proxy',
        fleet: nodePorts('1.18.12', [32379, 32379], { kubernetes: '1.33' }),
      },
      { title: 'one port without a link', fleet: nodePorts('1.18.12', [32379, 32379], replaced, false) },
    ],
  },

  'endpoint/peer-addresses': {
    breaks: [
      {
        title: 'addresses',
        fleet: alpha(ips('10.9.0.1')),
        finds: [at('alpha', "'alpha' is given to beta by addresses")],
      },
      { title: 'a node port', fleet: alpha(node(32379, '10.9.0.1')), finds: [at('alpha', 'by addresses')] },
    ],
    holds: [
      { title: 'a name', fleet: alpha({ dns: {} }) },
      { title: 'addresses on kind', fleet: alpha(ips('10.9.0.1'), kind, kind) },
      { title: 'a cluster without peers', fleet: () => fleetOf({ alpha: { endpoint: ips('10.9.0.1') } }) },
    ],
  },

  'endpoint/public': {
    breaks: [
      {
        title: 'a platform that leaves it to a blueprint that says nothing',
        fleet: () => twoGenericClusters({ alpha: { platform: { talos: {} } } }),
        finds: [
          at('alpha', 'no annotation keeps the load balancer of clustermesh-apiserver internal in alpha'),
        ],
      },
      {
        title: 'two such clusters, once',
        fleet: () =>
          twoGenericClusters({ alpha: { platform: { k3s: {} } }, beta: { platform: { rke2: {} } } }),
        finds: [{ path: '', clusters: ['alpha', 'beta'], says: 'internal in alpha, beta' }],
      },
    ],
    holds: [
      { title: 'an annotation', fleet: alpha({ dns: {} }, generic({ 'lb.example.com/scheme': 'internal' })) },
      { title: 'an explicit choice to need none', fleet: alpha({ dns: {} }, generic({})) },
      { title: 'kind', fleet: alpha({ dns: {} }, kind, kind) },
      { title: 'AKS, which has its own', fleet: alpha({ dns: {} }, { platform: { aksByocni: {} } }) },
      {
        title: 'no load balancer',
        fleet: alpha(node(32379, '10.9.0.1'), { platform: { talos: {} } }),
      },
    ],
  },
};
