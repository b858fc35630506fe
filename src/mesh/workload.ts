import { onceFor } from '../kinds/once';
import { isMap } from '../kinds/index';
import { integerAt, listAt, mapAt, type Reading, textAt, textsAt } from './read';

/** A port that a container names. */
interface ContainerPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
}

/** Something that makes pods, all of them alike. */
export interface WorkloadFacts {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Labels of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly ports: readonly ContainerPort[];
  /** True where nobody says which ports there are. */
  readonly portsUnknown?: true;
  /** How many pods run; undefined when nobody says, as with a DaemonSet, a CronJob, or often a declared workload. */
  readonly replicas?: number;
  /** Host names of its pods, for DNS below a headless Service of the name `subdomain`. */
  readonly hostnames: readonly string[];
  readonly subdomain?: string;
  /** Pods in the network of their node have no identity of their own. */
  readonly hostNetwork: boolean;
  /** True when other manifests bring it, and all of this is what the blueprint says of it. */
  readonly declared?: true;
}

/** Where each kind keeps its pods. Kinds that are not here make none. */
const templates: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  '/ReplicationController': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  '/Pod': [],
};

/** The reader of a kind that makes pods, by `<group>/<kind>`. */
export const readWorkload: Readonly<Record<string, (object: object) => Reading<WorkloadFacts>>> =
  Object.fromEntries(
    Object.entries(templates).map(([groupKind, at]) => [
      groupKind,
      onceFor((object: object) => readPodsOf(groupKind.slice(groupKind.indexOf('/') + 1), object, at)),
    ]),
  );

/** Kind of what the blueprint declares of pods that other manifests bring; of no API, since nobody says which one it is. */
const declaredKind = 'Workload';

export const isDeclaredWorkload = ({ kind }: { readonly kind: string }): boolean => kind === declaredKind;

/** The reader of declared workloads, which are in no tree's files. */
export const readDeclaredWorkload = onceFor((object: object): Reading<WorkloadFacts> => {
  const { value, problems } = readPodsOf(declaredKind, object, ['spec', 'template']);
  return {
    value: value && { ...value, declared: true, ...(!saysPorts(object) && { portsUnknown: true }) },
    problems,
  };
});

type Json = Readonly<Record<string, unknown>>;

const saysPorts = (declaration: object): boolean =>
  listAt(mapAt(mapAt(mapAt(declaration, 'spec'), 'template'), 'spec'), 'containers').some(
    container => isMap(container) && container.ports !== undefined,
  );

function readPodsOf(kind: string, object: object, at: readonly string[]): Reading<WorkloadFacts> {
  const metadata = mapAt(object, 'metadata');
  const name = textAt(metadata, 'name');
  if (name === undefined) return { value: undefined, problems: ['metadata.name is no text'] };
  const template = at.reduce<Json>((value, key) => mapAt(value, key), object as Json);
  if (!isMap(template.spec))
    return { value: undefined, problems: [`${[...at, 'spec'].join('.')} is missing`] };
  const replicas = countOf(kind, mapAt(object, 'spec'));
  const pod = template.spec;
  return {
    problems: [],
    value: {
      kind,
      namespace: textAt(metadata, 'namespace') ?? 'default',
      name,
      labels: textsAt(mapAt(template, 'metadata'), 'labels'),
      serviceAccount: textAt(pod, 'serviceAccountName') ?? textAt(pod, 'serviceAccount') ?? 'default',
      ports: [...listAt(pod, 'initContainers').filter(isSidecar), ...listAt(pod, 'containers')].flatMap(
        portsOf,
      ),
      ...(replicas !== undefined && { replicas }),
      ...(kind === 'StatefulSet'
        ? statefulNames(name, mapAt(object, 'spec'), replicas)
        : podNames(pod, replicas)),
      hostNetwork: pod.hostNetwork === true,
    },
  };
}

/** An init container that keeps running serves ports like any other container. */
const isSidecar = (container: unknown): boolean => isMap(container) && container.restartPolicy === 'Always';

function countOf(kind: string, spec: Json): number | undefined {
  switch (kind) {
    case 'Pod':
      return 1;
    case 'Job':
      return integerAt(spec, 'parallelism') ?? 1;
    case 'DaemonSet':
    case 'CronJob':
      return undefined;
    case declaredKind:
      return integerAt(spec, 'replicas');
    default:
      return integerAt(spec, 'replicas') ?? 1;
  }
}

function portsOf(container: unknown): ContainerPort[] {
  if (!isMap(container)) return [];
  return listAt(container, 'ports').flatMap(port => {
    const number = isMap(port) ? integerAt(port, 'containerPort') : undefined;
    if (!isMap(port) || number === undefined) return [];
    const name = textAt(port, 'name');
    return [
      { ...(name !== undefined && { name }), port: number, protocol: textAt(port, 'protocol') ?? 'TCP' },
    ];
  });
}

type Names = Pick<WorkloadFacts, 'hostnames' | 'subdomain'>;

/** The pods of a StatefulSet are numbered; `serviceName` is their subdomain. */
function statefulNames(name: string, spec: Json, replicas = 0): Names {
  const start = integerAt(mapAt(spec, 'ordinals'), 'start') ?? 0;
  const subdomain = textAt(spec, 'serviceName');
  return {
    hostnames: Array.from({ length: replicas }, (_, i) => `${name}-${start + i}`),
    ...(subdomain !== undefined && { subdomain }),
  };
}

/** Pods of one template share one host name, where it gives one. */
function podNames(pod: Json, replicas = 0): Names {
  const [hostname, subdomain] = [textAt(pod, 'hostname'), textAt(pod, 'subdomain')];
  return {
    hostnames: hostname === undefined || replicas === 0 ? [] : [hostname],
    ...(subdomain !== undefined && { subdomain }),
  };
}
