import {
  Cluster,
  type ClusterProps,
  ExportedService,
  Fleet,
  GlobalService,
  MeshNamespace,
} from '../../../../src/model/index';
import type { PlatformProps } from '../../../../src/platforms/index';
import { clusterProps, type FleetChange, fleetOf, fleetProps } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const catalog = { ports: [{ name: 'http', port: 80 }], selector: { app: 'x' }, providers: { all: {} } };

type Dns = ClusterProps['clustersetDns'];

/** Properties that say this about DNS, or nothing. */
function saying(dns: Dns, props: ClusterProps): ClusterProps {
  const { clustersetDns, ...rest } = { ...props, clustersetDns: dns };
  return clustersetDns === undefined ? rest : { ...rest, clustersetDns };
}

/** The cluster `lab`, where a service is exported; Kubernetes 1.35 brings a CoreDNS that serves the zone. */
const lab =
  (platform: PlatformProps, dns?: Dns, kubernetes = '1.35', version = '1.20.3', isExported = true) =>
  (): Fleet => {
    const change: FleetChange = {
      cilium: { version },
      ...(version.startsWith('1.18') && { crds: { mcsApi: { assumes: { version: 'v0.4.1' } } } }),
      ...('gke' in platform && { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } }),
    };
    const fleet = new Fleet('test', fleetProps(change));
    new Cluster(fleet, 'lab', saying(dns, clusterProps(1, { platform, kubernetes })));
    const shop = new MeshNamespace(fleet, 'shop');
    if (isExported) new ExportedService(shop, 'catalog', catalog);
    else new GlobalService(shop, 'catalog', catalog);
    return fleet;
  };

const gke = { gke: { region: 'europe-west9' } };
/** A cluster on GKE beside `lab`, without the namespace of its service. */
const elsewhere = (): Fleet => {
  const fleet = fleetOf(
    { lab: { platform: gke, kubernetes: '1.35' } },
    { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
  );
  new Cluster(fleet, 'other', saying(undefined, clusterProps(2, { platform: gke, kubernetes: '1.35' })));
  new ExportedService(new MeshNamespace(fleet, 'shop', { clusters: { names: ['lab'] } }), 'catalog', catalog);
  return fleet;
};
const generic = { generic: { loadBalancerAnnotations: {} } };
const k3s = { k3s: { loadBalancerAnnotations: {} } };
const rke2 = { rke2: { loadBalancerAnnotations: {} } };
const aks = { aksByocni: {} };
const eks = { eksOverlay: { loadBalancerController: 'aws-load-balancer-controller' as const } };
const own = (address: string, coredns?: string): Dns => ({
  ownServer: { address, ...(coredns !== undefined && { coredns }) },
});

const forwarding = (stubDomains: Readonly<Record<string, readonly string[]>>): Dns => ({
  ownServer: { address: '172.20.1.5', stubDomains },
});

export const dns: CasesByRule = {
  'dns/unserved': {
    breaks: [
      {
        title: 'GKE, whose kube-dns wants a server to forward to',
        fleet: lab(gke),
        finds: [at('lab', "services are exported to 'lab', and its DNS, the kube-dns of GKE")],
      },
    ],
    holds: [
      { title: 'GKE with a server of its own', fleet: lab(gke, own('172.20.1.5')) },
      { title: 'GKE whose callers use the derived Services', fleet: lab(gke, { none: {} }) },
      { title: 'GKE, where nothing is exported', fleet: lab(gke, undefined, '1.35', '1.20.3', false) },
      { title: 'GKE, to which nothing is imported', fleet: elsewhere },
      { title: 'kubeadm, by itself', fleet: lab(generic) },
      { title: 'AKS, by itself', fleet: lab(aks) },
      { title: 'EKS, with the version of its add-on', fleet: lab(eks, { addOn: { coredns: '1.12.4' } }) },
      { title: 'RKE2, by itself', fleet: lab(rke2) },
    ],
  },

  'dns/stub-domain': {
    breaks: ['clusterset.local', 'Clusterset.local.'].map(domain => ({
      title: domain,
      fleet: lab(gke, forwarding({ [domain]: ['1.1.1.1'] })),
      finds: [at('lab', `stubDomains of 'lab' have ${domain}, which its own server is for`)],
    })),
    holds: [
      { title: 'another domain', fleet: lab(gke, forwarding({ 'corp.example.com': ['10.0.0.53'] })) },
      { title: 'a domain below it', fleet: lab(gke, forwarding({ 'x.clusterset.local': ['10.0.0.53'] })) },
    ],
  },

  'dns/way': {
    breaks: [
      {
        title: 'Cilium’s job where RKE2 writes the Corefile',
        fleet: lab(rke2, { auto: {} }),
        finds: [at('lab', "clustersetDns of 'lab' is auto, which is no way for the CoreDNS of RKE2")],
      },
      {
        title: 'Cilium’s job where EKS writes the Corefile',
        fleet: lab(eks, { auto: {} }),
        finds: [at('lab', 'is auto, which is no way for the CoreDNS of EKS overlay')],
      },
      {
        title: 'a ConfigMap that nothing imports',
        fleet: lab(generic, { custom: {} }),
        finds: [at('lab', 'is custom')],
      },
      {
        title: 'an add-on that is none',
        fleet: lab(gke, { addOn: { coredns: '1.12.2' } }),
        finds: [at('lab', 'is addOn, which is no way for the kube-dns of GKE')],
      },
      {
        title: 'a server that nothing forwards to',
        fleet: lab(eks, own('172.20.1.5')),
        finds: [at('lab', 'is ownServer')],
      },
    ],
    holds: [
      { title: 'a server of its own beside K3s', fleet: lab(k3s, own('172.20.1.5'), '1.34') },
      { title: 'something else, on any platform', fleet: lab(rke2, { elsewhere: {} }, '1.34') },
      { title: 'the way of the platform', fleet: lab(rke2, { helmChartConfig: {} }) },
    ],
  },

  'dns/auto-configuration': {
    breaks: [
      {
        title: 'Cilium 1.18, by itself',
        fleet: lab(generic, undefined, '1.34', '1.18.12'),
        finds: [at('lab', "the chart of Cilium 1.18.12 in 'lab' cannot make CoreDNS serve clusterset.local")],
      },
      {
        title: 'Cilium 1.18, as said',
        fleet: lab(generic, { auto: { coredns: '1.12.2' } }, '1.34', '1.18.12'),
        finds: [at('lab', 'the chart of Cilium 1.18.12')],
      },
    ],
    holds: [
      { title: 'Cilium 1.19', fleet: lab(generic, { auto: { coredns: '1.12.2' } }, '1.34', '1.19.6') },
      {
        title: 'Cilium 1.18 where the chart has no part in it',
        fleet: lab(k3s, { custom: { coredns: '1.12.2' } }, '1.34', '1.18.12'),
      },
    ],
  },

  'dns/coredns-version': {
    breaks: [
      {
        title: 'a Kubernetes whose CoreDNS may be older',
        fleet: lab(generic, undefined, '1.34'),
        finds: [at('lab', "nothing says which CoreDNS 'lab' has, and what comes with Kubernetes 1.34")],
      },
      {
        title: 'an add-on, whatever the Kubernetes',
        fleet: lab(eks),
        finds: [at('lab', "nothing says which CoreDNS 'lab' has: EKS leaves the add-on at its version")],
      },
      {
        title: 'the patch before the option',
        fleet: lab(aks, { custom: { coredns: '1.12.1' } }),
        finds: [at('lab', "CoreDNS 1.12.1 of 'lab' cannot serve clusterset.local")],
      },
      {
        title: 'a candidate of the release with the option',
        fleet: lab(eks, { addOn: { coredns: '1.12.2-rc.1' } }),
        finds: [at('lab', 'CoreDNS 1.12.2-rc.1')],
      },
      {
        title: 'a version with v',
        fleet: lab(rke2, { helmChartConfig: { coredns: 'v1.12.4' } }),
        finds: [at('lab', "the version 'v1.12.4' of CoreDNS of 'lab' is no exact version without 'v'")],
      },
      {
        title: 'a server of our own that is too old',
        fleet: lab(gke, own('172.20.1.5', '1.11.3')),
        finds: [at('lab', 'CoreDNS 1.11.3')],
      },
    ],
    holds: [
      { title: 'Kubernetes 1.35', fleet: lab(generic) },
      {
        title: 'the first release with the option',
        fleet: lab(aks, { custom: { coredns: '1.12.2' } }, '1.34'),
      },
      { title: 'a version that compares as a number', fleet: lab(aks, { custom: { coredns: '1.13.0' } }) },
      { title: 'a server of our own in its default version', fleet: lab(gke, own('172.20.1.5'), '1.34') },
      { title: 'a DNS that is not this one’s business', fleet: lab(generic, { elsewhere: {} }, '1.34') },
      { title: 'nothing exported', fleet: lab(generic, undefined, '1.34', '1.20.3', false) },
    ],
  },

  'dns/address': {
    breaks: [
      {
        title: 'an address of another range',
        fleet: lab(gke, own('10.1.0.5')),
        finds: [
          at('lab', "the address '10.1.0.5' of clustersetDns of 'lab' is not in serviceCidrs 172.20.1.0/24"),
        ],
      },
      { title: 'no address', fleet: lab(gke, own('dns')), finds: [at('lab', 'is no IP address')] },
      {
        title: 'the first of the range',
        fleet: lab(gke, own('172.20.1.0')),
        finds: [at('lab', 'is no address of a Service in 172.20.1.0/24')],
      },
      {
        title: 'the last of the range',
        fleet: lab(gke, own('172.20.1.255')),
        finds: [at('lab', 'is no address of a Service')],
      },
      {
        title: 'the API server’s',
        fleet: lab(gke, own('172.20.1.1')),
        finds: [at('lab', 'is the one of the API server')],
      },
      {
        title: 'that of kube-dns',
        fleet: lab(gke, own('172.20.1.10')),
        finds: [at('lab', 'is by custom the one of the DNS')],
      },
    ],
    holds: [
      { title: 'the second of the range', fleet: lab(gke, own('172.20.1.2')) },
      { title: 'the one before the last', fleet: lab(gke, own('172.20.1.254')) },
    ],
  },
};
