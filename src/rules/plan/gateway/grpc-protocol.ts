import type { PlanRule } from '../../rule';

const h2c = 'kubernetes.io/h2c';

export const grpcProtocol: PlanRule = {
  id: 'route/grpc-app-protocol',
  severity: 'warning',
  breaks: 'Cilium’s gateway speaks HTTP/1.1 with the backend, and calls of gRPC fail with protocol errors.',
  docs: 'Documentation/network/servicemesh/gateway-api/grpc.rst',
  *check({ entrance: { routes }, services }) {
    const byPath = new Map(services.map(service => [service.path, service]));
    for (const { path, kind, gateways, rules } of routes) {
      if (kind !== 'GRPCRoute' || !gateways.some(({ gateway }) => gateway.controller.kind === 'cilium'))
        continue;
      const seen = new Set<string>();
      for (const { service: of = '', port } of rules.flatMap(({ backends }) => backends)) {
        const service = byPath.get(of);
        const there = service?.ports.find(each => each.port === port);
        const name = service?.cutFrom ?? of;
        if (there === undefined || there.appProtocol === h2c || seen.has(name)) continue;
        seen.add(name);
        yield {
          at: path,
          message: `the route '${path}' sends calls of gRPC to the port '${there.name}' of '${name}', which does not say that it speaks HTTP/2`,
          expected: `appProtocol: ${h2c}`,
          ...(there.appProtocol !== undefined && { actual: `appProtocol: ${there.appProtocol}` }),
          hint: `Set appProtocol of that port to ${h2c}.`,
        };
      }
    }
  },
};
