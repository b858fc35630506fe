import { fewOf } from '../../findings/index';
import type { ClusterPlan, ControllerPlan, GatewayPlan, IngressPlan } from '../../plan/index';
import type { ClusterEntrance } from '../gateways/index';
import { blocks, commands, table } from './markdown';

/** Where traffic comes in, how to find the addresses, and what the controllers need that is not in this repository. */
export function entrance(cluster: ClusterPlan, here: ClusterEntrance): string | undefined {
  const { gateways, ingresses } = here;
  if (gateways.length + ingresses.length === 0) return undefined;
  const rows = [
    ...gateways.map(gateway => rowOf('Gateway', gateway)),
    ...ingresses.map(ingress => rowOf('Ingress', ingress)),
  ];
  return blocks(
    '## Gateways',
    table(['what', 'name', 'class', 'reaches backends by'], rows),
    'Their addresses are here once their load balancers have them; nothing in this repository waits for that:',
    commands(
      ...(gateways.length > 0 ? ['kubectl get gateways.gateway.networking.k8s.io --all-namespaces'] : []),
      ...(ingresses.length > 0 ? ['kubectl get ingresses.networking.k8s.io --all-namespaces'] : []),
    ),
    ...routes(cluster, here),
    ...controllers(here),
  );
}

const ways: Record<ControllerPlan['dials'], string> = {
  cilium: "Cilium's own view, which has the pods of every cluster",
  endpoints: 'the addresses of pods, from EndpointSlices',
  clusterIp: 'the address of the Service',
};

const rowOf = (what: string, { namespace, name, controller }: GatewayPlan | IngressPlan): string[] => [
  what,
  `${namespace}/${name}`,
  `\`${controller.className}\``,
  ways[controller.dials],
];

const statuses = (kinds: readonly string[]): string =>
  `kubectl get ${kinds.join(',')} --all-namespaces -o jsonpath='{range .items[*]}{.kind} {.metadata.namespace}/{.metadata.name} {.status.parents[*].conditions[?(@.type=="ResolvedRefs")].reason}{"\\n"}{end}'`;

function routes({ cilium: { release } }: ClusterPlan, { routes: here }: ClusterEntrance): string[] {
  if (here.length === 0) return [];
  const kinds = [...new Set(here.map(({ kind }) => kind))].sort();
  const imports = here.some(
    ({ gateways, rules }) =>
      gateways.some(({ gateway }) => gateway.controller.kind === 'cilium') &&
      rules.some(({ backends }) => backends.some(({ kind }) => kind === 'ServiceImport')),
  );
  return [
    'A route whose backends are all found says `ResolvedRefs` for each of its gateways:',
    commands(statuses(kinds.map(kind => `${kind.toLowerCase()}s.gateway.networking.k8s.io`))),
    ...(imports && release.installsMcsCrds
      ? [
          "Routes here send traffic to imports. Cilium's operator looks for the CRD of ServiceImport once, when it starts, and at the first install it brings that CRD itself: too late for its gateways. While such a route says `InvalidKind` or `BackendNotFound` though the import is there, restart it once:",
          commands(
            'kubectl get serviceimports.multicluster.x-k8s.io --all-namespaces',
            'kubectl -n kube-system rollout restart deployment/cilium-operator',
          ),
        ]
      : []),
  ];
}

/** Each controller of another make once, by its class. */
function controllers({ gateways, ingresses }: ClusterEntrance): string[] {
  const foreign = [
    ...gateways.map(({ controller }) => ({ what: 'GatewayClass' as const, controller })),
    ...ingresses.map(({ controller }) => ({ what: 'IngressClass' as const, controller })),
  ].filter(({ controller }) => controller.kind !== 'cilium');
  const byClass = new Map(
    foreign.map(each => [`${each.what} ${each.controller.className} ${each.controller.dials}`, each]),
  );
  if (byClass.size === 0) return [];
  const classes = [...new Set(foreign.map(({ what, controller }) => `${what} \`${controller.className}\``))];
  const checks = new Set(
    foreign.map(({ what, controller }) => `kubectl get ${what.toLowerCase()} ${controller.className}`),
  );
  return [
    `What serves ${fewOf(classes)} is not in this repository; without it the objects have no effect:`,
    commands(...checks),
    ...[...byClass.values()].map(({ what, controller }) => needs(what, controller)),
  ];
}

type ClassKind = 'GatewayClass' | 'IngressClass';

function needs(what: ClassKind, { kind, className, dials }: ControllerPlan): string {
  const whose = `${what} \`${className}\``;
  if (dials === 'endpoints')
    return `${whose} reaches pods by their own addresses. It finds those of other clusters only for services whose EndpointSlices are synchronised (\`syncEndpointSlices\`, or the annotation \`service.cilium.io/global-sync-endpoint-slices\` among the \`exportedAnnotations\`), and policies have to admit its pods in the clusters of the backends.`;
  return `${whose} is to reach backends by the address of their Service, behind which Cilium finds the pods of every cluster. ${switches(what, kind)}`;
}

/** Who tells the controller so. */
function switches(what: ClassKind, kind: ControllerPlan['kind']): string {
  if (kind === 'envoyGateway')
    return 'Envoy Gateway is told so by `routingType: Service` in the EnvoyProxy of its GatewayClass, or in a BackendTrafficPolicy.';
  if (kind === 'traefik')
    return what === 'GatewayClass'
      ? 'The Services of this repository tell Traefik so; for others, set `providers.kubernetesGateway.nativeLBByDefault`, or annotate them with `traefik.io/service.nativelb: "true"`.'
      : 'The Services of this repository tell Traefik so; for others, set `providers.kubernetesIngress.nativeLBByDefault`, or annotate them with `traefik.ingress.kubernetes.io/service.nativelb: "true"`.';
  return kind === 'nginx'
    ? 'Annotations of the Ingress tell ingress-nginx, and the controller of F5 NGINX, so.'
    : 'Tell it so in its own configuration.';
}
