import { peersFile, valuesFile } from '../../mesh/index';
import { type Edit, placeStep } from '../change';
import { isRecord } from '../compare/record';

/** Which value of Cilium's chart a change is about: `clustermesh.config.domain`; undefined for anything else. */
export function ciliumValue({ file, object, path }: Edit): string | undefined {
  if (path.at(-1) === placeStep) return undefined;
  if (object === undefined) return file === valuesFile || file === peersFile ? dotted(path) : undefined;
  const isInline = isCiliumRelease({ object }) && path[0] === 'spec' && path[1] === 'values';
  return isInline ? dotted(path.slice(2)) : undefined;
}

const dotted = (path: readonly string[]): string => path.join('.').replace(/\.\[/g, '[');

export const isCiliumRelease = ({ object }: Pick<Edit, 'object'>): boolean =>
  object?.group === 'helm.toolkit.fluxcd.io' && object.kind === 'HelmRelease' && object.name === 'cilium';

/** Whether a path of values is one of some, or lies below or above one of them. */
export const isAt = (path: string, some: readonly string[]): boolean =>
  some.some(
    one =>
      path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`) || one.startsWith(`${path}.`),
  );

/** The name of the peer that a change adds, removes or alters. */
export function peerOf(change: Edit): string | undefined {
  const at = change.path.indexOf('clusters');
  return ciliumValue(change)?.startsWith('clustermesh.config.clusters.') === true
    ? change.path[at + 1]
    : undefined;
}

/** The name of the peer that a change adds to, or takes from, what a repository says of itself for people. */
export function recordedPeer({ object, path, kind, before, after }: Edit): string | undefined {
  if (object === undefined || !isRecord(object) || path[0] !== 'data' || path[1] !== 'peers')
    return undefined;
  const name = kind === 'added' ? after : kind === 'removed' ? before : undefined;
  return path.length === 3 && typeof name === 'string' ? name : undefined;
}

/** Whether a change adds, removes or alters all of a thing and not a part of it. */
export const isWhole = ({ path }: Edit): boolean => path.length === 0;

/** Kinds of policies that Cilium enforces. */
const policyKinds = new Set([
  'cilium.io/CiliumNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'cilium.io/CiliumCIDRGroup',
  'networking.k8s.io/NetworkPolicy',
  'policy.networking.k8s.io/ClusterNetworkPolicy',
]);
export const isPolicy = ({ object }: Edit): boolean =>
  object !== undefined && policyKinds.has(`${object.group}/${object.kind}`);

export const isService = ({ object }: Edit): boolean => object?.group === '' && object.kind === 'Service';
export const isExport = ({ object }: Edit): boolean =>
  object?.group === 'multicluster.x-k8s.io' && object.kind === 'ServiceExport';
export const isNamespace = ({ object }: Edit): boolean => object?.group === '' && object.kind === 'Namespace';
/** What says where requests go that come from outside. */
export const isRoute = ({ object }: Edit): boolean =>
  (object?.group === 'gateway.networking.k8s.io' && /Route$|^Gateway$/.test(object.kind)) ||
  (object?.group === 'networking.k8s.io' && object.kind === 'Ingress');
/** Whether a change is about whether a namespace is global. */
export const isAboutSharing = ({ path }: Edit): boolean =>
  path.some(step => step.startsWith('clustermesh.cilium.io/'));
export const isLayer = ({ object }: Edit): boolean =>
  object?.group === 'kustomize.toolkit.fluxcd.io' && object.kind === 'Kustomization';
export const isChartSource = ({ object, layer }: Edit): boolean =>
  layer === 'cilium' && object?.group === 'source.toolkit.fluxcd.io';
