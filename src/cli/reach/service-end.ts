import { keyOf, type PortFacts } from '../../mesh/index';
import {
  type Backends,
  type PodRef,
  type PortAnswer,
  type Protocol,
  resolve,
  type Served,
} from '../../simulate/index';
import type { Observed } from '../fleet-choice';
import { UsageError } from '../terminal';
import type { EndText } from './end-text';
import { podsWith } from './ends';
import type { Candidate, Meant } from './meant';
import { clusterNamed, meantOf, namespaceIn } from './known';

type Service = Extract<EndText, { readonly service: unknown }>['service'];

/** The port that a caller uses. */
interface Called {
  readonly port: number | undefined;
  readonly protocol: Protocol;
}

/** The pods that a service of a cluster sends callers in that cluster to, each with the port on it. */
export function meantByService(service: Service, fleet: Observed, called: Called): Meant {
  const { cluster, namespace, name } = service;
  namespaceIn(clusterNamed(fleet, cluster), namespace);
  const answer = resolve(fleet.state, { from: cluster, namespace, name });
  const served = answer?.service ?? answer?.imported;
  const key = keyOf(namespace, name);
  if (answer === undefined || served === undefined)
    throw new UsageError(
      `${cluster} has no service ${key}, and imports none.${meantOf(key, [...fleet.state.holders.keys()])}`,
    );
  const backends = served.endpoints ?? portOf(served, called, key, cluster).backends;
  if (backends.length === 0)
    throw new UsageError(
      `Nobody answers callers in ${cluster} for ${key}; meshprint resolve ${key} --from ${cluster} says why.`,
    );
  const port = served.headless ? undefined : portOf(served, called, key, cluster);
  const found = backends.map(backend => behind(fleet, service, backend, port));
  return {
    candidates: found.flatMap(({ candidates }) => candidates),
    notes: [
      ...(answer.service === undefined
        ? [`${cluster} has no Service ${key}; it is called by its import`]
        : []),
      ...(answer.service !== undefined && answer.imported !== undefined
        ? [
            `this is for ${name}.${namespace}.svc.cluster.local; by ${name}.${namespace}.svc.clusterset.local callers come to ${answer.imported.clusters.join(', ') || 'nobody'}`,
          ]
        : []),
      ...(served.headless ? [`${key} is headless: callers use the ports of the pods`] : []),
      // Of its backends that is said where both ends are.
      ...answer.assumed.filter(({ about }) => about !== 'declared workloads').map(({ what }) => what),
      ...found.flatMap(({ notes }) => notes),
    ],
    declared: found.flatMap(({ declared = [] }) => declared),
  };
}

function portOf({ ports }: Served, { port, protocol }: Called, key: string, cluster: string): PortAnswer {
  const found = ports.find(own => own.port === port && own.protocol === protocol);
  if (found !== undefined) return found;
  const has = ports.map(own => `${own.port}/${own.protocol}`).join(', ');
  const why = port === undefined ? 'is called on a port; say --port' : `has no port ${port}/${protocol}`;
  throw new UsageError(`The service ${key} of ${cluster} ${why}. It has ${has || 'none'}.`);
}

/** The pods of one backend cluster, by the Service that this cluster has. */
function behind(
  fleet: Observed,
  { namespace, name, cluster: caller }: Service,
  { cluster: at, share }: Backends,
  front: PortAnswer | undefined,
): Meant {
  const cluster = clusterNamed(fleet, at);
  const key = keyOf(namespace, name);
  const own = cluster.services.get(key)?.value;
  if (own === undefined || Object.keys(own.selector).length === 0)
    throw new UsageError(
      `The Service ${key} of ${at} has no selector, so that the trees do not say who is behind it. Name the pods.`,
    );
  const { candidates, notes, declared = [] } = podsWith(cluster, namespace, own.selector);
  const targets = front === undefined ? [undefined] : targetsOf(own.ports, front, at !== caller);
  return {
    candidates: candidates.flatMap(candidate =>
      targets.map(target => ({ ...candidate, share, ...portOn(candidate, target, front?.protocol) })),
    ),
    declared,
    notes: [
      ...notes,
      ...targets
        .filter(target => typeof target === 'string' && candidates.some(one => isUnknown(one, target, front)))
        .map(target => `the trees do not say which number the port '${target}' of ${key} has in ${at}`),
    ],
  };
}

const isUnknown = (candidate: Candidate, target: number | string | undefined, front?: PortAnswer): boolean =>
  portOn(candidate, target, front?.protocol).port === 'unknown';

/** As in the choice of backends: a port of another cluster without a name serves every name. */
function targetsOf(
  ports: readonly PortFacts[],
  { name, protocol }: PortAnswer,
  remote: boolean,
): (number | string)[] {
  const serves = (port: PortFacts): boolean =>
    port.protocol === protocol && (port.name === name || (remote && (name === '' || port.name === '')));
  return [...new Set(ports.filter(serves).map(({ targetPort }) => targetPort))];
}

function portOn(
  { endpoint }: Candidate,
  target: number | string | undefined,
  protocol: string | undefined,
): Pick<Candidate, 'port'> {
  if (target === undefined) return {};
  if (typeof target === 'number') return { port: target };
  const ports: PodRef['ports'] = 'pod' in endpoint ? endpoint.pod.ports : [];
  return { port: ports?.find(port => port.name === target && port.protocol === protocol)?.port ?? 'unknown' };
}
