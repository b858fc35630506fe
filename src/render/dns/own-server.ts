import {
  clusterRole,
  clusterRoleBinding,
  configMap,
  deployment,
  type JsonMap,
  type KubeObject,
  podDisruptionBudget,
  service,
  serviceAccount,
} from '../../kinds/index';
import type { OwnServerPlan } from '../../plan/index';
import { binding, importsRule, name, namespace } from './access';
import { zoneCorefile } from './corefile';

/** Not 53, which only a privileged process may open. */
const port = 1053;

const labels = { 'app.kubernetes.io/name': name };
const metadata = { name, namespace, labels };
const selector = { matchLabels: labels };

/** A CoreDNS that serves `clusterset.local` and nothing else, at an address that other servers forward to. */
export const ownServer = ({ address, image }: OwnServerPlan): KubeObject[] => [
  serviceAccount({ metadata }),
  clusterRole({
    metadata: { name, labels },
    rules: [
      { apiGroups: [''], resources: ['namespaces', 'services'], verbs: ['list', 'watch'] },
      ...importsRule,
    ],
  }),
  clusterRoleBinding({ metadata: { name, labels }, ...binding(name) }),
  configMap({ metadata, data: { Corefile: zoneCorefile(port) } }),
  deployment({
    metadata,
    spec: {
      replicas: 2,
      selector,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { metadata: { labels }, spec: pod(image) },
    },
  }),
  service({
    metadata,
    spec: {
      clusterIP: address,
      selector: labels,
      ports: [
        { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
        { name: 'dns-tcp', port: 53, targetPort: 'dns-tcp', protocol: 'TCP' },
      ],
    },
  }),
  podDisruptionBudget({ metadata, spec: { minAvailable: 1, selector } }),
];

const pod = (image: string): JsonMap => ({
  serviceAccountName: name,
  priorityClassName: 'system-cluster-critical',
  // Of the node, so that it does not wait for the DNS that forwards to it.
  dnsPolicy: 'Default',
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: selector,
    },
  ],
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 65532,
    runAsGroup: 65532,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  containers: [
    {
      name: 'coredns',
      image,
      args: ['-conf', '/etc/coredns/Corefile'],
      ports: [
        { name: 'dns', containerPort: port, protocol: 'UDP' },
        { name: 'dns-tcp', containerPort: port, protocol: 'TCP' },
        { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
      ],
      livenessProbe: { ...probe('/health', 8080), initialDelaySeconds: 60, failureThreshold: 5 },
      // Not before the imports are read.
      readinessProbe: probe('/ready', 8181),
      resources: { requests: { cpu: '50m', memory: '70Mi' }, limits: { memory: '170Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        // The program has this capability as a file, and does not start where it may not have it.
        capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
      },
      volumeMounts: [{ name: 'corefile', mountPath: '/etc/coredns', readOnly: true }],
    },
  ],
  volumes: [{ name: 'corefile', configMap: { name, items: [{ key: 'Corefile', path: 'Corefile' }] } }],
});

const probe = (path: string, port: number): JsonMap => ({
  httpGet: { path, port, scheme: 'HTTP' },
  timeoutSeconds: 5,
});
