import { addOnCorefile } from './dns';
import { taintCheck } from './needs';
import type { PlatformCluster, PlatformNeed, PlatformSetup } from './platform';

/** What both ways of running Cilium on EKS have in common. */
export interface EksProps {
  /**
   * Who makes load balancers for Services: the AWS Load Balancer Controller, or the cloud provider that Kubernetes
   * brings. They read different annotations, and where nobody reads one, the mesh's etcd gets a public address.
   */
  readonly loadBalancerController: 'aws-load-balancer-controller' | 'in-tree';
}

/** What both ways of running Cilium on EKS settle alike. */
export function eks(
  { loadBalancerController }: EksProps,
  { addresses = [] }: PlatformCluster,
): Pick<
  PlatformSetup,
  'internalLoadBalancer' | 'addressRequest' | 'sessionAffinity' | 'reservedRanges' | 'dns'
> {
  return {
    internalLoadBalancer: annotations[loadBalancerController],
    // kubernetes-sigs.github.io/aws-load-balancer-controller, guide/service/annotations: one address for each subnet of
    // the load balancer. The cloud provider has no way to ask.
    addressRequest:
      loadBalancerController === 'in-tree' || addresses.length === 0 || addresses.some(a => a.includes(':'))
        ? {}
        : { annotations: { [`${prefix}-private-ipv4-addresses`]: addresses.join(',') } },
    // "unsupported load balancer affinity: ClientIP", and the Service stays pending: cilium/cilium#32646.
    sessionAffinity: 'Never',
    // Documentation/network/clustermesh/eks-clustermesh-prep.rst
    reservedRanges: [{ cidr: '172.17.0.0/16', reason: 'some AWS services use' }],
    dns: addOnCorefile,
  };
}

const prefix = 'service.beta.kubernetes.io/aws-load-balancer';

const annotations = {
  // kubernetes-sigs.github.io/aws-load-balancer-controller, guide/service/nlb. `external` keeps the cloud provider
  // off; targets are instances, since pods of an overlay have no address that a load balancer reaches.
  'aws-load-balancer-controller': {
    [`${prefix}-type`]: 'external',
    [`${prefix}-nlb-target-type`]: 'instance',
    // Also in the chart's values.yaml, clustermesh.apiserver.service.annotations.
    [`${prefix}-scheme`]: 'internal',
  },
  // kubernetes/cloud-provider-aws, docs/service_controller.md
  'in-tree': { [`${prefix}-type`]: 'nlb', [`${prefix}-internal`]: 'true' },
} as const;

/** What the README of every EKS cluster asks for. */
export function eksNeeds({ loadBalancerController }: EksProps): PlatformNeed[] {
  const awsNode: PlatformNeed = {
    title: 'No VPC CNI, nodes tainted.',
    why: 'The aws-node DaemonSet would manage the same interfaces; give it a node selector that no node has. The taint keeps pods off a node until Cilium runs there. The first command prints nothing or 0, the second a line for each node.',
    // Documentation/installation/k8s-install-helm.rst, tab EKS
    check: [
      "kubectl -n kube-system get daemonset aws-node --ignore-not-found -o jsonpath='{.status.desiredNumberScheduled}'",
      taintCheck,
    ],
  };
  if (loadBalancerController === 'in-tree') return [awsNode];
  return [
    awsNode,
    {
      title: 'The AWS Load Balancer Controller.',
      why: 'It makes the internal load balancer of clustermesh-apiserver. Its pods need a network, so it becomes ready after Cilium.',
      check: ['kubectl -n kube-system get deployment aws-load-balancer-controller'],
      after: true,
    },
  ];
}
