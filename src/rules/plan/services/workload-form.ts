import type { Detail } from '../../../findings/index';
import {
  problemWithLabelKey,
  problemWithLabelValue,
  problemWithPortName,
  problemWithSubdomain,
} from '../../../kinds/index';
import type { WorkloadPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const workloadForm: PlanRule = {
  id: 'workload/form',
  severity: 'error',
  breaks:
    'No cluster can have such pods, so that what is said about them, by rules and by answers, is about nothing.',
  docs: 'Kubernetes: Labels and Selectors; Container ports',
  *check({ workloads }) {
    for (const workload of workloads)
      for (const problem of [...problemsWithPods(workload), ...problemsWithPorts(workload)])
        yield told(workload, problem);
  },
};

const told = ({ path, name }: WorkloadPlan, problem: string): Detail => ({
  at: path,
  message: `the workload '${name}' (${path}): ${problem}`,
  hint: 'Declare it as the manifests that bring it say it.',
});

function* problemsWithPods({ labels, serviceAccount, replicas = 0 }: WorkloadPlan): Generator<string> {
  for (const [key, value] of Object.entries(labels)) {
    const [ofKey, ofValue] = [problemWithLabelKey(key), problemWithLabelValue(value)];
    if (ofKey !== undefined) yield `the label '${key}' ${ofKey}`;
    if (ofValue !== undefined) yield `the value '${value}' of the label '${key}' ${ofValue}`;
  }
  const ofAccount = problemWithSubdomain(serviceAccount);
  if (ofAccount !== undefined) yield `the service account '${serviceAccount}' ${ofAccount}`;
  if (replicas < 0) yield `replicas is ${replicas}`;
}

function* problemsWithPorts({ ports = [] }: WorkloadPlan): Generator<string> {
  for (const { name, port } of ports) {
    const ofName = name === undefined ? undefined : problemWithPortName(name);
    if (ofName !== undefined) yield `the port name '${name}' ${ofName}`;
    if (!Number.isInteger(port) || port < 1 || port > 65535) yield `the port ${port} is not from 1 to 65535`;
  }
}
