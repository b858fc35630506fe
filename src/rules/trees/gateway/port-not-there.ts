import { keyOf } from '../../../mesh/index';
import type { TreesRule } from '../../rule';
import { type Backend, isImport, isService } from './backends';
import { type Call, callsOf, detailOf } from './calls';
import { type FleetView, viewOf } from './view';

export const portNotThere: TreesRule = {
  id: 'route/port-not-there',
  severity: 'error',
  breaks: 'Nothing listens there, so that the backend gets nothing and callers get status 500.',
  docs: 'gateway-api.sigs.k8s.io: BackendObjectReference; Documentation/network/clustermesh/mcsapi.rst',
  *check(trees) {
    const fleet = viewOf(trees);
    for (const call of callsOf(trees)) {
      const { view, caller, backend } = call;
      const { at, kind, namespace, name, port } = backend;
      const ports = port === undefined ? undefined : portsOf(fleet, call);
      if (port === undefined || ports === undefined || ports.some(one => isSame(one, port))) continue;
      const there = ports.map(one => one.port).join(', ');
      yield detailOf(
        view,
        caller,
        `${at} names port ${port} of the ${kind} ${namespace}/${name}, which has ${there === '' ? 'none' : there}`,
        'Name a port that it has.',
      );
    }
  },
};

interface Port {
  readonly name: string;
  readonly port: number;
}

const isSame = (one: Port, port: number | string): boolean =>
  typeof port === 'number' ? one.port === port : one.name === port;

/** Undefined when they are not known. */
function portsOf(fleet: FleetView, { view, backend }: Call): readonly Port[] | undefined {
  if (isImport(backend)) return portsOfImport(fleet, view.cluster, backend);
  if (!isService(backend)) return undefined;
  const service = view.mesh?.services.get(keyOf(backend.namespace, backend.name))?.value;
  return service === undefined || service.type === 'ExternalName' ? undefined : service.ports;
}

function portsOfImport(
  { sharing, importOf }: FleetView,
  cluster: string,
  { namespace, name }: Backend,
): readonly Port[] | undefined {
  // An exporter whose Service other manifests bring may have more ports.
  const isOpen = sharing
    .unknownExporters(keyOf(namespace, name))
    .some(exporter => exporter === cluster || sharing.areLinked(cluster, exporter));
  return isOpen ? undefined : importOf(cluster, namespace, name)?.ports;
}
