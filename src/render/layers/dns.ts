import { dnsObjects } from '../dns/objects';
import { type LayerRenderer, objectsFolder } from '../layer';

/**
 * What makes DNS serve `clusterset.local`. It comes after mesh-ready, which waits for the CRD: a CoreDNS that is told to
 * read imports where there are none to read may not become ready, and with it the DNS of the whole cluster.
 */
export const dns: LayerRenderer = ({ cluster }) => {
  const objects = dnsObjects(cluster).map(object => ({ object }));
  if (objects.length === 0) return undefined;
  const runs = cluster.dns?.ownServer !== undefined;
  return {
    name: 'dns',
    brings: runs ? 'a CoreDNS for clusterset.local' : 'what CoreDNS needs for clusterset.local',
    after: ['mesh-ready'],
    reconciliation: { timeout: '10m', ...(runs && { wait: true }) },
    files: objectsFolder(
      'dns',
      'dns.yaml',
      'Names under clusterset.local. See "Services of the mesh" in README.md.',
      objects,
    ),
  };
};
