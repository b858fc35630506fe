import { Cluster, Fleet } from 'meshprint';

// Cilium values of people's own: for the fleet, for one cluster over them, and for one on its way to the next minor.

const fleet = new Fleet('values', {
  cilium: {
    version: '1.20.3',
    digest: `sha256:${'89ab'.repeat(16)}`,
    values: {
      upgradeCompatibility: '1.19',
      hubble: {
        relay: { enabled: true, replicas: 2 },
        metrics: { enabled: ['dns', 'drop:sourceContext=pod'], enableOpenMetrics: true },
      },
      extraConfig: { 'bpf-policy-map-full-reconciliation-interval': '15m' },
      podAnnotations: { 'example.com/team': 'network', 'example.com/a.b': 'yes' },
      clustermesh: { apiserver: { resources: { requests: { cpu: '100m', memory: '256Mi' } } } },
      terminationGracePeriodSeconds: 5,
      // Settled to the same already: it may be said, and changes nothing.
      rollOutCiliumPods: true,
    },
  },
  flux: { version: '2.9.4' },
  mesh: {
    domain: 'mesh.values.example',
    topology: { fullMesh: {} },
    trust: { certManager: { issuer: 'values-ca', provision: { assumes: { version: 'v1.19.1' } } } },
  },
});

for (const [i, name] of ['plain', 'tuned', 'behind'].entries())
  new Cluster(fleet, name, {
    id: 1 + i,
    kubernetes: '1.34',
    platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [`10.${1 + i}.0.0/16`],
    nodeCidrs: [`192.168.${1 + i}.0/24`],
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    ...(name === 'tuned' && {
      cilium: {
        values: {
          hubble: { relay: { replicas: 3 }, metrics: { enabled: ['dns'] } },
          tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }],
          clustermesh: { cacheTTL: '15m', apiserver: { affinity: null } },
          terminationGracePeriodSeconds: null,
        },
      },
    }),
    ...(name === 'behind' && { cilium: { version: '1.19.6' } }),
  });

export default fleet;
