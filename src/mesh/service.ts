import { onceFor } from '../kinds/once';
import { isMap } from '../kinds/index';
import { integerAt, listAt, mapAt, type Reading, textAt, textsAt } from './read';

/** A port of a Service. */
export interface PortFacts {
  /** Empty for the one port that needs no name. */
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly targetPort: number | string;
  readonly appProtocol?: string;
}

/** A Service as the API server keeps it: with Kubernetes' defaults. */
export interface ServiceFacts {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly type: string;
  /** `clusterIP: None`. */
  readonly headless: boolean;
  /** A fixed address; undefined when the API server chooses one. */
  readonly clusterIp?: string;
  readonly externalName?: string;
  /** Empty when somebody else makes the endpoints. */
  readonly selector: Readonly<Record<string, string>>;
  /** In the order written. */
  readonly ports: readonly PortFacts[];
  readonly sessionAffinity: string;
  /** Seconds; only with session affinity ClientIP. */
  readonly sessionAffinityTimeout?: number;
  /** As written; the API server fills in a cluster's own when there are none. */
  readonly ipFamilies: readonly string[];
  readonly ipFamilyPolicy?: string;
  readonly internalTrafficPolicy: string;
  readonly trafficDistribution?: string;
  readonly publishNotReadyAddresses: boolean;
  /** True when other manifests bring it, and all but its annotations is what the blueprint says of it. */
  readonly declared?: true;
}

/** What the API server fills in (k8s.io/kubernetes pkg/apis/core/v1/defaults.go). The only place that knows. */
const defaults = {
  type: 'ClusterIP',
  protocol: 'TCP',
  sessionAffinity: 'None',
  sessionAffinityTimeout: 10_800,
  internalTrafficPolicy: 'Cluster',
} as const;

/** A v1 Service. A port that is none is left out. */
export const readService = onceFor((object: object): Reading<ServiceFacts> => {
  const metadata = mapAt(object, 'metadata');
  const spec = mapAt(object, 'spec');
  const name = textAt(metadata, 'name');
  if (name === undefined) return { value: undefined, problems: ['metadata.name is no text'] };
  const problems: string[] = [];
  const ports = listAt(spec, 'ports').flatMap((port, i) => readPort(port, i, problems));
  const clusterIp = textAt(spec, 'clusterIP');
  return {
    problems,
    value: {
      namespace: textAt(metadata, 'namespace') ?? 'default',
      name,
      labels: textsAt(metadata, 'labels'),
      annotations: textsAt(metadata, 'annotations'),
      type: textAt(spec, 'type') ?? defaults.type,
      headless: clusterIp === 'None',
      ...(clusterIp !== undefined && clusterIp !== 'None' && clusterIp !== '' && { clusterIp }),
      ...optional('externalName', textAt(spec, 'externalName')),
      selector: textsAt(spec, 'selector'),
      ports,
      ...readSessionAffinity(spec),
      ipFamilies: listAt(spec, 'ipFamilies').filter(family => typeof family === 'string'),
      ...optional('ipFamilyPolicy', textAt(spec, 'ipFamilyPolicy')),
      internalTrafficPolicy: textAt(spec, 'internalTrafficPolicy') ?? defaults.internalTrafficPolicy,
      ...optional('trafficDistribution', textAt(spec, 'trafficDistribution')),
      publishNotReadyAddresses: spec.publishNotReadyAddresses === true,
    },
  };
});

type Json = Readonly<Record<string, unknown>>;

function optional<K extends string>(key: K, value: string | undefined): Partial<Readonly<Record<K, string>>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

function readPort(port: unknown, i: number, problems: string[]): PortFacts[] {
  const number = isMap(port) ? integerAt(port, 'port') : undefined;
  if (!isMap(port) || number === undefined || number < 1 || number > 65_535) {
    problems.push(`spec.ports[${i}].port is no port number`);
    return [];
  }
  const { targetPort } = port;
  const isTarget = typeof targetPort === 'number' || (typeof targetPort === 'string' && targetPort !== '');
  return [
    {
      name: textAt(port, 'name') ?? '',
      port: number,
      protocol: textAt(port, 'protocol') ?? defaults.protocol,
      targetPort: isTarget && targetPort !== 0 ? targetPort : number,
      ...optional('appProtocol', textAt(port, 'appProtocol')),
    },
  ];
}

function readSessionAffinity(spec: Json): Pick<ServiceFacts, 'sessionAffinity' | 'sessionAffinityTimeout'> {
  const sessionAffinity = textAt(spec, 'sessionAffinity') ?? defaults.sessionAffinity;
  if (sessionAffinity !== 'ClientIP') return { sessionAffinity };
  const written = integerAt(mapAt(mapAt(spec, 'sessionAffinityConfig'), 'clientIP'), 'timeoutSeconds');
  return { sessionAffinity, sessionAffinityTimeout: written ?? defaults.sessionAffinityTimeout };
}
