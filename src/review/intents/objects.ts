import { fewOf } from '../../findings/index';
import { type FoldedChange, sayObject } from '../change';
import {
  ciliumValue,
  isCiliumRelease,
  isExport,
  isLayer,
  isNamespace,
  isPolicy,
  isRoute,
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

/** How requests come in from outside. */
export const routes: Intent = {
  id: 'route',
  subjectOf: change =>
    isRoute(change) && change.object !== undefined ? sayObject(change.object) : undefined,
  title: (name, changes) => `${name}: ${becomes(changes)}${inClusters(changes)}`,
};

export const policies: Intent = {
  id: 'policy',
  subjectOf: change => (isPolicy(change) && change.object !== undefined ? statementOf(change) : undefined),
  title: (name, changes) => `${name}: ${becomes(changes)}${inClusters(changes)}`,
};

/** One statement about who may talk to whom makes a policy for each end. */
const ends = /-(in|e)gress$/;

/** The statement of a blueprint that a policy comes from: by its place, or by its name where that is not known. */
function statementOf({ blueprint, object }: FoldedChange): string {
  if (blueprint !== undefined) return `policy ${blueprint}`;
  if (object === undefined || !ends.test(object.name) || object.group !== 'cilium.io')
    return object === undefined ? '' : sayObject(object);
  const name = object.name.replace(ends, '');
  // Policies of more than one namespace have the name of the statement's namespace before a dot.
  return `policy ${object.namespace === undefined ? name.replace('.', '/') : `${object.namespace}/${name}`}`;
}

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
  subjectOf: change => {
    const [top, below] = ciliumValue(change)?.split('.') ?? [];
    return top === 'clustermesh' && below !== undefined ? `${top}.${below}` : top;
  },
  title: (_, changes) => {
    const paths = [...new Set(changes.map(change => ciliumValue(change) ?? ''))].sort();
    return `values of Cilium: ${fewOf(paths, shownValues)} ${paths.length === 1 ? 'changes' : 'change'}${inClusters(changes)}`;
  },
};

const shownValues = 3;

export const flux: Intent = {
  id: 'flux',
  subjectOf: change => {
    if (change.path.length === 0 && isLayer(change)) return `layer ${change.object?.name ?? ''}`;
    if (isKustomization(change)) return change.path.length === 0 ? `layer ${change.layer}` : '';
    return change.layer === 'flux' || isLayer(change) || isCiliumRelease(change) ? '' : undefined;
  },
  title: (layer, changes) =>
    layer === ''
      ? `how Flux applies the repositories changes${inClusters(changes)}`
      : `${layer}: ${becomes(changes)}${inClusters(changes)}`,
};

const isKustomization = ({ file, object }: FoldedChange): boolean =>
  object === undefined && file.endsWith('/kustomization.yaml');

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
