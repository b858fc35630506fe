import { isMap, type KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { peoplesProblems } from './objects';

export const corefile: TreesRule = {
  id: 'dns/corefile',
  severity: 'error',
  breaks:
    'CoreDNS does not start, and the DNS of the whole cluster goes with it; or names of services that only other clusters provide do not resolve.',
  docs: 'coredns.io/plugins/kubernetes, multicluster and ignore',
  check: trees =>
    peoplesProblems(
      trees,
      problemOf,
      'Write `kubernetes cluster.local clusterset.local … {` with `multicluster clusterset.local` in it, and no `ignore empty_service`.',
    ),
};

function problemOf({ apiVersion, kind, data }: KubeObject): string | undefined {
  if (apiVersion !== 'v1' || kind !== 'ConfigMap' || !isMap(data)) return undefined;
  const texts = Object.values(data).filter(value => typeof value === 'string');
  return texts
    .flatMap(stanzas)
    .map(wrongWith)
    .find(problem => problem !== undefined);
}

/** A use of the plugin `kubernetes`: its zones, and its options by line. */
interface Stanza {
  readonly zones: readonly string[];
  readonly options: readonly (readonly string[])[];
}

/** The uses of the plugin in a Corefile; its options have no braces of their own. */
const stanzas = (text: string): Stanza[] =>
  [...text.matchAll(/^[ \t]*kubernetes\b([^{\n]*)\{([^}]*)\}/gm)].map(([, zones = '', options = '']) => ({
    zones: words(zones),
    options: options.split('\n').map(words),
  }));

const words = (line: string): string[] =>
  line
    .replace(/#.*/, '')
    .split(/\s+/)
    .filter(word => word !== '');

function wrongWith({ zones, options }: Stanza): string | undefined {
  const multicluster = options.find(([name]) => name === 'multicluster');
  if (multicluster === undefined) return undefined;
  const known = new Set(zones.map(absolute));
  const missing = multicluster.slice(1).find(zone => known.size > 0 && !known.has(absolute(zone)));
  if (missing !== undefined)
    return `has a Corefile whose plugin kubernetes has '${missing}' in multicluster, and not among its zones`;
  const ignores = options.some(([name, what]) => name === 'ignore' && what === 'empty_service');
  return ignores
    ? 'has a Corefile with multicluster that ignores services without endpoints, which all those are that only other clusters provide'
    : undefined;
}

const absolute = (zone: string): string => (zone.endsWith('.') ? zone : `${zone}.`).toLowerCase();
