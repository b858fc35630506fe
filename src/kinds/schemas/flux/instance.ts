import { quote } from '../../problem';
import { handedOn, duration } from '../common';
import { mapIn, type Check } from '../checks';
import { namespaced } from '../kind';
import { choice, flag, freeForm, list, need, object, text } from '../node';
import { patches } from './common';

/** Tenants can only have identities of their own where objects can. */
const tenantsNeedObjectIdentity: Check = function* (cluster) {
  if (cluster.multitenantWorkloadIdentity === true && cluster.objectLevelWorkloadIdentity !== true)
    yield {
      at: ['objectLevelWorkloadIdentity'],
      problem: 'must be true when multitenantWorkloadIdentity is',
      expected: 'true',
    };
};

const cluster = object(
  {
    domain: text(),
    multitenant: flag,
    multitenantWorkloadIdentity: flag,
    networkPolicy: flag,
    objectLevelWorkloadIdentity: flag,
    size: choice('small', 'medium', 'large'),
    tenantDefaultDecryptionServiceAccount: text(),
    tenantDefaultKubeConfigServiceAccount: text(),
    tenantDefaultServiceAccount: text(),
    type: choice('kubernetes', 'openshift', 'aws', 'azure', 'gcp'),
  },
  tenantsNeedObjectIdentity,
);

const providerSuitsKind: Check = function* ({ provider, kind }) {
  if (provider === 'gcp' && kind === 'GitRepository')
    yield { at: ['provider'], problem: 'must not be gcp with kind GitRepository', actual: quote(provider) };
  if (provider === 'github' && kind !== 'GitRepository')
    yield {
      at: ['provider'],
      problem: 'is only allowed to be github with kind GitRepository',
      actual: quote(provider),
    };
};

const sync = object(
  {
    interval: duration,
    kind: need(choice('OCIRepository', 'GitRepository', 'Bucket')),
    name: text({ maxLength: 63 }),
    path: need(text()),
    provider: choice('generic', 'aws', 'azure', 'gcp', 'github'),
    pullSecret: text(),
    ref: need(text()),
    url: need(text()),
  },
  providerSuitsKind,
);

const distribution = object({
  artifact: text({ pattern: /^oci:\/\/.*$/u, says: 'a URL that starts with oci://' }),
  artifactPullSecret: text(),
  imagePullSecret: text(),
  registry: need(text()),
  variant: choice(
    'upstream-alpine',
    'enterprise-alpine',
    'enterprise-distroless',
    'enterprise-distroless-fips',
  ),
  version: need(text()),
});

const components = choice(
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
  'image-reflector-controller',
  'image-automation-controller',
  'source-watcher',
);

const spec = object({
  cluster,
  commonMetadata: handedOn,
  components: list(components),
  distribution: need(distribution),
  kustomize: object({ patches }),
  migrateResources: flag,
  sharding: object({
    key: text(),
    shards: need(list(text(), { minItems: 1 })),
    storage: choice('ephemeral', 'persistent'),
  }),
  storage: object({ class: need(text()), size: need(text()) }),
  sync,
  wait: flag,
});

const isNamedFlux: Check = function* (value) {
  const { name } = mapIn(value, 'metadata');
  if (typeof name === 'string' && name !== 'flux')
    yield {
      at: ['metadata', 'name'],
      problem: "must be 'flux', the only name that a FluxInstance may have",
      expected: 'flux',
      actual: quote(name),
    };
};

/** fluxcd.controlplane.io/v1 FluxInstance (flux-operator v0.58). */
export const fluxInstanceSchema = namespaced(
  ['fluxcd.controlplane.io/v1'],
  'FluxInstance',
  { spec: need(spec), status: freeForm },
  isNamedFlux,
);
