import { listIn, objectsIn, type Check } from './checks';
import { problemWithLabel, problemWithPortName, problemWithQualifiedName } from '../names';
import { isMap } from '../object';
import { clusterWide, namespaced } from './kind';
import { labels } from './metadata';
import {
  choice,
  flag,
  freeForm,
  integer,
  intOrText,
  list,
  map,
  need,
  object,
  text,
  word,
  type TypeOf,
} from './node';

/** v1 Namespace. */
export const namespaceSchema = clusterWide(['v1'], 'Namespace', {
  spec: object({ finalizers: list(text()) }),
  status: freeForm,
});

/** ConfigMap keys become file names. */
const keysAreFileNames: Check = function* (value) {
  for (const key of Object.keys(value))
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key) || key === '.' || key === '..')
      yield { at: [key], problem: "is no key: it must be at most 253 letters, digits, '-', '_' and '.'" };
};

/** A ConfigMap's limit, set by etcd: 1 MiB of data. */
const dataBytes = 1024 * 1024;

const dataFits: Check = function* ({ data, binaryData }) {
  const values = [data, binaryData].filter(isMap).flatMap(part => Object.values(part));
  const bytes = values.reduce<number>(
    (sum, v) => sum + (typeof v === 'string' ? Buffer.byteLength(v) : 0),
    0,
  );
  const [expected, actual] = [`at most ${dataBytes} bytes`, `${bytes} bytes`];
  if (bytes > dataBytes)
    yield { at: ['data'], problem: `must hold ${expected}, not ${bytes}`, expected, actual };
};

/** v1 ConfigMap. */
export const configMapSchema = namespaced(
  ['v1'],
  'ConfigMap',
  { data: map(text(), keysAreFileNames), binaryData: map(text(), keysAreFileNames), immutable: flag },
  dataFits,
);

const servicePort = object({
  name: word(problemWithLabel),
  protocol: choice('TCP', 'UDP', 'SCTP'),
  appProtocol: word(problemWithQualifiedName),
  port: need(integer(1, 65535)),
  targetPort: intOrText(integer(1, 65535), word(problemWithPortName)),
  nodePort: integer(0, 65535),
});
export type ServicePort = TypeOf<typeof servicePort>;

/** Ports are told apart by their names, and Cilium's MCS merge compares them. */
const portsHaveNames: Check = function* (spec) {
  const names = new Set<unknown>();
  const several = listIn(spec, 'ports').length > 1;
  for (const [at, { name }] of objectsIn(spec, 'ports')) {
    if (several && name === undefined)
      yield { at: [...at, 'name'], problem: 'is missing: there are several ports' };
    if (name !== undefined && names.has(name))
      yield { at: [...at, 'name'], problem: 'is the name of another port' };
    names.add(name);
  }
};

const hasWhatItsTypeNeeds: Check = function* (spec) {
  const external = spec.type === 'ExternalName';
  if (external && spec.externalName === undefined)
    yield { at: ['externalName'], problem: 'is missing: the type is ExternalName' };
  if (!external && spec.clusterIP !== 'None' && listIn(spec, 'ports').length === 0)
    yield { at: ['ports'], problem: 'is missing: only ExternalName and headless Services may have no ports' };
};

/** v1 Service. */
export const serviceSchema = namespaced(['v1'], 'Service', {
  spec: need(
    object(
      {
        allocateLoadBalancerNodePorts: flag,
        clusterIP: text(),
        clusterIPs: list(text(), { maxItems: 2 }),
        externalIPs: list(text()),
        externalName: text(),
        externalTrafficPolicy: choice('Cluster', 'Local'),
        healthCheckNodePort: integer(0, 65535),
        internalTrafficPolicy: choice('Cluster', 'Local'),
        ipFamilies: list(choice('IPv4', 'IPv6'), { maxItems: 2 }),
        ipFamilyPolicy: choice('SingleStack', 'PreferDualStack', 'RequireDualStack'),
        loadBalancerClass: text(),
        loadBalancerIP: text(),
        loadBalancerSourceRanges: list(text()),
        ports: list(servicePort),
        publishNotReadyAddresses: flag,
        selector: labels,
        sessionAffinity: choice('None', 'ClientIP'),
        sessionAffinityConfig: object({ clientIP: object({ timeoutSeconds: integer(1, 86400) }) }),
        trafficDistribution: choice('PreferClose', 'PreferSameZone', 'PreferSameNode'),
        type: choice('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
      },
      portsHaveNames,
      hasWhatItsTypeNeeds,
    ),
  ),
  status: freeForm,
});
