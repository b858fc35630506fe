import type { ServiceFacts, Settings } from '../../mesh/index';

/**
 * The IP families that the API server gives a Service: those written, or else by its policy from the cluster's own,
 * of which the first is the default. A headless Service without a selector may have pods of any family behind it, and
 * so asks for all of them (k8s.io/kubernetes pkg/registry/core/service).
 */
export function familiesOf(service: ServiceFacts, { ipFamilies: own }: Settings): readonly string[] {
  const { ipFamilies: written, ipFamilyPolicy, headless, selector, type } = service;
  if (type === 'ExternalName') return [];
  const policy =
    ipFamilyPolicy ?? (headless && Object.keys(selector).length === 0 ? 'RequireDualStack' : 'SingleStack');
  if (policy === 'SingleStack') return written.length > 0 ? written : own.slice(0, 1);
  return [...new Set([...written, ...own])];
}
