import type { ClusterPlan, Plan } from '../../../plan/index';
import type { Value } from '../../../releases/index';
import { insteadOf } from './instead';

/** A value of the chart that takes Cilium, or what is checked of it, away. */
interface Forbidden {
  readonly path: string;
  readonly when: (value: Value, cluster: ClusterPlan, plan: Plan) => boolean;
  /** Ends a sentence that begins with the path. */
  readonly because: string;
  readonly breaks: string;
  readonly mend: string;
}

const isOn = (value: Value): boolean => value === true;
/** What the chart has on is off with `null` too. */
const isOff = (value: Value): boolean => value !== true;
const isText = (value: Value): value is string => typeof value === 'string' && value !== '';

const leaveOut = 'Leave it out.';
const atEveryStart = 'Take it out of the values; run `cilium-dbg cleanup` on the one node that needs it.';

/** Everything of that kind; the paths are the same in every minor. */
export const forbidden: readonly Forbidden[] = [
  {
    path: 'namespaceOverride',
    when: value => isText(value) && value !== 'kube-system',
    because: 'takes Cilium out of kube-system',
    breaks:
      'Certificates, keys and peers are written for kube-system, where Cilium does not look for them any more.',
    mend: leaveOut,
  },
  {
    path: 'cleanState',
    when: isOn,
    because: 'has every agent delete its state each time that it starts',
    breaks: 'Every restart of an agent cuts the connections of all pods on its node.',
    mend: atEveryStart,
  },
  {
    path: 'cleanBpfState',
    when: isOn,
    because: 'has every agent delete its BPF state each time that it starts',
    breaks: 'Every restart of an agent cuts the connections of all pods on its node.',
    mend: atEveryStart,
  },
  {
    path: 'agent',
    when: isOff,
    because: 'leaves the agents out',
    breaks: 'Helm deletes the agents: new pods get no network, and the nodes leave the mesh.',
    mend: leaveOut,
  },
  {
    path: 'operator.enabled',
    when: isOff,
    because: 'leaves the operator out',
    breaks: 'New nodes get no pod range, and nobody brings Cilium’s CRDs or clears up after pods.',
    mend: leaveOut,
  },
  {
    path: 'operator.replicas',
    when: value => typeof value === 'number' && value < 1,
    because: 'leaves no operator running',
    breaks: 'New nodes get no pod range, and nobody brings Cilium’s CRDs or clears up after pods.',
    mend: 'Write 1 or more, or leave it out.',
  },
  {
    path: 'policyEnforcementMode',
    when: (value, _, plan) => neverEnforces(value) && hasPolicies(plan),
    because: 'is never, and the fleet has policies',
    breaks: 'No policy has any effect: everything that they deny is let through.',
    mend: 'Leave it out, or write default.',
  },
  {
    path: 'cni.chainingMode',
    when: value => isText(value) && value !== 'none',
    because: 'makes Cilium a guest of another CNI plugin',
    breaks:
      'Pods have addresses of the other plugin instead of those of `podCidrs`, on which every check of the mesh rests.',
    mend: 'Leave it out; a cluster of a mesh has Cilium alone.',
  },
  {
    path: 'cni.chainingTarget',
    when: isText,
    because: 'makes Cilium a guest of another CNI plugin',
    breaks:
      'Pods have addresses of the other plugin instead of those of `podCidrs`, on which every check of the mesh rests.',
    mend: 'Leave it out; a cluster of a mesh has Cilium alone.',
  },
  {
    path: 'cni.install',
    when: isOff,
    because: 'leaves Cilium’s CNI plugin out of the nodes',
    breaks: 'On a new node no pod starts, or another plugin gives it a network without Cilium.',
    mend: leaveOut,
  },
  {
    path: 'etcd.enabled',
    when: isOn,
    because: 'gives the agents a key-value store beside the API server',
    breaks:
      'The control plane of the mesh reads identities and endpoints from the API server, and would tell peers of none.',
    mend: leaveOut,
  },
  {
    path: 'preflight.enabled',
    when: isOn,
    because: 'installs the check before an upgrade for good',
    breaks: 'A second DaemonSet pulls images and validates policies on every node, for ever.',
    mend: 'Run it as a Helm release of its own, and remove that before the upgrade.',
  },
  {
    path: 'k8sServiceHost',
    // `auto` asks the cluster itself, where kubeadm made it; there is no property for that.
    when: value => isText(value) && value !== 'auto',
    because: 'says what the property `apiServer` is for',
    breaks: 'The address is not checked, and an agent that cannot reach the API server never starts.',
    mend: insteadOf('k8sServiceHost'),
  },
];

/** Cilium reads the word in any case. */
export const neverEnforces = (value: Value | undefined): boolean =>
  typeof value === 'string' && value.toLowerCase() === 'never';

const policyKinds = ['NetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'];

/** Policies of the model, and among people's own objects. */
export const hasPolicies = ({ policies, clusters }: Plan): boolean =>
  policies.length > 0 ||
  clusters.some(({ placed }) =>
    placed.some(({ objects }) => objects.some(({ object }) => policyKinds.includes(object.kind))),
  );
