import type { Detail } from '../../../findings/index';
import { pluralOf } from '../../../kinds/index';
import type { PlanRule } from '../../rule';
import { groupsBrought, KindsThere, type ObjectType, typesPlaced } from './kinds-there';

export const unstatedCrd: PlanRule = {
  id: 'object/unstated-crd',
  severity: 'error',
  breaks:
    'Flux tries a layer out before it applies it: without the CRD of one object nothing of the layer is applied.',
  docs: 'docs/repository.md, CRDs; fluxcd/kustomize-controller#601',
  *check(plan) {
    const brought = groupsBrought(plan);
    const found = new Map<string, Detail & { clusters: string[] }>();
    for (const cluster of plan.clusters) {
      const there = new KindsThere(cluster, brought);
      for (const { layer, at, type } of typesPlaced(cluster)) {
        const presence = there.presenceOf(type);
        if (presence.is !== 'missing') continue;
        const elsewhere = plan.assumed.some(entry => sameType(entry, type));
        const because = elsewhere ? 'its CRD is assumed for other clusters only' : presence.because;
        const message = `the layer '${layer}' has a ${type.kind} of ${type.group}/${type.version}: ${because}`;
        const same = found.get(message);
        if (same !== undefined) same.clusters.push(cluster.name);
        else
          found.set(message, { at, clusters: [cluster.name], message, hint: presence.hint ?? hintFor(type) });
      }
    }
    yield* found.values();
  },
};

const sameType = (a: ObjectType, b: ObjectType): boolean =>
  a.group === b.group && a.version === b.version && a.kind === b.kind;

const hintFor = ({ group, version, kind }: ObjectType): string =>
  `Add { crd: '${pluralOf(kind)}.${group}', kind: '${kind}', version: '${version}' } to the fleet’s \`assumes\` where something else brings it, or put the CRD into the same layer.`;
