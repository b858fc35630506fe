import { eks, eksNeeds, type EksProps } from './eks';
import { kubeProxyReplacement } from './network';
import { type PlatformCluster, type PlatformNeed, type PlatformSetup, usual } from './platform';

/**
 * Elastic Kubernetes Service where pods have addresses of the VPC. `podCidrs` is the primary CIDR of the VPC, IPv4
 * only, and `nodeCidrs` may be the same; `mesh.nativeRoutingCidr` must hold it, or agents do not start.
 */
export interface EksEniProps extends EksProps {
  /** ARN of the IAM role of Cilium's operator, which manages network interfaces. Default: the role of its node. */
  readonly operatorRole?: string;
}

/** Values: Documentation/installation/k8s-install-helm.rst, tab EKS. */
export function eksEni(props: EksEniProps, cluster: PlatformCluster): PlatformSetup {
  return {
    ...usual,
    ...eks(props, cluster),
    title: 'EKS with ENI',
    values: {
      // Documentation/network/concepts/ipam/eni.rst. One route per endpoint comes with it.
      eni: { enabled: true, ...(props.operatorRole !== undefined && { iamRole: props.operatorRole }) },
      ipam: { mode: 'eni' },
      // Documentation/installation/k8s-install-helm.rst, tab EKS
      routingMode: 'native',
      // Documentation/operations/upgrade.rst, 1.18: pods keep their address, also towards peers. Written, because the
      // default depends on the version that a cluster was first installed with.
      enableIPv4Masquerade: false,
      // EKS runs kube-proxy as an add-on unless the cluster is made without it.
      ...kubeProxyReplacement(cluster.kubeProxyReplacement === true),
    },
    routing: 'native',
    ipam: 'eni',
    podsInNodeNetwork: true,
    apiServer: cluster.apiServer,
    needs: [...eksNeeds(props), permissions(props), egress],
  };
}

/** Documentation/network/concepts/ipam/eni.rst, Required Privileges; DescribeTags is for cleaning up interfaces. */
const actions = [
  'AssignPrivateIpAddresses AttachNetworkInterface CreateNetworkInterface CreateTags DeleteNetworkInterface',
  'DescribeInstanceTypes DescribeManagedPrefixLists DescribeNetworkInterfaces DescribeRouteTables',
  'DescribeSecurityGroups DescribeSubnets DescribeTags DescribeVpcs GetManagedPrefixListEntries',
  'ModifyNetworkInterfaceAttribute',
].flatMap(line => line.split(' '));

const permissions = ({ operatorRole = 'ROLE_ARN' }: EksEniProps): PlatformNeed => ({
  title: "An IAM role for Cilium's operator.",
  why: 'The operator creates network interfaces and gives them addresses; without the permissions no pod gets one. The command prints `allowed` for each.',
  check: [
    `aws iam simulate-principal-policy --policy-source-arn ${operatorRole} \\`,
    `  --action-names ${actions.map(action => `ec2:${action}`).join(' ')} \\`,
    "  --query 'EvaluationResults[].[EvalActionName,EvalDecision]' --output text",
  ],
});

const egress: PlatformNeed = {
  title: 'A NAT gateway for the subnets of the pods.',
  why: 'Pods keep their private address on the way out, and an internet gateway drops it. The command prints the NAT gateway of each route table that has one.',
  check: [
    "aws ec2 describe-route-tables --query 'RouteTables[].[RouteTableId,Routes[?NatGatewayId].NatGatewayId|[0]]' --output text",
  ],
};
