import {
  type Fleet,
  type FlowPort,
  GlobalService,
  type GlobalServiceProps,
  MeshNamespace,
  MeshPolicy,
  type ServicePortProps,
} from '../../../../src/model/index';
import { twoGenericClusters } from '../../../support/fleets';
import type { CasesByRule, Expected } from './case';

const http: ServicePortProps = { name: 'http', port: 80, targetPort: 8080 };

const calling =
  (
    ports: readonly ServicePortProps[],
    flow: readonly FlowPort[],
    { providers = { names: ['alpha'] }, inCluster }: Partial<GlobalServiceProps> = {},
  ) =>
  (): Fleet => {
    const fleet = twoGenericClusters();
    const web = new MeshNamespace(fleet, 'web');
    const service = new GlobalService(web, 'web', {
      ports,
      selector: { app: 'web' },
      providers,
      ...(inCluster && { inCluster }),
    });
    const flowing = { from: { pods: { app: 'a' } }, to: { service } };
    new MeshPolicy(web, 'p', { allow: { ...flowing, ...(flow.length > 0 && { ports: flow }) } });
    return fleet;
  };
/** `http` leads to 8080 in alpha and to 9090 in beta. */
const differing: Partial<GlobalServiceProps> = {
  providers: { all: {} },
  inCluster: { beta: { targetPorts: { http: 9090 } } },
};
const toPods = (): Fleet => {
  const fleet = calling([http], [{ tcp: 8080 }])();
  const other = new MeshNamespace(fleet, 'other');
  const to = { pods: { app: 'web' }, namespace: 'web' };
  new MeshPolicy(other, 'p', { allow: { from: { pods: {} }, to, ports: [{ tcp: 80 }] } });
  return fleet;
};
const denying = (): Fleet => {
  const fleet = twoGenericClusters();
  const web = new MeshNamespace(fleet, 'web');
  new GlobalService(web, 'web', { ports: [http], selector: { app: 'web' }, providers: { all: {} } });
  new MeshPolicy(web, 'p', {
    deny: { from: { pods: {} }, to: { service: 'web/web' }, ports: [{ tcp: 80 }] },
  });
  return fleet;
};

const p = (says: string): Expected => ({ path: 'web/p', clusters: [], says });

export const policyServicePort: CasesByRule = {
  'policy/service-port': {
    breaks: [
      {
        title: 'the service’s port where the pods listen on another',
        fleet: calling([http], [{ tcp: 80 }]),
        finds: [p("has TCP 80, the port of the service 'web/web'; its pods listen on 8080")],
      },
      { title: 'the same in a deny', fleet: denying, finds: [p('its pods listen on 8080')] },
      {
        title: 'the one port of two that is not the pods’',
        fleet: calling([http, { name: 'grpc', port: 9000 }], [{ tcp: 9000 }, { tcp: 80 }]),
        finds: [p('has TCP 80, ')],
      },
      {
        title: 'a range around the service’s port',
        fleet: calling([http], [{ tcp: 79, endPort: 81 }]),
        finds: [p('has TCP 79 to 81, ')],
      },
      {
        title: 'a number that the pods have with another protocol',
        fleet: calling([http, { name: 'udp', port: 81, targetPort: 80, protocol: 'UDP' }], [{ tcp: 80 }]),
        finds: [p('its pods listen on 8080')],
      },
      {
        title: 'a port beside one whose number has a name',
        fleet: calling([http, { name: 'metrics', port: 9090, targetPort: 'metrics' }], [{ tcp: 80 }]),
        finds: [p('its pods listen on 8080')],
      },
      {
        title: 'the port that the pods have in some of the providers only',
        fleet: calling([http], [{ tcp: 8080 }], differing),
        finds: [
          {
            path: 'web/p',
            clusters: ['beta'],
            says: "has TCP 8080, on which the pods of the service 'web/web' do not listen in beta, where it is 9090",
          },
        ],
      },
      {
        title: 'the service’s port, which is the pods’ in one provider',
        fleet: calling([{ name: 'http', port: 80 }], [{ any: 80 }], differing),
        finds: [{ path: 'web/p', clusters: ['beta'], says: 'has ANY 80, ' }],
      },
      {
        title: 'the service’s port, which is the pods’ in no provider',
        fleet: calling([http], [{ tcp: 80 }], differing),
        finds: [p('its pods listen on 8080, 9090')],
      },
    ],
    holds: [
      { title: 'the port of the pods', fleet: calling([http], [{ tcp: 8080 }]) },
      {
        title: 'the ports of all providers',
        fleet: calling([http], [{ tcp: 8080 }, { tcp: 9090 }], differing),
      },
      { title: 'a range around them', fleet: calling([http], [{ tcp: 8080, endPort: 9090 }], differing) },
      {
        title: 'a port that has a name in another provider',
        fleet: calling([http], [{ tcp: 8080 }], {
          ...differing,
          inCluster: { beta: { targetPorts: { http: 'http' } } },
        }),
      },
      { title: 'every port', fleet: calling([http], []) },
      { title: 'a port that is both', fleet: calling([{ name: 'http', port: 80 }], [{ tcp: 80 }]) },
      {
        title: 'the service’s port that is another port’s of the pods',
        fleet: calling([http, { name: 'admin', port: 81, targetPort: 80 }], [{ tcp: 80 }]),
      },
      {
        title: 'a named port, whose number stands in the pods',
        fleet: calling([{ ...http, targetPort: 'http' }], [{ tcp: 80 }]),
      },
      { title: 'a range with both', fleet: calling([http], [{ tcp: 80, endPort: 8080 }]) },
      { title: 'the same number of another protocol', fleet: calling([http], [{ udp: 80 }]) },
      { title: 'a port that the service does not have', fleet: calling([http], [{ tcp: 9999 }]) },
      { title: 'pods, whose service is not named', fleet: toPods },
    ],
  },
};
