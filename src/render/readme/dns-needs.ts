import type { ClusterPlan, DnsPlan } from '../../plan/index';
import { coredns } from '../../releases/index';
import type { Need } from './need';

/** What must be true of a cluster's DNS before. */
export function dnsNeeds({ dns, platform }: ClusterPlan): Need[] {
  if (dns?.way === undefined || dns.way === 'none') return [];
  if (dns.way === 'elsewhere')
    return [
      {
        title: 'DNS that serves `clusterset.local`.',
        why: 'The blueprint leaves it to something else. When the mesh is ready, the command answers with the version of the zone.',
        check: [
          'kubectl run clusterset-check --rm -i --restart=Never --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --command -- \\',
          '  nslookup -type=TXT dns-version.clusterset.local',
        ],
      },
    ];
  if (dns.ownServer !== undefined) return ownServerNeeds(dns.ownServer.address, platform.dns.server);
  return [version(dns.way), ...(dns.way === 'addOn' ? [] : [corefile(dns.way)])].filter(
    need => need !== undefined,
  );
}

function ownServerNeeds(address: string, server: 'CoreDNS' | 'kube-dns'): Need[] {
  const free: Need = {
    title: `A free address: ${address}.`,
    why: 'The DNS server of `clusterset.local` takes it. The command prints nothing before, and the Service clusterset-dns after.',
    check: [`kubectl get services --all-namespaces | grep -wF ${address}`],
  };
  if (server === 'CoreDNS') return [free, corefile('custom')].filter(need => need !== undefined);
  return [
    free,
    {
      title: 'No stub domains that the blueprint does not know.',
      why: 'kube-dns has all of them in one field, which the layer `dns` writes. Name the others that the command prints in `clustersetDns.ownServer.stubDomains`.',
      check: ["kubectl -n kube-system get configmap kube-dns -o jsonpath='{.data.stubDomains}'"],
    },
  ];
}

const version = (way: DnsPlan['way']): Need => ({
  title: `CoreDNS ${coredns.multicluster} or later.`,
  why: 'An older one does not know the option `multicluster`, and does not start with it. The command prints the image.',
  check: [
    `kubectl -n kube-system get deployment ${way === 'helmChartConfig' ? 'rke2-coredns-rke2-coredns' : 'coredns'} -o jsonpath='{.spec.template.spec.containers[*].image}'`,
  ],
});

/** What a Corefile has to have for the zone to come into it. */
function corefile(way: DnsPlan['way']): Need | undefined {
  const get = "kubectl -n kube-system get configmap coredns -o jsonpath='{.data.Corefile}'";
  if (way === 'auto')
    return {
      title: 'A Corefile that nobody else writes.',
      why: "Cilium's chart changes it in the cluster. The command prints the line that gets the zone; it has `cluster.local` and ends in a brace.",
      check: [`${get} | grep -E '^ *kubernetes .*cluster\\.local.*\\{'`],
    };
  if (way === 'custom')
    return {
      title: 'A Corefile that imports server blocks.',
      why: 'The zone is one of them. The command prints the line of the import.',
      check: [`${get} | grep -F 'custom/*.server'`],
    };
  return undefined;
}
