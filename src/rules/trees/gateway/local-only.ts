import { type FiledObject, namespaceOf } from '../../../kinds/index';
import { keyOf, type MeshCluster } from '../../../mesh/index';
import type { GatewayPlan, IngressPlan, Plan } from '../../../plan/index';
import { sharingOf } from '../../../simulate/index';
import { textAt, valuesAt } from '../fields';
import type { TreesRule } from '../../rule';
import { isImport, isService } from './backends';
import { type Call, callsOf, detailOf } from './calls';
import { foreignClass, gatewayRefsOf } from './parents';
import { routingHint } from './routing-hint';
import { type FleetView, viewOf } from './view';

export const localOnly: TreesRule = {
  id: 'route/local-backends-only',
  severity: 'warning',
  breaks:
    'Other controllers than Cilium’s read EndpointSlices, which have no remote pods here: only local ones get traffic, and without any callers get status 503.',
  docs: 'cilium/cilium#25818, cilium/cilium#29830; Documentation/network/clustermesh/global-services.rst',
  *check(trees, plan) {
    const fleet = viewOf(trees);
    const addressed = callersOfAddresses(plan);
    for (const call of callsOf(trees)) {
      const { view, caller, backend } = call;
      const name = foreignClassOf(call, addressed);
      if (name === undefined || usesClusterIp(caller) || !hidesRemotes(fleet, call)) continue;
      yield detailOf(
        view,
        caller,
        `${backend.at} names ${backend.kind} ${backend.namespace}/${backend.name}, whose remote backends the class '${name}' does not see`,
        routingHint(plan, call, name),
      );
    }
  },
};

/** Gateways and Ingresses of which the blueprint says that their controller calls the ClusterIP. */
function callersOfAddresses({ entrance: { gateways, ingresses } }: Plan): ReadonlySet<string> {
  const keys = (kind: string, callers: readonly (GatewayPlan | IngressPlan)[]): string[] =>
    callers
      .filter(({ controller }) => controller.dials === 'clusterIp')
      .map(({ namespace, name }) => `${kind} ${keyOf(namespace, name)}`);
  return new Set([...keys('Gateway', gateways), ...keys('Ingress', ingresses)]);
}

/** The class of the controller that serves the call, when it is told, not Cilium's, and calls pods. */
function foreignClassOf({ view, caller }: Call, addressed: ReadonlySet<string>): string | undefined {
  if (caller.object.kind !== 'Ingress')
    return [...gatewayRefsOf(view, caller)]
      .filter(({ key }) => !addressed.has(`Gateway ${key}`))
      .map(({ gateway }) => foreignClass(view, gateway))
      .find(name => name !== undefined);
  if (addressed.has(`Ingress ${keyOf(namespaceOf(caller.object) ?? 'default', caller.object.metadata.name)}`))
    return undefined;
  const name =
    textAt(caller.object, 'spec.ingressClassName') ?? annotation(caller, 'kubernetes.io/ingress.class');
  return name === undefined || view.ciliumClasses.has(name) ? undefined : name;
}

function annotation({ object }: FiledObject, name: string): string | undefined {
  const [annotations] = valuesAt(object, 'metadata.annotations');
  const found = (annotations?.value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof found === 'string' ? found : undefined;
}

const isOn = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** What an Ingress says when its controller is to leave the choice of a pod to the cluster. */
const clusterIpSwitches = ['nginx.ingress.kubernetes.io/service-upstream', 'nginx.org/use-cluster-ip'];

/** What a Service says to Traefik for that: to its provider of Ingresses, and to the one of Gateway API. */
const nativeSwitches = ['traefik.ingress.kubernetes.io/service.nativelb', 'traefik.io/service.nativelb'];

const usesClusterIp = (caller: FiledObject): boolean =>
  clusterIpSwitches.some(name => isOn(annotation(caller, name)));

/** Whether other clusters have backends for it that no EndpointSlice here has. */
function hidesRemotes({ sharing, importOf }: FleetView, { view, backend }: Call): boolean {
  const { namespace, name } = backend;
  const { mesh, cluster } = view;
  if (mesh === undefined) return false;
  if (isImport(backend)) {
    const made = importOf(cluster, namespace, name);
    if (made === undefined || made.exports.every(exporter => exporter.cluster === cluster)) return false;
    const annotations = { ...made.oldest.annotations, 'service.cilium.io/global': 'true' };
    return !syncs(mesh, { annotations, headless: made.oldest.type === 'Headless' });
  }
  const key = keyOf(namespace, name);
  const service = isService(backend) ? mesh.services.get(key)?.value : undefined;
  if (service === undefined || nativeSwitches.some(name => isOn(service.annotations[name]))) return false;
  if (!sharingOf(service, mesh.settings.version).global || syncs(mesh, service)) return false;
  return sharing.sharers(key).some(sharer => sharing.areLinked(cluster, sharer));
}

const syncs = ({ settings }: MeshCluster, service: Parameters<typeof sharingOf>[0]): boolean =>
  settings.endpointSliceSync && sharingOf(service, settings.version).syncsSlices;
