import type { ClusterPlan, DnsPlan, Plan, ServicePlan } from '../../plan/index';
import { addOnFile } from '../dns/add-on';
import { blocks, commands } from './markdown';

/** Whether names under `clusterset.local` resolve in a cluster. */
export const servesZone = ({ dns }: ClusterPlan): boolean => dns?.way !== undefined && dns.way !== 'none';

/** How the zone is served, what is left for a person to do, and how to see that names resolve; `here` are the services in the cluster’s namespaces. */
export function zoneText(plan: Plan, cluster: ClusterPlan, here: readonly ServicePlan[]): string | undefined {
  const { dns } = cluster;
  if (dns?.way === undefined) return undefined;
  if (dns.way === 'none')
    return 'Names under `clusterset.local` do not resolve here, as the blueprint says: callers use the Services above.';
  const headless = plan.services.some(service => service.exported !== undefined && service.headless)
    ? ' Pods of headless services have `HOSTNAME.CLUSTER.` in front, with their host name and the name of their cluster.'
    : '';
  return blocks(
    `Names under \`clusterset.local\` have to be written out; no search path ends in that zone.${headless} ${ways[dns.way](cluster, dns)}`,
    todo(cluster),
    ...check(here),
  );
}

const ways: Record<
  Exclude<DnsPlan['way'], 'none' | undefined>,
  (cluster: ClusterPlan, dns: DnsPlan) => string
> = {
  auto: () =>
    "A job of Cilium's chart adds the zone to the Corefile of CoreDNS, at each install and upgrade of the chart. Whatever replaces that Corefile, such as an upgrade of the cluster, takes the zone away again; this runs the job:",
  custom: () =>
    'The layer `dns` gives CoreDNS a server block for the zone, in the ConfigMap kube-system/coredns-custom, and lets it read imports. CoreDNS sees the block within some minutes, or at once with:',
  addOn: () =>
    `CoreDNS is an add-on of EKS, which Flux cannot configure: \`${addOnFile}\` has its Corefile with the zone. When the layer \`dns\` is ready, and again whenever the file changes, run these in this folder. Settings that the first command prints are replaced, so give those that you want to keep along with the Corefile.`,
  helmChartConfig: () =>
    "The layer `dns` gives the zone to RKE2's chart rke2-coredns, whose servers it replaces, and lets CoreDNS read imports. RKE2 applies it by itself; this shows whether it did:",
  ownServer: ({ platform }, { ownServer }) =>
    `The layer \`dns\` runs a CoreDNS for the zone at ${ownServer?.address ?? ''}. ${platform.dns.server} forwards to it, as the ConfigMap kube-system/${platform.dns.server === 'kube-dns' ? 'kube-dns' : 'coredns-custom'} says. This shows both:`,
  elsewhere: () => 'Something that is not in this repository serves the zone.',
};

/** The commands that the sentence before them ends with. */
function todo({ name, dns, platform }: ClusterPlan): string | undefined {
  if (dns?.way === 'auto')
    return commands('flux reconcile helmrelease cilium --namespace kube-system --force');
  if (dns?.way === 'custom') return commands('kubectl -n kube-system rollout restart deployment/coredns');
  if (dns?.way === 'addOn')
    return commands(
      `aws eks describe-addon --cluster-name ${name} --addon-name coredns --query addon.configurationValues --output text`,
      `aws eks update-addon --cluster-name ${name} --addon-name coredns --configuration-values file://${addOnFile}`,
    );
  if (dns?.way === 'helmChartConfig')
    return commands(
      "kubectl -n kube-system get configmap rke2-coredns-rke2-coredns -o jsonpath='{.data.Corefile}' | grep clusterset.local",
    );
  if (dns?.way !== 'ownServer') return undefined;
  const forwards = platform.dns.server === 'kube-dns' ? 'kube-dns' : 'coredns-custom';
  return commands(
    'kubectl -n kube-system get deployment,service clusterset-dns',
    `kubectl -n kube-system get configmap ${forwards} -o jsonpath='{.data}'`,
  );
}

/** The first exported service of those in the cluster, asked for from a pod. */
function check(here: readonly ServicePlan[]): string[] {
  const service = here.find(({ exported }) => exported !== undefined);
  if (service === undefined) return [];
  return [
    "From a pod, a name resolves to an address of this cluster's services:",
    commands(
      'kubectl run clusterset-check --rm -i --restart=Never --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --command -- \\',
      `  nslookup ${service.name}.${service.namespace}.svc.clusterset.local`,
    ),
  ];
}

/** A sentence for the first install, which waits for hooks even without `--wait`. */
export const dnsIsHook = ({ dns }: ClusterPlan): string =>
  dns?.way === 'auto'
    ? ' Helm waits for the job that configures CoreDNS, which needs a node with network.'
    : '';
