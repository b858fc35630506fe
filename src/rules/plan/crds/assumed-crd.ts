import { isClusterScoped } from '../../../kinds/index';
import type { AssumedCrdPlan, Plan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const assumedCrd: PlanRule = {
  id: 'crds/assumed-form',
  severity: 'error',
  breaks: 'The check in the README would look for something that cannot be there.',
  docs: 'kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions',
  *check({ assumed }: Plan) {
    const first = new Map<string, AssumedCrdPlan>();
    for (const entry of assumed) {
      const other = first.get(entry.crd) ?? entry;
      first.set(entry.crd, other);
      for (const [message, expected] of problems(entry, other))
        yield { at: '', message, expected, hint: 'Correct the entry in `assumes`.' };
    }
  },
};

const crdName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/;
const kindName = /^[A-Z][A-Za-z0-9]*$/;
const versionName = /^v[0-9]+((alpha|beta)[0-9]+)?$/;

function* problems(entry: AssumedCrdPlan, other: AssumedCrdPlan): Generator<[string, string]> {
  const { crd, kind, version, scope, group } = entry;
  if (!crdName.test(crd))
    yield [
      `'${crd}' in assumes is no name of a CRD`,
      '<plural>.<group>, such as servicemonitors.monitoring.coreos.com',
    ];
  if (!kindName.test(kind)) yield [`'${kind}', the kind of ${crd}, is none`, 'a kind in CamelCase'];
  if (!versionName.test(version))
    yield [`'${version}', the version of ${crd}, is none`, 'a version such as v1 or v1beta1'];
  const clusterWide = isClusterScoped(`${group}/${version}`, kind);
  if (clusterWide !== undefined && clusterWide !== (scope === 'Cluster'))
    yield [`${crd} does not have the scope ${scope}`, clusterWide ? 'Cluster' : 'Namespaced'];
  if (kind !== other.kind || scope !== other.scope)
    yield [
      `${crd} is assumed twice, as ${scope} ${kind} and as ${other.scope} ${other.kind}`,
      'one kind and one scope',
    ];
}
