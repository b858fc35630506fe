import type { PlatformProps } from '../../src/platforms/index';

/** Every platform as most people would write it, by its key. */
export const examples: Readonly<Record<string, PlatformProps>> = {
  generic: { generic: { loadBalancerAnnotations: { 'lb.example.com/scheme': 'internal' } } },
  gke: { gke: { region: 'europe-west9' } },
  eksEni: { eksEni: { loadBalancerController: 'aws-load-balancer-controller' } },
  eksOverlay: { eksOverlay: { loadBalancerController: 'in-tree' } },
  aksByocni: { aksByocni: { resourceGroup: 'mesh' } },
  kind: { kind: {} },
  k3s: { k3s: { loadBalancerAnnotations: {} } },
  rke2: { rke2: { loadBalancerAnnotations: {} } },
  talos: { talos: { loadBalancerAnnotations: {} } },
};

/** Every way to choose a routing mode, an encapsulation and an allocator, on every platform that lets people choose. */
export const variants: readonly PlatformProps[] = [
  ...Object.values(examples),
  { gke: { region: 'us-east1', project: 'mesh' } },
  ...(['aws-load-balancer-controller', 'in-tree'] as const).flatMap(
    (loadBalancerController): PlatformProps[] => [
      { eksEni: { loadBalancerController, operatorRole: 'arn:aws:iam::123456789012:role/cilium' } },
      { eksOverlay: { loadBalancerController, tunnelProtocol: 'geneve' } },
    ],
  ),
  { aksByocni: { tunnelProtocol: 'geneve' } },
  { kind: { tunnelProtocol: 'geneve' } },
  ...(['tunnel', 'native'] as const).flatMap(routing =>
    (['vxlan', 'geneve'] as const).flatMap((tunnelProtocol): PlatformProps[] => [
      { generic: { routing, tunnelProtocol, ipam: 'kubernetes', loadBalancerAnnotations: {} } },
      { generic: { routing, tunnelProtocol, ipam: 'cluster-pool', loadBalancerAnnotations: {} } },
      { k3s: { routing, tunnelProtocol, operatorReplicas: 2, loadBalancerAnnotations: {} } },
      { rke2: { routing, tunnelProtocol, loadBalancerAnnotations: { 'lb.example.com/scheme': 'internal' } } },
      { talos: { routing, tunnelProtocol, loadBalancerAnnotations: {} } },
    ]),
  ),
];
