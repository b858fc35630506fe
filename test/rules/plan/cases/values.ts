import { type CiliumValues, DefaultDeny, type Fleet, MeshNamespace } from '../../../../src/model/index';
import { ciliumReleases } from '../../../../src/releases/index';
import { type FleetChange, fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type Breaking, type CasesByRule, type Expected, type Holding } from './case';

/** A fleet with values for all of its clusters. */
const shared =
  (values: CiliumValues, version = '1.20.3') =>
  (): Fleet =>
    twoGenericClusters({}, { cilium: { version, values } });
/** The Gateway API that a Cilium wants, for values that switch its gateways on. */
const gatewayApi = (version: string): string =>
  ciliumReleases.find(({ minor }) => version.startsWith(minor))?.gatewayApi.documented ?? 'v1.6.1';
/** A fleet of which one cluster has values of its own. */
const own =
  (values: CiliumValues, version = '1.20.3') =>
  (): Fleet =>
    twoGenericClusters(
      { alpha: { cilium: { values } } },
      { cilium: { version }, crds: { gatewayApi: { assumes: { version: gatewayApi(version) } } } },
    );
/** The same where Cilium replaces kube-proxy. */
const replaced =
  (values: CiliumValues, version = '1.20.3') =>
  (): Fleet =>
    twoGenericClusters(
      {
        alpha: {
          cilium: { values },
          kubeProxyReplacement: true,
          apiServer: { host: 'api.alpha.example.com', port: 6443 },
        },
      },
      { cilium: { version }, crds: { gatewayApi: { assumes: { version: gatewayApi(version) } } } },
    );
const ofFleet = (says: string, ...clusters: string[]): Expected => ({ path: '', clusters, says });

/** One value in one cluster that is wrong, and says so in these words. */
const wrong = (values: CiliumValues, says: string, version?: string): Breaking => ({
  title: `${JSON.stringify(values)} in ${version ?? '1.20.3'}`,
  fleet: own(values, version),
  finds: [at('alpha', says)],
});
const fine = (values: CiliumValues, version?: string): Holding => ({
  title: `${JSON.stringify(values)} in ${version ?? '1.20.3'}`,
  fleet: own(values, version),
});

const wrongReplaced = (values: CiliumValues, says: string): Breaking => ({
  ...wrong(values, says),
  fleet: replaced(values),
});
const fineReplaced = (values: CiliumValues): Holding => ({ ...fine(values), fleet: replaced(values) });
/** A shop with a policy, for values that take policies their effect. */
const withPolicy = (values: CiliumValues) => (): Fleet => {
  const fleet = own(values)();
  new DefaultDeny(new MeshNamespace(fleet, 'shop', { clusters: { all: {} } }), 'deny');
  return fleet;
};

const mixed = (values: CiliumValues): Fleet =>
  fleetOf({ old: { cilium: { version: '1.18.12' } }, newer: {}, newest: {} }, {
    cilium: { version: '1.19.6', values },
  } satisfies FleetChange);

export const peoplesValues: CasesByRule = {
  'values/owned-path': {
    breaks: [
      wrong(
        { routingMode: 'native' },
        "'routingMode' in the values of 'alpha' is settled by the platform (generic)",
      ),
      wrong({ kubeProxyReplacement: true }, "'kubeProxyReplacement' in the values of 'alpha' is settled"),
      wrong({ routingMode: null }, "'routingMode'"),
      wrong({ cluster: { id: 9 } }, "'cluster.id'"),
      wrong(
        { clustermesh: { config: { clusters: { gamma: { port: 1 } } } } },
        "'clustermesh.config.clusters'",
      ),
      wrong({ clustermesh: { config: { clusters: null } } }, "'clustermesh.config.clusters'"),
      wrong({ clustermesh: { policyDefaultLocalCluster: false } }, 'the same for every minor of Cilium'),
      wrong(
        { encryption: { enabled: true } },
        "'encryption.enabled' in the values of 'alpha' is settled by Meshprint",
      ),
      {
        title: 'a leaf below one that is settled',
        fleet: own({ clustermesh: { apiserver: { service: { annotations: { public: 'true' } } } } }),
        finds: [at('alpha', "'clustermesh.apiserver.service.annotations'")],
      },
      {
        title: 'a leaf above what is settled',
        fleet: own({ ipam: 'cluster-pool' }),
        finds: [at('alpha', "'ipam'")],
        also: { rules: ['values/wrong-type'], because: 'the chart takes a map there' },
      },
      {
        title: 'null above what is settled',
        fleet: own({ clustermesh: null }),
        finds: [at('alpha', "'clustermesh'")],
        also: { rules: ['values/wrong-type'], because: 'the chart reads values below it' },
      },
      {
        title: 'the fleet’s values once for all clusters',
        fleet: shared({ routingMode: 'native' }),
        finds: [ofFleet("'routingMode' in the fleet’s values is settled", 'alpha', 'beta')],
      },
      {
        title: 'the fleet’s values where what is settled differs',
        fleet: () =>
          twoGenericClusters(
            { beta: { platform: { kind: {} } } },
            { cilium: { version: '1.20.3', values: { ipam: { mode: 'multi-pool' } } } },
          ),
        finds: [
          ofFleet('settled by the platform (generic)', 'alpha'),
          ofFleet('settled by the platform (kind)', 'beta'),
        ],
      },
    ],
    holds: [
      fine({ routingMode: 'tunnel', clustermesh: { useAPIServer: true } }),
      fine({ clustermesh: {} }),
      fine({ clustermesh: { apiserver: { replicas: 2, resources: { limits: { memory: '1Gi' } } } } }),
      fine({ tunnelPort: 0, hubble: { relay: { enabled: true } } }),
      { title: 'nothing', fleet: shared({}) },
    ],
  },

  'values/unknown-path': {
    breaks: [
      wrong({ kubeProxyRelacement: 'true' }, "'kubeProxyRelacement' in the values of 'alpha' is no value"),
      wrong({ hubble: { relays: { enabled: true } } }, "'hubble.relays'"),
      wrong({ 'hubble.relay.enabled': true }, '\'["hubble.relay.enabled"]\''),
      wrong({ constructor: 1 }, "'constructor'"),
      wrong({ unknown: null }, "'unknown'"),
      {
        title: 'the fleet’s values, once for each minor',
        fleet: () => mixed({ replicaCount: 2 }),
        finds: [
          ofFleet('the chart of Cilium 1.18 knows', 'old'),
          ofFleet('the chart of Cilium 1.19 knows', 'newer', 'newest'),
        ],
      },
    ],
    holds: [
      fine({ nodeSelector: { 'example.com/pool': 'system' }, podAnnotations: { any: 'thing' } }),
      fine({
        affinity: { nodeAffinity: { any: 'thing' } },
        updateStrategy: { rollingUpdate: { maxSurge: 1 } },
      }),
      fine({ extraConfig: { 'some-flag': 'x' }, global: { any: 'thing' } }),
      fine({ socketLB: { hostNamespaceOnly: true }, nonIdempotentAnnotations: { a: 'b' } }),
      fine({ extraVolumes: [{ any: 'thing' }] }),
      fine({ maglev: { tableSize: 65521 } }),
    ],
  },

  'values/unknown-mesh-path': {
    breaks: [
      wrong({ clustermesh: { enabled: true } }, "'clustermesh.enabled' in the values of 'alpha' is no value"),
      wrong({ clustermesh: { apiserver: { replica: 3 } } }, "'clustermesh.apiserver.replica'"),
      wrong({ clustermesh: { kvstore: { x: 1 } } }, "'clustermesh.kvstore'"),
    ],
    holds: [
      fine({ clustermesh: { disableKubernetesHostAliases: true, cacheTTL: '15m' } }),
      fine({ clustermesh: { annotations: { any: 'thing' }, apiserver: { extraArgs: ['--debug'] } } }),
    ],
  },

  'values/other-minor': {
    breaks: [
      wrong(
        { clustermesh: { cacheTTL: '15m' } },
        "'clustermesh.cacheTTL' in the values of 'alpha' is a value of Cilium 1.19 and 1.20; 1.18 does not have it",
        '1.18.12',
      ),
      wrong(
        { clustermesh: { defaultGlobalNamespace: false } },
        'is a value of Cilium 1.20; 1.19 does not',
        '1.19.6',
      ),
      wrong(
        { clustermesh: { enableMCSAPISupport: true } },
        'is a value of Cilium 1.18 and 1.19; 1.20 does not',
      ),
      wrong({ clustermesh: { mcsapi: { enabled: true } } }, "'clustermesh.mcsapi'", '1.18.12'),
      wrong({ clustermesh: { disableKubernetesHostAliases: true } }, 'a value of Cilium 1.20', '1.19.6'),
      wrong({ clustermesh: { apiserver: { tls: { enableSecrets: false } } } }, '1.20 does not have it'),
      wrong({ sessionAffinity: true }, 'is a value of Cilium 1.18; 1.20 does not have it'),
      {
        title: 'the fleet’s values, in the clusters of that minor',
        fleet: () => mixed({ clustermesh: { cacheTTL: '15m' } }),
        finds: [ofFleet('1.18 does not have it', 'old')],
      },
    ],
    holds: [
      fine({ clustermesh: { cacheTTL: '15m' } }, '1.19.6'),
      fine({ clustermesh: { apiserver: { tls: { enableSecrets: false } } } }, '1.19.6'),
      {
        title: 'a value that only the clusters of its minor have',
        fleet: () =>
          fleetOf({
            old: { cilium: { version: '1.19.6' } },
            newest: { cilium: { values: { clustermesh: { apiserver: { etcdQPS: 40 } } } } },
          }),
      },
    ],
  },

  'values/wrong-type': {
    breaks: [
      wrong(
        { operator: { replicas: 'two' } },
        "'operator.replicas' in the values of 'alpha' is not a whole number",
      ),
      wrong({ operator: { extraArgs: '--debug' } }, 'is not a list'),
      wrong({ hubble: { relay: { enabled: 'true' } } }, 'is not true or false'),
      wrong({ upgradeCompatibility: 1.18 }, 'is not text'),
      wrong({ hubble: { relay: true } }, 'is not a map'),
      wrong({ bpf: null }, "'bpf' in the values of 'alpha' is not a map"),
      wrong({ MTU: 1.5 }, "'MTU'"),
      wrong({ clustermesh: { apiserver: { etcd: { storageMedium: 'SSD' } } } }, 'is not one of Disk, Memory'),
      wrong(
        { extraConfig: { 'enable-metrics': true } },
        "'extraConfig' in the values of 'alpha' is not a map of texts",
      ),
      wrong({ affinity: { podAntiAffinity: 'none' } }, "'affinity.podAntiAffinity'"),
    ],
    holds: [
      fine({ operator: { replicas: null }, affinity: null, resources: null }),
      fine({ operator: { replicas: 3 }, MTU: 1400, upgradeCompatibility: '1.18' }),
      fine({ clustermesh: { apiserver: { updateStrategy: { rollingUpdate: { maxSurge: '50%' } } } } }),
      fine({ extraConfig: { 'enable-metrics': 'true', gone: null } }),
    ],
  },

  'values/removed-path': {
    breaks: [
      wrong({ tunnel: 'disabled' }, "'tunnel' in the values of 'alpha' is a value of the past"),
      wrong({ proxy: { prometheus: { enabled: true } } }, "'proxy.prometheus'"),
      wrong({ encryption: { keyFile: 'keys' } }, "'encryption.keyFile'"),
      wrong({ containerRuntime: { integration: 'none' } }, "'containerRuntime.integration'"),
      wrong({ clustermesh: { apiserver: { tls: { ca: { cert: 'x' } } } } }, "'clustermesh.apiserver.tls.ca'"),
    ],
    holds: [fine({ tunnel: null }), fine({ envoy: { prometheus: { enabled: true } } })],
  },

  'values/chart-refuses': {
    breaks: [
      wrong(
        { hubble: { ui: { enabled: true } } },
        "'hubble.ui.enabled' in the values of 'alpha' needs Hubble Relay",
      ),
      wrong({ hubble: { enabled: false, relay: { enabled: true } } }, 'needs Hubble, which is off'),
      wrongReplaced({ gatewayAPI: { enabled: true }, l7Proxy: false }, "'gatewayAPI.enabled'"),
      wrongReplaced({ ingressController: { enabled: true }, l7Proxy: false }, 'needs l7Proxy'),
      wrong({ loadBalancer: { l7: { backend: 'envoy' } }, l7Proxy: false }, 'needs l7Proxy'),
      wrongReplaced(
        { gatewayAPI: { enabled: true, externalTrafficPolicy: 'None' } },
        'is neither Cluster nor Local',
      ),
      wrongReplaced(
        { ingressController: { enabled: true, service: { externalTrafficPolicy: '' } } },
        'is neither Cluster nor Local',
      ),
      wrong({ authentication: { mutual: { spire: { enabled: true } } } }, 'needs mutual authentication'),
      wrong({ clustermesh: { apiserver: { kvstoremesh: { kvstoreMode: 'external' } } } }, 'is not internal'),
      wrong({ bpf: { tproxy: true, datapathMode: 'netkit' } }, 'netkit'),
      wrong({ standaloneDnsProxy: { enabled: true } }, 'needs a fixed port', '1.19.6'),
      wrong({ gke: { enabled: true } }, 'needs native routing'),
      wrong({ operator: { setNodeTaints: true, removeNodeTaints: false } }, 'taints'),
      {
        title: 'one pool of three',
        fleet: () =>
          twoGenericClusters(
            { alpha: { podCidrs: ['10.1.0.0/16', '10.3.0.0/16'] } },
            { cilium: { version: '1.20.3', values: { nativeRoutingCIDRFromClusterPool: true } } },
          ),
        finds: [ofFleet('needs exactly one range', 'alpha')],
      },
      {
        title: 'AKS on a platform that routes natively',
        fleet: () =>
          fleetOf(
            {
              alpha: {
                platform: { generic: { routing: 'native' } },
                cilium: { values: { aksbyocni: { enabled: true } } },
              },
            },
            { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
          ),
        finds: [at('alpha', 'needs a tunnel')],
      },
      {
        title: 'old labels on GKE',
        fleet: () =>
          fleetOf(
            {
              alpha: {
                platform: { gke: { region: 'x' } },
                cilium: { values: { keepDeprecatedLabels: true } },
              },
            },
            { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
          ),
        finds: [at('alpha', 'makes GKE remove the agents')],
      },
      {
        title: 'what the fleet and a cluster say together',
        fleet: () =>
          twoGenericClusters(
            { alpha: { cilium: { values: { hubble: { enabled: false } } } } },
            { cilium: { version: '1.20.3', values: { hubble: { relay: { enabled: true } } } } },
          ),
        finds: [ofFleet("'hubble.relay.enabled' in the fleet’s values needs Hubble", 'alpha')],
      },
    ],
    holds: [
      fine({ hubble: { relay: { enabled: true }, ui: { enabled: true } } }),
      fine({ hubble: { ui: { enabled: true, standalone: { enabled: true } } } }),
      fineReplaced({ gatewayAPI: { enabled: true, externalTrafficPolicy: 'Local' } }),
      fine({ l7Proxy: false, gatewayAPI: { externalTrafficPolicy: '' } }),
      fine({ bpf: { tproxy: true, datapathMode: 'netkit' } }, '1.18.12'),
      fine({ standaloneDnsProxy: { enabled: true }, dnsProxy: { proxyPort: 10053 } }),
      fine({ nativeRoutingCIDRFromClusterPool: true }),
      fine({ keepDeprecatedLabels: true, operator: { setNodeTaints: true } }),
      fine({ clustermesh: { apiserver: { kvstoremesh: { kvstoreMode: 'internal' } } } }),
    ],
  },

  'values/hidden-setting': {
    breaks: [
      wrong({ extraConfig: { 'routing-mode': 'native' } }, "overrides 'routingMode'"),
      wrong({ extraConfig: { 'tunnel-port': '1' } }, "overrides 'tunnelPort'"),
      wrong(
        { extraArgs: ['--debug', '--cluster-id=3'] },
        "'extraArgs[1]' in the values of 'alpha' overrides 'cluster.id'",
      ),
      wrong({ operator: { extraArgs: ['--cluster-name', 'x'] } }, "'operator.extraArgs[0]'"),
      wrong({ extraEnv: [{ name: 'CILIUM_ENABLE_IPV6', value: 'true' }] }, "overrides 'ipv6.enabled'"),
      wrong({ extraArgs: ['--config-dir=/x'] }, 'overrides every value, since settings are then read'),
      wrong({ operator: { extraArgs: ['--config=/x'] } }, 'overrides every value'),
      wrong({ extraEnv: [{ name: 'CILIUM_CONFIG_DIR', value: '/x' }] }, 'overrides every value'),
      wrong({ extraEnv: [{ name: ' Cilium_Cluster_Id ', value: '9' }] }, "overrides 'cluster.id'"),
      wrong({ extraArgs: [' --cluster-id=9'] }, "overrides 'cluster.id'"),
      wrong({ extraConfig: { 'Cluster-ID': '9' } }, "overrides 'cluster.id'"),
      wrong({ extraConfig: { ' cluster_id ': '9' } }, "overrides 'cluster.id'"),
      ...Object.entries({
        'enable-policy': 'policyEnforcementMode',
        kvstore: 'etcd.enabled',
        'identity-allocation-mode': 'identityAllocationMode',
        'enable-encryption-strict-mode': 'encryption.strictMode',
        'enable-encryption-strict-mode-egress': 'encryption.strictMode',
        'encryption-strict-mode-cidr': 'encryption.strictMode',
        'encrypt-node': 'encryption.nodeEncryption',
        'enable-endpoint-routes': 'endpointRoutes.enabled',
        'auto-direct-node-routes': 'autoDirectNodeRoutes',
        'clustermesh-cache-ttl': 'clustermesh.cacheTTL',
        'clustermesh-of-tomorrow': 'clustermesh',
        'cluster-pool-of-tomorrow': 'ipam.operator',
        'clean-cilium-state': 'cleanState',
      }).map(([setting, path]) => wrong({ extraConfig: { [setting]: 'x' } }, `overrides '${path}'`)),
      wrong(
        { extraConfig: { 'enable-k8s-endpoint-slice': 'false' } },
        'how the backends of services are read',
      ),
    ],
    holds: [
      fine({ extraConfig: { 'enable-something': 'true', 'cluster-ids': 'x' } }),
      fine({ extraConfig: { 'clustermesh-sync-timeout': '2m', 'cluster-health-port': '4241' } }),
      fine({ extraArgs: ['--debug'], extraEnv: [{ name: 'GOGC', value: '50' }, 'text'] }),
    ],
  },

  'values/not-yours': {
    breaks: [
      wrong({ namespaceOverride: 'cilium' }, "'namespaceOverride' in the values of 'alpha' takes Cilium out"),
      wrong({ cleanState: true }, "'cleanState'"),
      wrong({ cleanBpfState: true }, "'cleanBpfState'"),
      wrong({ agent: false }, 'leaves the agents out'),
      wrong({ agent: null }, 'leaves the agents out'),
      wrong({ operator: { enabled: false } }, "'operator.enabled'"),
      wrong({ operator: { replicas: 0 } }, 'leaves no operator running'),
      wrong({ cni: { chainingMode: 'portmap' } }, 'a guest of another CNI plugin'),
      wrong({ cni: { chainingTarget: 'flannel' } }, 'a guest of another CNI plugin'),
      wrong({ cni: { install: false } }, "'cni.install'"),
      wrong({ etcd: { enabled: true } }, "'etcd.enabled'"),
      wrong({ preflight: { enabled: true } }, "'preflight.enabled'"),
      wrong({ k8sServiceHost: 'api.example.com' }, 'says what the property `apiServer` is for'),
      {
        title: 'no enforcement in a fleet with policies',
        fleet: withPolicy({ policyEnforcementMode: 'Never' }),
        finds: [at('alpha', "'policyEnforcementMode' in the values of 'alpha' is never, and the fleet")],
      },
      {
        title: 'a value of the fleet’s, at the fleet',
        fleet: shared({ agent: false }),
        finds: [ofFleet('in the fleet’s values', 'alpha'), ofFleet('in the fleet’s values', 'beta')],
      },
    ],
    holds: [
      fine({ namespaceOverride: 'kube-system', cleanState: false, agent: true, k8sServiceHost: 'auto' }),
      fine({ operator: { enabled: true, replicas: 1 }, cni: { chainingMode: 'none', install: true } }),
      fine({ cni: { chainingMode: null }, policyEnforcementMode: 'always' }),
      { title: 'an enforcing fleet with policies', fleet: withPolicy({ policyEnforcementMode: 'default' }) },
      {
        title: 'what the platform and properties say themselves',
        fleet: () => twoGenericClusters({ alpha: { platform: { k3s: { loadBalancerAnnotations: {} } } } }),
      },
      { title: 'the property apiServer', fleet: replaced({}) },
    ],
  },

  'values/policies-off': {
    breaks: [wrong({ policyEnforcementMode: 'never' }, "'policyEnforcementMode' in the values of 'alpha'")],
    holds: [
      fine({ policyEnforcementMode: 'default' }),
      {
        title: 'no enforcement in a fleet with policies',
        fleet: withPolicy({ policyEnforcementMode: 'never' }),
        also: { rules: ['values/not-yours'], because: 'it is an error there' },
      },
    ],
  },

  'values/image-version': {
    breaks: [
      wrong(
        { image: { tag: 'v1.19.6' } },
        "'image.tag' in the values of 'alpha' is not the version of 'alpha'",
      ),
      wrong({ image: { tag: null } }, "'image.tag'"),
      wrong({ operator: { image: { tag: 'latest' } } }, "'operator.image.tag'"),
      wrong(
        { clustermesh: { apiserver: { image: { tag: 'v1.20.2' } } } },
        "'clustermesh.apiserver.image.tag'",
      ),
      wrong({ preflight: { image: { tag: 'v1.18.0' } } }, "'preflight.image.tag'"),
      wrong({ hubble: { relay: { image: { tag: 'v1.20.4' } } } }, "'hubble.relay.image.tag'"),
      wrong(
        { image: { override: 'mirror.example.com/cilium/cilium:v1.20.3' } },
        "'image.override' in the values of 'alpha' puts an image of any version",
      ),
      {
        title: 'one digest for two versions',
        fleet: () =>
          twoGenericClusters(
            { beta: { cilium: { version: '1.20.2' } } },
            { cilium: { version: '1.20.3', values: { image: { digest: 'sha256:abc' } } } },
          ),
        finds: [ofFleet("pins Cilium 1.20.2 of 'beta' to the image that 'alpha' has for 1.20.3", 'beta')],
      },
    ],
    holds: [
      fine({ image: { repository: 'mirror.example.com/cilium/cilium', digest: 'sha256:abc' } }),
      fine({ image: { tag: 'v1.20.3', override: null, useDigest: false } }),
      fine({ envoy: { image: { tag: 'v1.37.5' } }, certgen: { image: { tag: 'v0.4.8' } } }),
      { title: 'one digest for one version', fleet: shared({ image: { digest: 'sha256:abc' } }) },
    ],
  },

  'values/go-together': {
    breaks: [
      wrong({ bpf: { masquerade: true } }, "'bpf.masquerade' in the values of 'alpha' needs the replacement"),
      wrongReplaced({ ipMasqAgent: { enabled: true } }, 'needs bpf.masquerade, which is not on'),
      wrong({ gatewayAPI: { enabled: true } }, "'gatewayAPI.enabled'"),
      wrong({ ingressController: { enabled: true } }, "'ingressController.enabled'"),
    ],
    holds: [
      fineReplaced({ bpf: { masquerade: true }, ipMasqAgent: { enabled: true } }),
      fineReplaced({ gatewayAPI: { enabled: true }, ingressController: { enabled: true } }),
      fine({ bpf: { masquerade: false }, gatewayAPI: { enabled: false } }),
      fine({ bpf: { masquerade: true }, nodePort: { enabled: true } }, '1.18.12'),
    ],
  },

  'values/out-of-range': {
    breaks: [
      ...[-1, 65536].map(tunnelPort => ({
        title: `port ${tunnelPort} for tunnels`,
        fleet: shared({ tunnelPort }),
        finds: [ofFleet(`is no port: ${tunnelPort}`, 'alpha'), ofFleet('is no port', 'beta')],
      })),
      {
        title: 'the port of WireGuard for tunnels',
        fleet: () =>
          twoGenericClusters(
            {},
            {
              mesh: { encryption: { wireGuard: {} } },
              cilium: { version: '1.20.3', values: { tunnelPort: 51871 } },
            },
          ),
        finds: [ofFleet('the port of WireGuard', 'alpha'), ofFleet('the port of WireGuard', 'beta')],
      },
      ...[-1, 1279, 9217].map(MTU => wrong({ MTU }, `'MTU' in the values of 'alpha' is ${MTU}`)),
      wrong(
        { policyCIDRMatchMode: ['nodes', 'pods'] },
        "'policyCIDRMatchMode' in the values of 'alpha' names 'pods'",
      ),
      ...['0', '65536', 'health'].map(port =>
        wrong({ extraConfig: { 'cluster-health-port': port } }, 'is no port'),
      ),
    ],
    holds: [
      { title: 'the last port', fleet: shared({ tunnelPort: 65535 }) },
      { title: 'addresses that select nodes', fleet: shared({ policyCIDRMatchMode: ['nodes'] }) },
      { title: 'the first port', fleet: shared({ tunnelPort: 1 }) },
      { title: 'the port of WireGuard without WireGuard', fleet: shared({ tunnelPort: 51871 }) },
      ...[0, 1280, 9216].map(MTU => fine({ MTU })),
      fine({ MTU: null, extraConfig: { 'cluster-health-port': '4241' } }),
    ],
  },

  'datapath/mtu': {
    breaks: [
      {
        title: 'one cluster with frames of its own',
        fleet: own({ MTU: 8900 }),
        finds: [at('beta', "the MTU of 'beta' is what its nodes find out, that of 'alpha' 8900", 'alpha')],
      },
    ],
    holds: [
      { title: 'one MTU for all', fleet: shared({ MTU: 8900 }) },
      fine({ MTU: 0 }),
      {
        title: 'clusters that are not linked',
        fleet: () =>
          twoGenericClusters(
            { alpha: { cilium: { values: { MTU: 8900 } } } },
            { mesh: { topology: linked() } },
          ),
      },
    ],
  },

  'datapath/health-port': {
    breaks: [
      {
        title: 'another port in one cluster',
        fleet: own({ extraConfig: { 'cluster-health-port': '4241' } }),
        finds: [at('beta', "'beta' answers health checks at TCP 4240, 'alpha' at 4241", 'alpha')],
      },
    ],
    holds: [
      { title: 'one port for all', fleet: shared({ extraConfig: { 'cluster-health-port': '4241' } }) },
      fine({ extraConfig: { 'cluster-health-port': '4240' } }),
    ],
  },

  'values/identities-in-crds': {
    breaks: [
      wrong(
        { identityAllocationMode: 'kvstore' },
        "'identityAllocationMode' in the values of 'alpha' is not crd",
      ),
      wrong({ identityAllocationMode: null }, 'is not crd'),
      wrong({ disableEndpointCRD: true }, "'disableEndpointCRD'"),
      {
        title: 'a value of the fleet’s, at the fleet',
        fleet: shared({ disableEndpointCRD: true }),
        finds: [ofFleet('in the fleet’s values', 'alpha'), ofFleet('in the fleet’s values', 'beta')],
      },
    ],
    holds: [fine({ identityAllocationMode: 'crd', disableEndpointCRD: false })],
  },

  'values/service-monitor': {
    breaks: [
      wrong(
        { prometheus: { enabled: true, serviceMonitor: { enabled: true } } },
        "'prometheus.serviceMonitor.enabled'",
      ),
      wrong({ operator: { prometheus: { serviceMonitor: { enabled: true } } } }, "'operator.prometheus"),
    ],
    holds: [
      fine({ prometheus: { serviceMonitor: { enabled: true, trustCRDsExist: true } } }),
      fine({ prometheus: { enabled: true } }),
    ],
  },

  'values/secret': {
    breaks: [
      wrong(
        { tls: { ca: { key: 'bm90IGEga2V5' } } },
        "'tls.ca.key' in the values of 'alpha' is a secret in clear",
      ),
      wrong({ azure: { clientSecret: 'guess' } }, "'azure.clientSecret'"),
      {
        title: 'a key for Hubble, where the mesh’s trust is settled',
        fleet: own({ hubble: { relay: { tls: { client: { key: 'x' } } } } }),
        finds: [at('alpha', "'hubble.relay.tls.client.key'")],
      },
    ],
    holds: [
      fine({ tls: { ca: { key: '' }, caBundle: { key: 'ca.crt' } } }),
      fine({ hubble: { metrics: { tls: { server: { mtls: { key: 'ca.crt' } } } } } }),
    ],
  },
};
