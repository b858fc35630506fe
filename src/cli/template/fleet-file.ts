/** A first blueprint as a fleet file; the TypeScript blueprint says the same. */
export const fleetFile = `# yaml-language-server: $schema=../node_modules/meshprint/schemas/fleet.schema.json
#
# Two kubeadm clusters in two data centres, joined by Cilium Cluster Mesh and run by Flux. Replace names, versions,
# addresses and repositories by your own.
name: demo

cilium: { version: 1.20.3 }
flux: { version: 2.9.4 }

mesh:
  # Each cluster's mesh endpoint is <cluster>.mesh.example.com.
  domain: mesh.example.com
  topology: { fullMesh: {} }
  trust:
    certManager:
      issuer: cilium-mesh
      provision: { install: { version: v1.19.1, rootSecret: cilium-mesh-root } }

clusters:
  # Ids and address ranges are different in each cluster, and an id never changes.
  berlin:
    id: 1
    kubernetes: '1.35'
    # The load balancer is internal here; elsewhere, give the annotations that make it so.
    platform: { generic: { loadBalancerAnnotations: {} } }
    podCidrs: [10.1.0.0/16]
    nodeCidrs: [192.168.1.0/24]
    serviceCidrs: [172.20.1.0/24]
    repository: { url: https://git.example.com/fleet/berlin.git }
  madrid:
    id: 2
    kubernetes: '1.35'
    platform: { generic: { loadBalancerAnnotations: {} } }
    podCidrs: [10.2.0.0/16]
    nodeCidrs: [192.168.2.0/24]
    serviceCidrs: [172.20.2.0/24]
    repository: { url: https://git.example.com/fleet/madrid.git }

namespaces:
  web:
    globalServices:
      # Pods in Berlin answer; both clusters call web.web.svc.
      web:
        ports: [{ name: http, port: 80, targetPort: 8080 }]
        selector: { app: web }
        providers: { names: [berlin] }
    # Only clients, in either cluster, may call it.
    policies:
      clients-to-web:
        allow:
          from: { pods: { role: client } }
          to: { service: web/web }
          ports: [{ tcp: 8080 }]
    defaultDeny:
      ingress-only:
        directions: [ingress]
`;
