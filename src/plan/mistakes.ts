import type { RuleInfo } from '../findings/index';
import { shapeMistake } from '../model/index';

const nothing = 'Meshprint cannot tell what is meant, so nothing is written.';

/** The mistakes that are found while a blueprint is resolved; what a resolved plan gets wrong is in rules/. */
export const mistakes = {
  shape: shapeMistake,
  duplicateName: {
    id: 'model/duplicate-name',
    severity: 'error',
    breaks: 'One of the two would silently win.',
    docs: 'docs/architecture.md, names',
  },
  noName: {
    id: 'model/no-name',
    severity: 'error',
    breaks: nothing,
    docs: 'docs/architecture.md, names',
  },
  misplaced: {
    id: 'model/misplaced',
    severity: 'error',
    breaks: 'It would be left out without a word.',
    docs: 'docs/blueprints.md',
  },
  unknownCluster: {
    id: 'model/unknown-cluster',
    severity: 'error',
    breaks: 'A cluster that was meant would be left out.',
    docs: 'docs/architecture.md, choosing clusters',
  },
  emptySelection: {
    id: 'model/empty-selection',
    severity: 'error',
    breaks: 'Nothing would be written, or, in a policy, everything would be matched.',
    docs: 'docs/architecture.md, choosing clusters',
  },
  contradiction: {
    id: 'model/contradiction',
    severity: 'error',
    breaks: nothing,
    docs: 'docs/blueprints.md',
  },
  clusterWithoutNamespace: {
    id: 'model/cluster-without-namespace',
    severity: 'error',
    breaks: 'Flux fails to apply an object whose namespace does not exist, and with it the whole layer.',
    docs: 'Documentation/network/clustermesh/global-services.rst',
  },
  noFreeId: {
    id: 'cluster/no-free-id',
    severity: 'error',
    breaks: 'A cluster without an id cannot join the mesh.',
    docs: 'Documentation/network/clustermesh/setup.rst',
  },
  unknownService: {
    id: 'model/unknown-service',
    severity: 'error',
    breaks: nothing,
    docs: 'docs/blueprints.md',
  },
  unknownGateway: {
    id: 'model/unknown-gateway',
    severity: 'error',
    breaks: nothing,
    docs: 'docs/blueprints.md, gateways',
  },
  backendModel: {
    id: 'route/backend-model',
    severity: 'error',
    breaks: 'The route would refer to what is not there, and answer 500.',
    docs: 'docs/blueprints.md, gateways; Documentation/network/servicemesh/gateway-api/gateway-api.rst',
  },
  clusterBackend: {
    id: 'route/cluster-backend',
    severity: 'error',
    breaks: 'There are no such pods: that share of the traffic would be answered with an error.',
    docs: 'docs/blueprints.md, gateways',
  },
  clusterServiceName: {
    id: 'route/cluster-service-name',
    severity: 'error',
    breaks: 'Two services would have one name, or the API server refuses the Service.',
    docs: 'docs/blueprints.md, gateways',
  },
  noGroup: {
    id: 'topology/no-group',
    severity: 'error',
    breaks: 'The cluster would be linked with no other.',
    docs: 'docs/blueprints.md',
  },
  selfLink: {
    id: 'topology/self-link',
    severity: 'error',
    breaks: 'A cluster is no peer of its own; the entry would be ignored.',
    docs: 'Documentation/network/clustermesh/setup.rst',
  },
  silenceWithoutReason: {
    id: 'model/silence-without-reason',
    severity: 'error',
    breaks: 'Nobody could tell later why the warning was thought to be fine.',
    docs: 'docs/blueprints.md',
  },
  late: {
    id: 'layer/late-part',
    severity: 'error',
    breaks: 'The fleet is resolved when layers are built, so that this part would be in no repository.',
    docs: 'docs/blueprints.md',
  },
  callbackFailed: {
    id: 'layer/build-failed',
    severity: 'error',
    breaks: nothing,
    docs: 'docs/blueprints.md',
  },
  constructInvalid: {
    id: 'layer/construct-invalid',
    severity: 'error',
    breaks: 'The construct says itself that what it would write is wrong.',
    docs: 'constructs: Node.addValidation',
  },
} satisfies Record<string, RuleInfo>;
