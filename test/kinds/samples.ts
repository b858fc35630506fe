import {
  ciliumClusterwideNetworkPolicy,
  ciliumNetworkPolicy,
  clusterIssuer,
  clusterRole,
  clusterRoleBinding,
  configMap,
  deployment,
  fluxInstance,
  fluxKustomization,
  gateway,
  gitRepository,
  grpcRoute,
  helmChartConfig,
  helmRelease,
  httpRoute,
  ingress,
  namespace,
  notificationAlert,
  notificationProvider,
  ociRepository,
  podDisruptionBudget,
  referenceGrant,
  service,
  serviceAccount,
  serviceExport,
  tlsRoute,
  type KubeObject,
} from '../../src/kinds/index';

const flux = { namespace: 'flux-system' };
const secretRef = { name: 'key' };
const target = { kind: 'Deployment', name: 'web.*' };
const kubeConfig = { secretRef: { name: 'remote', key: 'value' } };
const healthCheckExprs = [{ apiVersion: 'v1', kind: 'Pod', current: 'true', failed: 'false' }];

/** Objects with many fields, one or more for every kind that we make: each is good. */
export const samples = {
  namespace: namespace({
    metadata: { name: 'shop', labels: { team: 'shop' }, annotations: { 'x.io/a': '1' } },
  }),
  service: service({
    metadata: { name: 'catalog', namespace: 'shop' },
    spec: {
      selector: { app: 'catalog' },
      ports: [
        { name: 'http', port: 80, targetPort: 'web', protocol: 'TCP' },
        { name: 'metrics', port: 9090, targetPort: 9090, appProtocol: 'http' },
      ],
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
      ipFamilies: ['IPv4'],
    },
  }),
  configMap: configMap({
    metadata: { name: 'values', namespace: 'kube-system' },
    data: { 'values.yaml': 'a: 1' },
  }),
  serviceAccount: serviceAccount({
    metadata: { name: 'dns', namespace: 'kube-system' },
    automountServiceAccountToken: true,
    imagePullSecrets: [{ name: 'registry' }],
  }),
  deployment: deployment({
    metadata: { name: 'dns', namespace: 'kube-system' },
    spec: {
      replicas: 2,
      revisionHistoryLimit: 3,
      selector: { matchLabels: { app: 'dns' } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        metadata: { labels: { app: 'dns' }, annotations: { 'x.io/a': '1' } },
        spec: { containers: [{ name: 'dns', image: 'registry.example.com/dns:1.0.0' }] },
      },
    },
  }),
  podDisruptionBudget: podDisruptionBudget({
    metadata: { name: 'dns', namespace: 'kube-system' },
    spec: {
      minAvailable: 1,
      selector: { matchLabels: { app: 'dns' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  }),
  clusterRole: clusterRole({
    metadata: { name: 'system:dns' },
    rules: [{ apiGroups: [''], resources: ['services'], verbs: ['list', 'watch'] }],
  }),
  clusterRoleBinding: clusterRoleBinding({
    metadata: { name: 'system:dns' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:dns' },
    subjects: [{ kind: 'ServiceAccount', name: 'dns', namespace: 'kube-system' }],
  }),
  helmChartConfig: helmChartConfig({
    metadata: { name: 'rke2-coredns', namespace: 'kube-system' },
    spec: { valuesContent: 'replicaCount: 2\n', failurePolicy: 'reinstall' },
  }),
  ciliumNetworkPolicy: ciliumNetworkPolicy({
    metadata: { name: 'catalog', namespace: 'shop' },
    spec: {
      description: 'Who may call catalog.',
      endpointSelector: { matchLabels: { 'any:app': 'catalog' } },
      enableDefaultDeny: { ingress: true, egress: false },
      log: { value: 'catalog' },
      labels: [{ key: 'team', value: 'shop', source: 'k8s' }],
      ingress: [
        {
          fromEndpoints: [
            {
              matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'shop' },
              matchExpressions: [
                { key: 'io.cilium.k8s.policy.cluster', operator: 'In', values: ['paris', 'rome'] },
                { key: 'legacy', operator: 'DoesNotExist' },
              ],
            },
          ],
          toPorts: [
            {
              ports: [{ port: '8080', endPort: 8090, protocol: 'TCP' }],
              rules: {
                http: [
                  {
                    method: 'GET',
                    path: '/v1/.*',
                    headers: ['X-A: b'],
                    headerMatches: [
                      { name: 'X-Key', secret: { name: 'key', namespace: 'shop' }, mismatch: 'LOG' },
                    ],
                  },
                ],
              },
              serverNames: ['*.example.com'],
              terminatingTLS: { secret: { name: 'tls' }, certificate: 'tls.crt' },
            },
          ],
          authentication: { mode: 'disabled' },
        },
        {
          fromEntities: ['host'],
          icmps: [{ fields: [{ type: 'EchoRequest' }, { family: 'IPv6', type: 128 }] }],
        },
      ],
      ingressDeny: [
        { fromCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, { cidrGroupRef: 'offices' }] },
      ],
      egress: [
        {
          toEndpoints: [{ matchLabels: { 'k8s-app': 'kube-dns' } }],
          toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }],
        },
        { toFQDNs: [{ matchName: 'example.com' }], toPorts: [{ ports: [{ port: 'https' }] }] },
        { toServices: [{ k8sService: { serviceName: 'db', namespace: 'shop' } }] },
        {
          toGroups: [{ aws: { region: 'eu-west-1', securityGroupsIds: ['sg-1'] } }],
          toPorts: [
            {
              ports: [{ port: '443', protocol: 'TCP' }],
              originatingTLS: { secret: { name: 'ca', namespace: 'shop' }, trustedCA: 'ca.crt' },
              listener: { envoyConfig: { kind: 'CiliumEnvoyConfig', name: 'proxy' }, name: 'l', priority: 5 },
            },
          ],
        },
      ],
      egressDeny: [{ toCIDR: ['192.0.2.0/24', 'fd00::/8'], toPorts: [{ ports: [{ port: '25' }] }] }],
    },
  }),
  hostPolicy: ciliumClusterwideNetworkPolicy({
    metadata: { name: 'nodes' },
    specs: [
      { nodeSelector: {}, ingress: [{ fromNodes: [{ matchLabels: { role: 'worker' } }] }] },
      { endpointSelector: {}, egress: [{}] },
    ],
  }),
  serviceExport: serviceExport('multicluster.x-k8s.io/v1beta1', {
    metadata: { name: 'catalog', namespace: 'shop' },
    spec: { exportedLabels: { team: 'shop' }, exportedAnnotations: { 'x.io/a': '1' } },
  }),
  helmRelease: helmRelease({
    metadata: { name: 'cilium', namespace: 'kube-system' },
    spec: {
      interval: '30m',
      timeout: '1h30m',
      releaseName: 'cilium',
      targetNamespace: 'kube-system',
      storageNamespace: 'kube-system',
      maxHistory: 3,
      chartRef: { kind: 'OCIRepository', name: 'cilium-chart' },
      dependsOn: [{ name: 'other', readyExpr: 'true' }],
      driftDetection: { mode: 'warn', ignore: [{ paths: ['/data'], target }] },
      healthCheckExprs,
      kubeConfig,
      install: {
        crds: 'Skip',
        strategy: { name: 'RetryOnFailure', retryInterval: '2m' },
        serverSideApply: true,
      },
      upgrade: { crds: 'Skip', remediation: { retries: 2, strategy: 'rollback' }, serverSideApply: 'auto' },
      rollback: { cleanupOnFail: true },
      uninstall: { deletionPropagation: 'foreground' },
      test: { enable: true, filters: [{ name: 'x', exclude: true }] },
      postRenderers: [
        { kustomize: { patches: [{ patch: '[]', target }], images: [{ name: 'a', newTag: 'b' }] } },
      ],
      commonMetadata: { labels: { a: 'b' } },
      valuesFrom: [{ kind: 'ConfigMap', name: 'values', valuesKey: 'values.yaml', targetPath: 'a.b[0]' }],
      values: { cluster: { id: 1 }, hubble: null },
      waitStrategy: { name: 'poller' },
    },
  }),
  helmReleaseOfChart: helmRelease({
    metadata: { name: 'app', namespace: 'shop' },
    spec: {
      interval: '1h',
      chart: {
        metadata: { labels: { a: 'b' } },
        spec: {
          chart: 'app',
          version: '1.x',
          sourceRef: { kind: 'HelmRepository', name: 'charts' },
          verify: { provider: 'cosign', secretRef },
        },
      },
    },
  }),
  fluxKustomization: fluxKustomization({
    metadata: { name: 'cilium', ...flux },
    spec: {
      interval: '1h',
      prune: true,
      path: './cilium',
      sourceRef: { kind: 'GitRepository', name: 'flux-system' },
      decryption: { provider: 'sops', secretRef },
      deletionPolicy: 'Orphan',
      dependsOn: [{ name: 'first' }],
      healthChecks: [{ apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'cilium', namespace: 'kube-system' }],
      healthCheckExprs,
      kubeConfig,
      ignore: [{ paths: ['/spec'], target }],
      images: [{ name: 'a', digest: 'sha256:0' }],
      patches: [{ patch: '[]' }],
      postBuild: {
        substitute: { a: 'b' },
        substituteFrom: [{ kind: 'ConfigMap', name: 'c', optional: true }],
      },
      commonMetadata: { annotations: { a: 'b' } },
      buildMetadata: ['originAnnotations'],
      namePrefix: 'a-',
      wait: true,
    },
  }),
  ociRepository: ociRepository({
    metadata: { name: 'cilium-chart', namespace: 'kube-system' },
    spec: {
      interval: '1h',
      timeout: '90s',
      url: 'oci://quay.io/cilium/charts/cilium',
      ref: { digest: 'sha256:0' },
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      verify: { provider: 'cosign', matchOIDCIdentity: [{ issuer: 'i', subject: 's' }] },
    },
  }),
  gitRepository: gitRepository({
    metadata: { name: 'fleet', ...flux },
    spec: {
      interval: '1m',
      url: 'https://git.example.com/fleet.git',
      ref: { branch: 'main' },
      provider: 'aws',
      serviceAccountName: 'reader',
      include: [{ repository: { name: 'other' }, fromPath: 'a', toPath: 'b' }],
      verify: { mode: 'HEAD', secretRef },
    },
  }),
  notificationProvider: notificationProvider({
    metadata: { name: 'status', ...flux },
    spec: {
      type: 'gitea',
      address: 'https://git.example.com/a',
      secretRef,
      commitStatusExpr: "'a'",
      timeout: '30s',
    },
  }),
  notificationAlert: notificationAlert({
    metadata: { name: 'status', ...flux },
    spec: {
      providerRef: { name: 'status' },
      eventSeverity: 'info',
      eventSources: [{ kind: 'Kustomization', name: '*', matchLabels: { a: 'b' } }],
      eventMetadata: { cluster: 'paris' },
    },
  }),
  fluxInstance: fluxInstance({
    metadata: { name: 'flux', ...flux },
    spec: {
      distribution: { version: '2.9.4', registry: 'ghcr.io/fluxcd' },
      components: ['source-controller', 'kustomize-controller'],
      cluster: { type: 'kubernetes', size: 'small', networkPolicy: true },
      sync: {
        kind: 'GitRepository',
        url: 'https://git.example.com/a.git',
        ref: 'refs/heads/main',
        path: './flux',
      },
      kustomize: { patches: [{ patch: '[]', target }] },
      sharding: { shards: ['a'] },
      storage: { class: 'fast', size: '10Gi' },
    },
  }),
  clusterIssuer: clusterIssuer({
    metadata: { name: 'cilium-ca' },
    spec: { ca: { secretName: 'cilium-ca', ocspServers: ['http://ocsp.example.com'] } },
  }),
  gateway: gateway({
    metadata: { name: 'edge', namespace: 'edge' },
    spec: {
      gatewayClassName: 'cilium',
      listeners: [
        {
          name: 'web',
          port: 80,
          protocol: 'HTTP',
          hostname: '*.example.com',
          allowedRoutes: {
            namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } },
            kinds: [{ kind: 'HTTPRoute' }],
          },
        },
        {
          name: 'websecure',
          port: 443,
          protocol: 'HTTPS',
          tls: {
            mode: 'Terminate',
            certificateRefs: [{ name: 'edge-tls', namespace: 'certificates' }],
            options: { 'example.com/ciphers': 'modern' },
          },
        },
        { name: 'database', port: 5432, protocol: 'TLS', tls: { mode: 'Passthrough' } },
      ],
      infrastructure: {
        labels: { team: 'edge' },
        annotations: { 'example.com/a': '1' },
        parametersRef: { group: 'cilium.io', kind: 'CiliumGatewayClassConfig', name: 'edge' },
      },
      tls: {
        backend: { clientCertificateRef: { name: 'client' } },
        frontend: {
          default: {
            validation: {
              caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }],
              mode: 'AllowValidOnly',
            },
          },
          perPort: [{ port: 443, tls: {} }],
        },
      },
    },
  }),
  httpRoute: httpRoute({
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      parentRefs: [
        { name: 'edge', namespace: 'edge', sectionName: 'web' },
        { name: 'edge', namespace: 'edge', sectionName: 'websecure' },
      ],
      hostnames: ['shop.example.com', '*.shop.example.com'],
      rules: [
        {
          name: 'catalog',
          matches: [
            {
              path: { type: 'PathPrefix', value: '/catalog' },
              headers: [{ type: 'Exact', name: 'X-Version', value: 'v2' }],
              queryParams: [{ type: 'RegularExpression', name: 'page', value: '[0-9]+' }],
              method: 'GET',
            },
          ],
          filters: [
            {
              type: 'RequestHeaderModifier',
              requestHeaderModifier: {
                set: [{ name: 'X-A', value: 'b' }],
                add: [{ name: 'X-C', value: 'd e' }],
                remove: ['X-F'],
              },
            },
            {
              type: 'URLRewrite',
              urlRewrite: {
                hostname: 'catalog.internal',
                path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
              },
            },
            {
              type: 'RequestMirror',
              requestMirror: { backendRef: { name: 'shadow', port: 80 }, percent: 10 },
            },
            {
              type: 'CORS',
              cors: { allowOrigins: ['https://*.example.com'], allowMethods: ['GET'], maxAge: 5 },
            },
          ],
          backendRefs: [
            {
              group: 'multicluster.x-k8s.io',
              kind: 'ServiceImport',
              name: 'catalog',
              namespace: 'shop',
              port: 80,
              weight: 90,
              filters: [
                {
                  type: 'ExtensionRef',
                  extensionRef: { group: 'example.com', kind: 'Limit', name: 'limit' },
                },
              ],
            },
            { name: 'catalog-next', port: 80, weight: 10 },
          ],
          timeouts: { request: '10s', backendRequest: '1s500ms' },
          retry: { attempts: 2, backoff: '100ms', codes: [502, 503] },
          sessionPersistence: {
            type: 'Cookie',
            sessionName: 'shop',
            absoluteTimeout: '1h',
            cookieConfig: { lifetimeType: 'Permanent' },
          },
        },
        {
          matches: [{ path: { type: 'Exact', value: '/old' } }],
          filters: [
            {
              type: 'RequestRedirect',
              requestRedirect: {
                scheme: 'https',
                hostname: 'shop.example.com',
                port: 443,
                statusCode: 301,
                path: { type: 'ReplaceFullPath', replaceFullPath: '/new' },
              },
            },
          ],
        },
      ],
    },
  }),
  grpcRoute: grpcRoute({
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'edge', namespace: 'edge', port: 443 }],
      hostnames: ['grpc.example.com'],
      rules: [
        {
          name: 'catalog',
          matches: [
            {
              method: { type: 'Exact', service: 'shop.v1.Catalog', method: 'GetItem' },
              headers: [{ name: 'x-version', value: 'v2' }],
            },
          ],
          filters: [
            {
              type: 'ResponseHeaderModifier',
              responseHeaderModifier: { remove: ['x-internal'] },
            },
            {
              type: 'RequestMirror',
              requestMirror: {
                backendRef: { name: 'shadow', port: 9090 },
                fraction: { numerator: 1, denominator: 1000 },
              },
            },
          ],
          backendRefs: [{ name: 'catalog', port: 9090 }],
        },
      ],
    },
  }),
  tlsRoute: tlsRoute('gateway.networking.k8s.io/v1', {
    metadata: { name: 'database', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'edge', namespace: 'edge', sectionName: 'database' }],
      hostnames: ['db.example.com'],
      rules: [
        {
          name: 'all',
          backendRefs: [{ kind: 'ServiceImport', group: 'multicluster.x-k8s.io', name: 'db', port: 5432 }],
        },
      ],
    },
  }),
  oldTlsRoute: tlsRoute('gateway.networking.k8s.io/v1alpha2', {
    metadata: { name: 'database', namespace: 'shop' },
    spec: { hostnames: ['db.example.com'], rules: [{ backendRefs: [{ name: 'db', port: 5432 }] }] },
  }),
  referenceGrant: referenceGrant({
    metadata: { name: 'routes', namespace: 'shop' },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'edge' }],
      to: [
        { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'catalog' },
        { group: '', kind: 'Service' },
      ],
    },
  }),
  ingress: ingress({
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      ingressClassName: 'cilium',
      defaultBackend: { service: { name: 'fallback', port: { name: 'http' } } },
      rules: [
        {
          host: '*.example.com',
          http: {
            paths: [
              {
                path: '/catalog',
                pathType: 'Prefix',
                backend: { service: { name: 'catalog', port: { number: 80 } } },
              },
              {
                pathType: 'ImplementationSpecific',
                backend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'images' } },
              },
            ],
          },
        },
      ],
      tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
    },
  }),
} satisfies Readonly<Record<string, KubeObject>>;

/** Kinds that people's layers hold and we do not make. */
export const foreignSamples = {
  networkPolicy: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'a', namespace: 'shop' },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [{ podSelector: { matchLabels: { app: 'a' } }, namespaceSelector: {} }],
          ports: [{ port: 'web' }, { port: 8080, endPort: 8090, protocol: 'TCP' }],
        },
      ],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }],
    },
  },
  issuer: {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name: 'letsencrypt', namespace: 'shop' },
    spec: { acme: { server: 'https://acme.example.com', privateKeySecretRef: { name: 'key' } } },
  },
  certificate: {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'a', namespace: 'shop' },
    spec: {
      secretName: 'a-tls',
      dnsNames: ['a.example.com'],
      issuerRef: { name: 'cilium-ca', kind: 'ClusterIssuer' },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      usages: ['server auth', 'client auth'],
      keystores: { pkcs12: { create: true, passwordSecretRef: { name: 'p', key: 'k' } } },
    },
  },
  helmRepository: {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: 'charts', namespace: 'shop' },
    spec: { url: 'https://charts.example.com', interval: '1h', type: 'default' },
  },
  helmChart: {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmChart',
    metadata: { name: 'app', namespace: 'shop' },
    spec: {
      chart: 'app',
      interval: '1h',
      sourceRef: { kind: 'HelmRepository', name: 'charts' },
      verify: { provider: 'cosign' },
    },
  },
} satisfies Readonly<Record<string, KubeObject>>;

/** A copy of a JSON value in which the value at a path is another one; undefined takes it away. */
export function withAt<T>(value: T, path: readonly (string | number)[], replacement: unknown): T {
  const copy = structuredClone(value) as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  let place = copy;
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  if (replacement === undefined) Reflect.deleteProperty(place, last);
  else place[last] = replacement;
  return copy as T;
}
