import { onceFor } from '../../kinds/once';
import type { MeshCluster, MeshState, PolicySettings } from '../../mesh/index';
import { policiesOf } from './compile';
import { decide, type Side } from './decide';
import { clusterOf, Ends } from './ends';
import type { Endpoint, Flow } from './flow';
import type { Identity } from './identity';
import type { Clash } from './joined';
import { MeshPorts, ownPorts } from './named-ports';
import type { PortRule } from './ports';

/** Whether a flow passes, and what each end says to it. */
export interface Verdict {
  readonly verdict: Side['verdict'];
  /** By the policies of the cluster that it leaves. */
  readonly egress: Side;
  /** By the policies of the cluster that it comes to. */
  readonly ingress: Side;
}

/** One end of a flow as the one whose policies are asked. */
interface At {
  readonly ingress: boolean;
  readonly own: Endpoint;
  readonly other: Endpoint;
  readonly cluster: MeshCluster;
  readonly subject: Identity;
}

const open = (why: string, cluster?: string): Side => ({
  verdict: 'allow',
  because: [{ why, ...(cluster !== undefined && { cluster }) }],
  l7: [],
});

const unknown = (why: string, cluster?: string): Side => ({ ...open(why, cluster), verdict: 'unknown' });

/** Since 1.20 no node is let in then (cilium/cilium#48444). */
const forgottenNode =
  'whether this patch lets a node reach its own pods where enforcement is always and no ingress rule is about them is not known';

function unjoined({ first, second }: Clash, cluster: string): Side {
  const [one, other] = [first, second].map(({ rule, object }) => `${rule} of ${object}`);
  const why = `Cilium keeps the policy that the pod had before, since ${other} cannot be joined with ${one}`;
  return unknown(why, cluster);
}

/** Cilium looks for the key host alone, so that a pod with such a label is taken for a node (cilium/cilium#48027). */
function unenforced({ labels }: Identity, { identityLabels }: PolicySettings, cluster: string): Side {
  if (labels.has('reserved', 'host'))
    return open('without the host firewall no policy is about nodes', cluster);
  return identityLabels === undefined
    ? open(
        'without the host firewall Cilium takes a pod with a label host for a node, and enforces nothing',
        cluster,
      )
    : unknown('the value labels decides whether a label host of a pod counts, and it is not read', cluster);
}

/** Answers for any flow of a mesh what Cilium would do with it. Policies are read when they are first asked for. */
export class Evaluator {
  private readonly ends: Ends;
  private readonly ports: MeshPorts;

  constructor(readonly state: MeshState) {
    this.ends = new Ends(state);
    this.ports = new MeshPorts(state);
  }

  /** Deny at either end is deny; what neither end denies and one cannot know is unknown. */
  verdict(flow: Flow): Verdict {
    const egress = this.side(flow, false);
    const ingress = this.side(flow, true);
    const both = [egress.verdict, ingress.verdict];
    const verdict = both.includes('deny') ? 'deny' : both.includes('unknown') ? 'unknown' : 'allow';
    return { verdict, egress, ingress };
  }

  /** What the policies of one end say. */
  side(flow: Flow, ingress: boolean): Side {
    const [own, other] = ingress ? [flow.to, flow.from] : [flow.from, flow.to];
    const subject = this.ends.subject(own);
    const name = clusterOf(own) ?? clusterOf(other);
    if (subject === undefined) return open('no policy is about this end');
    if (name === undefined) return unknown('in which cluster this end is, is not said');
    const cluster = this.state.clusters.get(name);
    if (cluster === undefined) return unknown(`there is no tree of ${name}`, name);
    const at = { ingress, own, other, cluster, subject };
    return this.untouched(at) ?? this.decided(flow, at);
  }

  /** What the rules about a pod say of ports: no others tell its ports apart. */
  portRules(own: Endpoint, ingress: boolean): readonly PortRule[] {
    const subject = this.ends.subject(own);
    const cluster = this.state.clusters.get(clusterOf(own) ?? '');
    if (subject === undefined || cluster === undefined) return [];
    const { rules } = policiesOf(cluster).rulesFor(subject)[ingress ? 'ingress' : 'egress'];
    return rules.flatMap(({ entry: { ports = [] } }) => ports);
  }

  /** Where the cluster enforces nothing at this end, or something that is not read here. */
  private untouched({ cluster: { name, settings, policies }, subject }: At): Side | undefined {
    const { enforcement, audit, overruled, hostFirewall, clusterNetworkPolicies } = settings.policy;
    if (overruled !== undefined)
      return unknown(`extraConfig sets the option ${overruled} of the agents, which is not read`, name);
    if (audit) return open('policyAuditMode only reports what policies deny', name);
    if (enforcement === 'never') return open('policyEnforcementMode is never', name);
    if (!hostFirewall && subject.labels.hasKey('host')) return unenforced(subject, settings.policy, name);
    const unread = clusterNetworkPolicies && (policies.get('ClusterNetworkPolicy') ?? []).length > 0;
    return unread ? unknown('the cluster has a ClusterNetworkPolicy, which is not read', name) : undefined;
  }

  private decided(flow: Flow, at: At): Side {
    const { ingress, own, other, cluster, subject } = at;
    const all = policiesOf(cluster).rulesFor(subject);
    if (all.clash !== undefined) return unjoined(all.clash, cluster.name);
    const { rules, ends } = all[ingress ? 'ingress' : 'egress'];
    const isAlways = cluster.settings.policy.enforcement === 'always';
    // Cilium looks for the key init alone, whose label may be one of a pod (pkg/policy/repository.go).
    const isInit = subject.labels.hasKey('init');
    const custom = this.customLabels(at);
    if (custom !== undefined && (rules.length > 0 || isInit)) return custom;
    const { protocol = 'TCP', port } = flow;
    const isHost = subject.labels.has('reserved', 'host');
    const closed = isAlways || isInit;
    const sides = this.ends.peers(other, cluster, own).map(peer => {
      const isNode = ingress && !isHost && peer.labels.has('reserved', 'host');
      const forgotten = isNode && closed && rules.length === 0 && cluster.settings.minor >= 1020;
      if (forgotten && !cluster.settings.bugsKnown) return unknown(forgottenNode, cluster.name);
      return decide({
        cluster: cluster.name,
        ingress,
        closed,
        rules,
        peer,
        l4: { protocol, ...(port !== undefined && { port }) },
        named: ingress ? ownPorts(subject) : this.ports.seenFrom(cluster, peer),
        ends,
        local: isNode && !forgotten,
      });
    });
    return agreed(sides, cluster.name);
  }

  /** A cluster that chooses which labels make an identity has pods that nobody here can tell apart. */
  private customLabels({ own, other }: At): Side | undefined {
    for (const end of [own, other]) {
      const name = 'pod' in end ? end.pod.cluster : undefined;
      const settings = name === undefined ? undefined : this.state.clusters.get(name)?.settings;
      if (settings?.policy.identityLabels !== undefined)
        return unknown('the value labels decides which labels of pods count, and it is not read', name);
    }
    return undefined;
  }
}

/** What holds whoever the other end is taken for. */
function agreed(sides: readonly Side[], cluster: string): Side {
  const [first] = sides;
  if (first === undefined) return unknown('who the other end is to this cluster is not known', cluster);
  if (sides.every(({ verdict }) => verdict === first.verdict)) return first;
  const because = sides.flatMap(side => side.because);
  const why = 'what the other end is to this cluster is not known, and it matters';
  return { verdict: 'unknown', because: [{ why, cluster }, ...because], l7: [] };
}

/** The evaluator of a mesh; made once for many flows, whoever asks about them. */
export const evaluatorOf = onceFor((state: MeshState) => new Evaluator(state));
