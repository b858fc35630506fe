import type { Json } from '../../kinds/index';
import { type FoldedChange, placeStep } from '../change';
import { valueAt } from '../read';
import { ciliumValue, isAboutSharing, isAt, isChartSource, isNamespace } from '../risk/subject';
import { inClusters, type Intent } from './intent';

/** Values whose place or default differs between minors, so that another minor brings them along. */
const ofMinors = [
  'upgradeCompatibility',
  'certgen',
  'authentication.enabled',
  'clustermesh.enableMCSAPISupport',
  'clustermesh.mcsapi',
  'clustermesh.cacheTTL',
  'clustermesh.defaultGlobalNamespace',
  'clustermesh.policyDefaultLocalCluster',
  'clustermesh.apiserver.tls.authMode',
  'clustermesh.apiserver.tls.enableSecrets',
  'clustermesh.apiserver.tls.server',
  'clustermesh.apiserver.tls.auto.server',
  'clustermesh.apiserver.tls.auto.certValidityDuration',
  'clustermesh.apiserver.tls.auto.schedule',
];

/** Another version of Cilium, and what it brings along. */
export const ciliumVersion: Intent = {
  id: 'cilium-version',
  subjectOf: (change, { newMinor }) => {
    if (isChartSource(change)) return 'Cilium';
    return change.clusters.every(name => newMinor.has(name)) && comesWithMinor(change) ? 'Cilium' : undefined;
  },
  title: (_, changes) => {
    const steps = changes.filter(change => isChartSource(change) && change.path.includes('ref'));
    const [step, ...others] = steps;
    if (step === undefined || others.length > 0)
      return `Cilium comes in other versions${inClusters(changes)}`;
    return `Cilium ${tagOf(step.before)} → ${tagOf(step.after)}${inClusters([step])}`;
  },
};

function tagOf(value: Json | undefined): string {
  const tag = typeof value === 'string' ? value : valueAt(value, 'tag');
  return typeof tag === 'string' ? tag : 'without a tag';
}

/** A value that minors have at different places, the version of an API, a field of peers. */
function comesWithMinor(change: FoldedChange): boolean {
  if (change.path.at(-1) === placeStep) return true;
  if (isNamespace(change) && change.path.length > 0) return isAboutSharing(change);
  const value = ciliumValue(change);
  if (value !== undefined)
    return (
      isAt(value, ofMinors) ||
      (value.startsWith('clustermesh.config.clusters.') && value.endsWith('.enabled'))
    );
  return change.object !== undefined && change.path.length === 1 && change.path[0] === 'apiVersion';
}
