import { ingress, type IngressBackend, type IngressSpec, type KubeObject } from '../../kinds/index';
import type { BackendPlan, IngressPlan } from '../../plan/index';

/** The Ingress of an Ingress. */
export function toIngress(plan: IngressPlan): KubeObject {
  const { name, namespace, controller, rules, defaultBackend, tls } = plan;
  const annotations = { ...ownAnnotations(plan), ...plan.annotations };
  return ingress({
    metadata: { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      ingressClassName: controller.className,
      ...(defaultBackend !== undefined && { defaultBackend: toBackend(defaultBackend) }),
      ...(rules.length > 0 && { rules: rules.map(toRule) }),
      ...(tls.length > 0 && { tls: tls.map(({ hosts, secret }) => ({ hosts, secretName: secret })) }),
    },
  });
}

function toRule({ host, paths }: IngressPlan['rules'][number]): NonNullable<IngressSpec['rules']>[number] {
  return {
    ...(host !== undefined && { host }),
    http: {
      paths: paths.map(({ path, pathType, backend }) => ({ path, pathType, backend: toBackend(backend) })),
    },
  };
}

/** A rule refuses a backend without a port; what is written for it meanwhile is never applied. */
const toBackend = ({ name, port = 0 }: BackendPlan): IngressBackend => ({
  service: { name, port: { number: port } },
});

/** What Cilium, ingress-nginx and the controller of F5 NGINX are told on the Ingress; Traefik reads it from the Service. */
function ownAnnotations({ controller, loadBalancerMode }: IngressPlan): Record<string, string> {
  if (loadBalancerMode !== undefined) return { 'ingress.cilium.io/loadbalancer-mode': loadBalancerMode };
  if (controller.kind !== 'nginx' || controller.dials !== 'clusterIp') return {};
  return { 'nginx.ingress.kubernetes.io/service-upstream': 'true', 'nginx.org/use-cluster-ip': 'true' };
}
