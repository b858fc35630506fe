import { type Finding, found } from '../findings/index';
import { type Baseline, type Clusters, everyCluster, type FlowProps, type PodsPeer } from '../model/index';
import { resolveFlow } from './flows';
import { mistakes } from './mistakes';
import type { NamespacePlan } from './plan';
import type { PolicyContext } from './policy-context';
import { expectFilled } from './policy-peers';
import type { BaselinePolicy, FlowPolicy } from './policy-plan';

type Written = Pick<FlowPolicy, 'name' | 'namespace' | 'path'>;

/** What a baseline means. Most are statements about a flow that have a name; a denial and DNS are no flows. */
export function resolveBaseline(
  policy: Baseline,
  namespace: NamespacePlan | undefined,
  written: Written,
  context: PolicyContext,
): FlowPolicy | BaselinePolicy | undefined {
  if (policy.baseline !== 'default-deny' && policy.baseline !== 'dns')
    return resolveFlow(written, 'allow', statementOf(policy), context);
  const of = {
    kind: 'baseline' as const,
    ...written,
    clusters: clustersOf(policy.props.clusters ?? everyCluster, namespace, written, context),
  };
  if (policy.baseline === 'dns')
    return { ...of, directions: { ingress: false, egress: false }, allowDns: true, leavesOut: [] };
  const { directions = ['ingress', 'egress'], allowDns = true, leavesOut = [] } = policy.props;
  expectFilled(written.path, "'directions'", directions, context);
  if (namespace !== undefined && leavesOut.length > 0) context.report(nothingToLeaveOut(written.path));
  return {
    ...of,
    directions: { ingress: directions.includes('ingress'), egress: directions.includes('egress') },
    allowDns,
    leavesOut: namespace === undefined ? [...new Set([...systemNamespaces, ...leavesOut])].sort() : [],
  };
}

/**
 * Namespaces whose pods a cluster, its network and its GitOps live by. `default` is not among them: what runs there is
 * people's own.
 */
const systemNamespaces = ['cert-manager', 'flux-system', 'kube-node-lease', 'kube-public', 'kube-system'];

function nothingToLeaveOut(at: string): Finding {
  return found(mistakes.contradiction, {
    at,
    message: `'${at}' is about one namespace, and has leavesOut`,
    hint: 'Leave it out, or make the DefaultDeny in the fleet.',
  });
}

function clustersOf(
  clusters: Clusters,
  namespace: NamespacePlan | undefined,
  { path }: Written,
  { chooser }: PolicyContext,
): readonly string[] {
  return namespace === undefined
    ? chooser.choose(path, 'clusters', clusters)
    : chooser.chooseWithin(path, 'clusters', clusters, namespace.name, namespace.clusters);
}

type Statement = Exclude<Baseline, { readonly baseline: 'default-deny' | 'dns' }>;

function statementOf(policy: Statement): FlowProps {
  if (policy.baseline === 'within-namespace') {
    const { clusters = everyCluster, acrossClusters = false } = policy.props;
    const pods: PodsPeer = { pods: {}, clusters };
    return { from: pods, to: pods, sameCluster: !acrossClusters };
  }
  const { pods = {}, clusters = everyCluster, ports } = policy.props;
  const own: PodsPeer = { pods, clusters };
  const more = ports === undefined ? {} : { ports };
  if (policy.baseline === 'from-ingress') return { from: { entities: ['ingress'] }, to: own, ...more };
  return policy.baseline === 'from-api-server'
    ? { from: { entities: ['kube-apiserver'] }, to: own, ...more }
    : { from: own, to: { entities: ['kube-apiserver'] }, ...more };
}
