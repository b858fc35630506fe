import { describe, groupOf, type KubeObject, namespaceOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { textAt } from './fields';
import { peoplesObjects } from './objects';

export const meshCertificate: TreesRule = {
  id: 'object/mesh-certificate',
  severity: 'error',
  breaks:
    'A certificate that the mesh or Hubble lives by is overwritten, and again at each renewal: peers refuse each other.',
  docs: 'the templates of Cilium’s chart; Documentation/network/clustermesh/setup.rst',
  *check(trees, plan) {
    const external = new Set(plan.clusters.filter(isExternal).map(({ name }) => name));
    for (const { placed, clusters } of peoplesObjects(trees)) {
      const secret = meshSecretOf(placed.object);
      const hit = clusters.filter(name => !external.has(name));
      if (secret !== undefined && hit.length > 0)
        yield {
          at: placed.path ?? '',
          clusters: hit,
          message: `${describe(placed.object)} writes the Secret kube-system/${secret}, which belongs to the mesh`,
          hint: 'Give it another secretName, or leave it out; to bring these certificates yourself, use trust external.',
        };
    }
  },
};

const isExternal = ({ trust }: { readonly trust: { readonly kind: string } }): boolean =>
  trust.kind === 'external';

/** What Cilium's chart mounts, and the CA that it signs with. */
const secrets = [
  'cilium-ca',
  'clustermesh-apiserver-server-cert',
  'clustermesh-apiserver-admin-cert',
  'clustermesh-apiserver-remote-cert',
  'clustermesh-apiserver-local-cert',
  'hubble-server-certs',
  'hubble-relay-client-certs',
];

function meshSecretOf(object: KubeObject): string | undefined {
  const isCertificate = object.kind === 'Certificate' && groupOf(object.apiVersion) === 'cert-manager.io';
  if (!isCertificate || namespaceOf(object) !== 'kube-system') return undefined;
  const secret = textAt(object, 'spec.secretName');
  return secrets.find(name => name === secret);
}
