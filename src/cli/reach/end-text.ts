import { type Cidr, parseAddress, parseCidr } from '../../net/index';
import { UsageError } from '../terminal';
import { entities, type EntityName, forms } from './end-forms';

interface InNamespace {
  readonly cluster: string;
  readonly namespace: string;
}

/** One end of a flow as it was written on the command line; exactly one key. */
export type EndText =
  | { readonly pods: InNamespace & PodWords }
  | { readonly workload: InNamespace & { readonly kind: string; readonly name: string } }
  | { readonly service: InNamespace & { readonly name: string } }
  | { readonly entity: { readonly name: EntityName; readonly cluster?: string } }
  | { readonly address: Cidr }
  | { readonly dnsName: string };

/** What is said of pods. */
interface PodWords {
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount?: string;
}

/** What makes pods, by the words that kubectl takes. */
const kinds: Readonly<Record<string, string>> = {
  deploy: 'Deployment',
  deployment: 'Deployment',
  sts: 'StatefulSet',
  statefulset: 'StatefulSet',
  ds: 'DaemonSet',
  daemonset: 'DaemonSet',
  rs: 'ReplicaSet',
  replicaset: 'ReplicaSet',
  rc: 'ReplicationController',
  job: 'Job',
  cj: 'CronJob',
  cronjob: 'CronJob',
  po: 'Pod',
  pod: 'Pod',
  workload: 'Workload',
};

/** The shortest word of each kind. */
export const shortKinds: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds)
    .reverse()
    .sort(([a], [b]) => b.length - a.length)
    .map(([word, kind]) => [kind, word]),
);

/**
 * Reads one end of a flow.
 *
 * @throws UsageError when it is none
 */
export function readEnd(option: string, text: string): EndText {
  const refuse = (why: string): never => {
    throw new UsageError(`${option} is '${text}': ${why}. An end is one of\n${forms}`);
  };
  const address = parseAddress(text) ?? parseCidr(text);
  if (address !== undefined) return { address };
  if (isNearlyAddress(text))
    return refuse('it is no address; parts of one have no leading zeros, and IPv4 is not written as IPv6');
  const [cluster = '', namespace, ...rest] = text.split('/');
  if (namespace === undefined) {
    if (isEntity(text)) return { entity: { name: text } };
    if (/\.svc(\.|$)/.test(text)) return refuse('a service is named <cluster>/<namespace>/svc/<name>');
    return isDnsName(text)
      ? { dnsName: text.toLowerCase().replace(/\.$/, '') }
      : refuse('it has no namespace');
  }
  if (/^\d+(\.\d+){3}$/.test(cluster) || cluster.includes(':')) return refuse('it is no block of addresses');
  if (cluster === '') return refuse('the cluster is missing');
  if (rest.length === 0) {
    if (isEntity(namespace)) return { entity: { name: namespace, cluster } };
    return refuse(`it does not say which pods of ${namespace || 'which namespace'}`);
  }
  if (namespace === '') return refuse('the namespace is missing');
  const at = { cluster, namespace };
  const what = rest.join('/');
  if (what === '*') return { pods: { ...at, labels: {} } };
  if (what.includes('=')) return { pods: { ...at, ...readLabels(what, refuse) } };
  const [word = '', name, ...more] = rest;
  if (name === undefined || name === '' || more.length > 0) return refuse(`'${what}' is no label`);
  if (word === 'svc' || word === 'service') return { service: { ...at, name } };
  const kind = kinds[word.toLowerCase()];
  return kind === undefined ? refuse(`'${word}' makes no pods`) : { workload: { ...at, kind, name } };
}

/** Digits with dots, or colons, which no name of anything else has. */
const isNearlyAddress = (text: string): boolean =>
  /^[\d.]+$/.test(text) || (/^[\da-f:.]*$/i.test(text) && text.includes(':'));

const isEntity = (text: string): text is EntityName => entities.some(name => name === text);

/** With a dot, so that what was meant as a cluster or an entity is not taken for a name. */
const isDnsName = (text: string): boolean => /^[a-z0-9_]([-a-z0-9_]*\.)+[-a-z0-9_]*$/i.test(text);

/** `app=web,tier=front,sa=web`; a label whose own key is `sa` is written `k8s:sa`. */
function readLabels(text: string, refuse: (why: string) => never): PodWords {
  const labels = new Map<string, string>();
  let serviceAccount: string | undefined;
  for (const pair of text.split(',')) {
    const [key = '', value, ...more] = pair.split('=');
    if (key === '' || value === undefined || more.length > 0) return refuse(`'${pair}' is no label`);
    if (key === 'sa') serviceAccount = value;
    else if (labels.has(key)) return refuse(`it has the label ${key} twice`);
    else labels.set(key.replace(/^k8s:/, ''), value);
  }
  return { labels: Object.fromEntries(labels), ...(serviceAccount !== undefined && { serviceAccount }) };
}
