import type { Finding } from '../../findings/index';
import { linksIn, type Plan, type TrustPlan } from '../../plan/index';
import type { Sources } from './input';
import type { Count, FindingData, OverviewData } from './overview-data';
import { sharesOf } from './share';

/** What a fleet is, and what is wrong with it. */
export function overviewOf({ synthesis: { plan, report }, show }: Sources): OverviewData {
  const found = {
    findings: report.findings.map(finding => findingData(finding, show)),
    silenced: report.silenced.map(({ finding, reason }) => ({ ...findingData(finding, show), reason })),
  };
  if (plan === undefined)
    return { isResolved: false, trust: [], counts: [], cilium: [], kubernetes: [], platforms: [], ...found };
  return {
    isResolved: true,
    domain: plan.mesh.domain,
    trust: [...new Set(plan.trusts.map(({ trust }) => sayTrust(trust)))],
    flux: `${plan.flux.version}, by ${plan.flux.install === 'operator' ? 'its operator' : 'flux bootstrap'}`,
    counts: countsOf(plan),
    cilium: sharesOf(plan.clusters, ({ cilium }) => cilium.version),
    kubernetes: sharesOf(plan.clusters, ({ kubernetes }) => kubernetes),
    platforms: sharesOf(plan.clusters, ({ platform }) => platform.title).sort(
      (a, b) => b.clusters.length - a.clusters.length,
    ),
    ...found,
  };
}

function findingData({ source, property, ...finding }: Finding, show: Sources['show']): FindingData {
  const path = property === undefined ? finding.path : [finding.path, property.join('.')].join(' ').trim();
  return { ...finding, path, ...(source !== undefined && { source: show(source) }) };
}

const countsOf = (plan: Plan): Count[] =>
  [
    { n: plan.clusters.length, what: 'clusters' },
    { n: linksIn(plan).length, what: 'links' },
    { n: plan.components.length, what: 'meshes' },
    { n: plan.namespaces.length, what: 'namespaces' },
    { n: plan.services.filter(({ cutFrom }) => cutFrom === undefined).length, what: 'services' },
    { n: plan.policies.length, what: 'policies' },
    { n: plan.entrance.gateways.length + plan.entrance.ingresses.length, what: 'entrances' },
    { n: plan.layers.length, what: 'layers' },
  ].map(({ n, what }) => ({ n, what: n === 1 ? what.replace(/(?<=mesh)es$|s$/, '') : what }));

/** How certificates come to share a root. */
export function sayTrust(trust: TrustPlan): string {
  switch (trust.kind) {
    case 'cert-manager':
      return `cert-manager ${trust.version}, issuer ${trust.issuer}`;
    case 'shared-ca':
      return 'one CA in every cluster';
    case 'separate-cas':
      return 'a CA of its own in each cluster, all trusted';
    case 'external':
      return 'certificates from elsewhere';
  }
}
