import { sayObject } from '../change';
import {
  ciliumValue,
  isCiliumRelease,
  isExport,
  isLayer,
  isNamespace,
  isPolicy,
  isService,
} from '../risk/subject';
import { becomes, inClusters, type Intent } from './intent';

/** A service that is shared, and its export. */
export const services: Intent = {
  id: 'service',
  subjectOf: change =>
    isService(change) || isExport(change)
      ? `${change.object?.namespace ?? ''}/${change.object?.name ?? ''}`
      : undefined,
  title: (name, changes) => {
    const what = becomes(changes);
    const exports = changes.filter(change => isExport(change) && change.path.length === 0);
    const fewer = exports.filter(({ kind }) => kind === 'removed');
    if (fewer.length > 0 && what !== 'removed')
      return `service ${name}: no longer exported${inClusters(fewer)}`;
    return `service ${name}: ${what}${inClusters(changes)}`;
  },
};

export const policies: Intent = {
  id: 'policy',
  subjectOf: change =>
    isPolicy(change) && change.object !== undefined ? sayObject(change.object) : undefined,
  title: (name, changes) => `${name}: ${becomes(changes)}${inClusters(changes)}`,
};

export const namespaces: Intent = {
  id: 'namespace',
  subjectOf: change => (isNamespace(change) ? (change.object?.name ?? '') : undefined),
  title: (name, changes) => `namespace ${name}: ${becomes(changes)}${inClusters(changes)}`,
};

export const trust: Intent = {
  id: 'trust',
  subjectOf: ({ layer, object }) =>
    object !== undefined && (layer === 'trust' || object.group === 'cert-manager.io') ? 'trust' : undefined,
  title: (_, changes) => `trust between the clusters changes${inClusters(changes)}`,
};

export const values: Intent = {
  id: 'values',
  subjectOf: change => (ciliumValue(change) === undefined ? undefined : 'values'),
  title: (_, changes) => `values of Cilium change${inClusters(changes)}`,
};

export const flux: Intent = {
  id: 'flux',
  subjectOf: change =>
    change.layer === 'flux' || isLayer(change) || isCiliumRelease(change) || isKustomization(change.file)
      ? 'flux'
      : undefined,
  title: (_, changes) => `how Flux applies the repositories changes${inClusters(changes)}`,
};

const isKustomization = (file: string): boolean => file.endsWith('/kustomization.yaml');

/** What only people read. */
export const texts: Intent = {
  id: 'texts',
  subjectOf: change =>
    change.object === undefined && !/\.ya?ml$/.test(change.file) && change.file !== '' ? 'texts' : undefined,
  title: (_, changes) => `texts for people change${inClusters(changes)}`,
};

/** What nothing above explains. */
export const others: Intent = {
  id: 'other',
  subjectOf: () => 'other',
  title: (_, changes) => `other changes${inClusters(changes)}`,
};
