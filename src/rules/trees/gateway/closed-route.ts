import { type Detail, fewOf } from '../../../findings/index';
import { isPartial, type Tree } from '../../../kinds/index';
import { keyOf } from '../../../mesh/index';
import { Answerers, type Answering, type AskedName } from '../../../simulate/index';
import { textAt, valueAt } from '../fields';
import { meshOf } from '../mesh';
import { declaredNote } from '../policy/declared';
import type { TreesRule } from '../../rule';
import { type Unattached, unattached } from './attach';
import { isImport, isService } from './backends';
import { type Call, callsOf, detailOf } from './calls';
import { type Closed, GatewayDoors } from './gateway-doors';
import { gatewayRefsOf } from './parents';

export const closedRoute: TreesRule = {
  id: 'route/closed-by-policy',
  severity: 'warning',
  breaks:
    'The route is accepted, and what it sends there is dropped: callers get an error status, or wait in vain.',
  docs: 'Documentation/security/policy/language.rst, entities based (ingress); Documentation/network/servicemesh/ingress.rst',
  *check(trees, plan) {
    const groups = callsByName(trees);
    if (groups.length === 0) return;
    const answerers = new Answerers(meshOf(trees));
    const doors = new GatewayDoors(trees, plan);
    for (const { asked, calls } of groups) {
      for (const call of calls) {
        const answering = answerers.of(call.view.cluster, asked);
        if (answering === undefined || !(answering.own || answering.others.size > 0)) continue;
        const closed = doors.closed(call.view.cluster, keyOf(asked.namespace, asked.name), answering);
        if (closed !== undefined) yield told(trees, call, answering, closed);
      }
      answerers.forget();
      doors.forget();
    }
  },
};

interface Group {
  readonly asked: AskedName;
  readonly calls: Call[];
}

/** What Cilium's gateways call, by name and port: what is worked out for one cluster serves the next. */
function callsByName(trees: readonly Tree[]): Group[] {
  const groups = new Map<string, Group>();
  const lost = new Map<unknown, Unattached[]>();
  for (const one of unattached(trees)) lost.set(one.route, [...(lost.get(one.route) ?? []), one]);
  for (const call of callsOf(trees)) {
    const asked = askedBy(call);
    if (asked === undefined || !isServedByCilium(call, lost.get(call.caller) ?? [])) continue;
    const key = JSON.stringify([asked.via, asked.namespace, asked.name, asked.port]);
    const group = groups.get(key) ?? { asked, calls: [] };
    groups.set(key, group);
    group.calls.push(call);
  }
  return [...groups.values()];
}

/** Nothing for what no connection depends on, such as a mirror. */
function askedBy({ backend }: Call): AskedName | undefined {
  const { role, namespace, name, port } = backend;
  const via = isImport(backend) ? 'import' : isService(backend) ? 'service' : undefined;
  return role === 'mirror' || via === undefined || port === undefined
    ? undefined
    : { namespace, name, via, port };
}

/** Whether a Gateway of Cilium takes the route, or Cilium serves the Ingress. */
function isServedByCilium({ view, caller }: Call, lost: readonly Unattached[]): boolean {
  const isCiliums = (name: unknown): boolean => typeof name === 'string' && view.ciliumClasses.has(name);
  if (caller.object.kind === 'Ingress') {
    const annotations = valueAt(caller.object, 'metadata.annotations') as
      Readonly<Record<string, unknown>> | null | undefined;
    return isCiliums(
      textAt(caller.object, 'spec.ingressClassName') ?? annotations?.['kubernetes.io/ingress.class'],
    );
  }
  return [...gatewayRefsOf(view, caller)].some(
    ({ at, gateway }) =>
      gateway !== undefined &&
      !isPartial(gateway) &&
      isCiliums(textAt(gateway, 'spec.gatewayClassName')) &&
      !lost.some(({ ref }) => ref.at === at),
  );
}

function told(
  trees: readonly Tree[],
  { view, caller, backend }: Call,
  { own, others }: Answering,
  closed: Closed,
): Detail {
  const { at, kind, namespace, name } = backend;
  const elsewhere = [...others].filter(cluster => cluster !== view.cluster);
  const answering = [...(own ? [view.cluster] : []), ...elsewhere].sort();
  const state = meshOf(trees);
  const selectors = answering.map(cluster =>
    state.clusters.get(cluster)?.services.get(keyOf(namespace, name)),
  );
  const note = declaredNote(state, answering, namespace, selectors[0]?.value.selector);
  const where = `the pods of the ${kind} ${namespace}/${name} in ${fewOf(answering, 3)}${note}`;
  if (closed === 'at the pods')
    return detailOf(
      view,
      caller,
      `${at}: policies of ${where} let no gateway of Cilium in`,
      `Add AllowFromIngress to the namespace '${namespace}', for these pods and their port, in every cluster that answers: the proxy is the entity ingress in all of them.`,
    );
  return detailOf(
    view,
    caller,
    `${at}: policies about reserved:ingress let the gateways of the cluster out to none of ${where}`,
    'Allow these pods and their port, in each cluster that answers, in the egress of the clusterwide policy that selects reserved:ingress.',
  );
}
