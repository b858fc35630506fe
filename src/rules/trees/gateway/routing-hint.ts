import { namespaceOf } from '../../../kinds/index';
import { keyOf } from '../../../mesh/index';
import type { GatewayPlan, IngressPlan, Plan } from '../../../plan/index';
import { isImport } from './backends';
import type { Call } from './calls';
import { gatewayRefsOf } from './parents';

const syncAnnotation = 'service.cilium.io/global-sync-endpoint-slices';

/** How a controller that reads EndpointSlices comes to reach remote pods: it gets theirs, or calls the ClusterIP. */
export function routingHint(plan: Plan, call: Call, className: string): string {
  const address = calledByAddress(plan, call, className);
  return `Synchronise its EndpointSlices: ${synchronised(plan, call)}${address === undefined ? '' : `. Or let the controller call the ClusterIP: ${address}`}.`;
}

/** What an exported service has is the annotation of its import alone. */
function synchronised({ services }: Plan, { backend }: Call): string {
  const ours = services.find(
    ({ namespace, name }) => namespace === backend.namespace && name === backend.name,
  );
  if (isImport(backend))
    return `${ours === undefined ? 'the annotation' : 'in exportedAnnotations'} ${syncAnnotation}: "true"${ours === undefined ? ' in exportedAnnotations of every ServiceExport' : ''}`;
  return ours === undefined
    ? `the annotation ${syncAnnotation}: "true" on the Service`
    : 'syncEndpointSlices on the service';
}

/** What of Ingresses and Gateways tells the controller so; undefined where it takes no such word. */
function calledByAddress(plan: Plan, { view, caller }: Call, className: string): string | undefined {
  const { gateways, ingresses } = plan.entrance;
  const isIngress = caller.object.kind === 'Ingress';
  const keys = isIngress
    ? [keyOf(namespaceOf(caller.object) ?? 'default', caller.object.metadata.name)]
    : [...gatewayRefsOf(view, caller)].map(({ key }) => key);
  const ours = (isIngress ? ingresses : gateways).find(
    (one: GatewayPlan | IngressPlan) =>
      one.controller.className === className && keys.includes(keyOf(one.namespace, one.name)),
  );
  if (ours !== undefined)
    // NGINX Gateway Fabric has no such switch.
    return !isIngress && ours.controller.kind === 'nginx'
      ? undefined
      : `routing: 'clusterIp' of the controller of the ${isIngress ? 'Ingress' : 'Gateway'} '${ours.path}'`;
  return isIngress
    ? 'nginx.ingress.kubernetes.io/service-upstream on the Ingress, or for Traefik traefik.ingress.kubernetes.io/service.nativelb on the Service, each "true"'
    : 'for Traefik traefik.io/service.nativelb: "true" on the Service; of another one, what its documentation names';
}
