import { found } from '../../findings/index';
import type { BackendProps, IngressBackend, ServiceBackend } from '../../model/index';
import type { BackendPlan } from '../gateway-plan';
import { mistakes } from '../mistakes';
import { oneOf } from '../one-of';
import type { ServicePlan } from '../service-plan';
import type { EntranceContext } from './context';
import type { Owner } from './owner';

/** A backend as an object refers to it; undefined where it cannot be told, which is reported. */
export function resolveBackend(
  at: Owner,
  props: BackendProps | IngressBackend,
  context: EntranceContext,
): BackendPlan | undefined {
  if ('service' in props) return ofService(at, props, context);
  const { plain, port } = props;
  return {
    kind: 'Service',
    namespace: ('namespace' in plain ? plain.namespace : undefined) ?? at.namespace,
    name: plain.name,
    port,
    weight: weightOf(props),
    service: undefined,
  };
}

const weightOf = (props: BackendProps | IngressBackend): number =>
  ('weight' in props ? props.weight : undefined) ?? 1;

function ofService(at: Owner, props: ServiceBackend, context: EntranceContext): BackendPlan | undefined {
  const service = context.services.get(props.service);
  if (service === undefined) {
    if (!context.isBroken(props.service)) context.report(unknown(at, props.service, context));
    return undefined;
  }
  const kind = kindOf(service, props.via);
  if (kind === undefined) {
    context.report(otherModel(at, service, props.via));
    return undefined;
  }
  const target =
    props.cluster === undefined ? service : context.clusterServices.want(at, service, props.cluster, kind);
  if (target === undefined) return undefined;
  const [only, ...others] = service.ports;
  return {
    kind,
    namespace: service.namespace,
    name: target.name,
    port: props.port ?? (others.length === 0 ? only?.port : undefined),
    weight: weightOf(props),
    service: target.path,
  };
}

/** By its own model, unless the backend says which; undefined where the service has not that one. */
function kindOf(
  { global, exported }: ServicePlan,
  via: ServiceBackend['via'],
): BackendPlan['kind'] | undefined {
  const way = via ?? (global === undefined ? 'import' : 'service');
  if (way === 'service') return global === undefined ? undefined : 'Service';
  return exported === undefined ? undefined : 'ServiceImport';
}

const unknown = (at: Owner, path: string, { services }: EntranceContext) =>
  found(mistakes.unknownService, {
    at: at.path,
    message: `a backend is the service '${path}', which the fleet does not have`,
    ...oneOf(services.keys()),
    hint: "Name a global or exported service as '<namespace>/<name>', or give one that other manifests bring as plain.",
  });

const otherModel = (at: Owner, { path }: ServicePlan, via: ServiceBackend['via']) =>
  found(mistakes.backendModel, {
    at: at.path,
    message:
      via === 'import'
        ? `a backend is '${path}' via import, which is not exported`
        : `a backend is '${path}' via service, which is exported and not global`,
    hint:
      via === 'import'
        ? 'Leave via out, or set alsoExported on the service.'
        : 'Leave via out, or make it a global service with alsoExported.',
  });
