import { ApiObject } from 'cdk8s';
import {
  AllowDns,
  AllowFromApiServer,
  AllowToApiServer,
  AllowWithinNamespace,
  DefaultDeny,
  type DefaultDenyProps,
  type Fleet,
  Layer,
  MeshNamespace,
  MeshPolicy,
} from '../../../../src/model/index';
import { fleetOf, linked } from '../../../support/fleets';
import type { CasesByRule, Expected } from '../../plan/cases/case';
import type { Written } from './fleet';

/** alpha and beta, linked. */
const two = (apart = false): Fleet =>
  fleetOf({ alpha: {}, beta: {} }, apart ? { mesh: { topology: linked() } } : {});

const deniedIn =
  (namespace: string, props?: DefaultDenyProps, allow?: (namespace: MeshNamespace) => unknown) =>
  (): Fleet => {
    const fleet = two();
    const scope = new MeshNamespace(fleet, namespace);
    new DefaultDeny(scope, 'deny', props);
    allow?.(scope);
    return fleet;
  };

const written =
  (...objects: Written[]) =>
  (): Fleet => {
    const fleet = two();
    new Layer(fleet, 'own', {
      build: chart => {
        for (const [i, object] of objects.entries()) new ApiObject(chart, `o${i}`, structuredClone(object));
      },
    });
    return fleet;
  };

const policy = (namespace: string, spec: object): Written => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  metadata: { name: 'own', namespace },
  spec: { endpointSelector: {}, ...spec },
});

const finds = (path: string, ...says: string[]): Expected[] =>
  [...says].sort().map(what => ({ path, clusters: ['alpha', 'beta'], says: what }));

const dnsPorts = [{ udp: 53 }, { tcp: 53 }];
const mesh = { pods: { 'k8s-app': 'clustermesh-apiserver' } };
const dns = { pods: { 'k8s-app': 'kube-dns' } };

/** All that kube-system needs of what is looked at. */
function open(system: MeshNamespace): void {
  new AllowToApiServer(system, 'to-api');
  const nodes = { entities: ['host', 'remote-node', 'world'] } as const;
  new MeshPolicy(system, 'ask-dns', {
    allow: { from: { wholeClusters: { all: {} } }, to: dns, ports: dnsPorts, only: 'ingress' },
  });
  new MeshPolicy(system, 'dns-asks', { allow: { from: dns, to: nodes, ports: dnsPorts } });
  new MeshPolicy(system, 'peers-read', { allow: { from: nodes, to: mesh, ports: [{ tcp: 2379 }] } });
  new MeshPolicy(system, 'read-peers', { allow: { from: mesh, to: nodes, ports: [{ tcp: 2379 }] } });
}

export const lockOut: CasesByRule = {
  'policy/locked-out': {
    breaks: [
      {
        title: 'kube-system in default deny',
        fleet: deniedIn('kube-system'),
        finds: finds(
          'kube-system/deny',
          'CoreDNS in kube-system is asked by pods',
          'CoreDNS in kube-system reaches the API server',
          'KVStoreMesh in kube-system reaches its peers',
          'clustermesh-apiserver in kube-system is read by its peers',
          'clustermesh-apiserver in kube-system is read by the agents',
          'clustermesh-apiserver in kube-system reaches the API server',
        ),
      },
      {
        title: 'the same of egress, without DNS',
        fleet: deniedIn('kube-system', { directions: ['egress'], allowDns: false }),
        finds: finds(
          'kube-system/deny',
          'CoreDNS in kube-system asks the DNS outside',
          'CoreDNS in kube-system reaches the API server',
          'KVStoreMesh in kube-system reaches its peers',
          'clustermesh-apiserver in kube-system reaches the API server',
        ),
      },
      {
        title: 'cert-manager in default deny',
        fleet: deniedIn('cert-manager', { directions: ['egress'] }),
        finds: finds('cert-manager/deny', 'cert-manager in cert-manager reaches the API server'),
      },
      {
        title: 'a deny of everything in flux-system, which no allow outweighs',
        fleet: written(policy('flux-system', { egressDeny: [{ toEntities: ['all'] }] })),
        finds: finds(
          'own/o0',
          'source-controller in flux-system reaches git at git.example.com',
          'source-controller in flux-system asks DNS',
          'source-controller in flux-system reaches the API server',
          'kustomize-controller in flux-system reaches the API server',
          'kustomize-controller in flux-system fetches from source-controller',
          'helm-controller in flux-system reaches the API server',
          'helm-controller in flux-system fetches from source-controller',
        ),
      },
      {
        title: 'enforcement without policies',
        fleet: (): Fleet =>
          fleetOf(
            { alpha: { cilium: { values: { policyEnforcementMode: 'always' } } }, beta: {} },
            { mesh: { topology: linked() } },
          ),
        finds: [
          'CoreDNS in kube-system asks the DNS outside',
          'CoreDNS in kube-system is asked by pods',
          'CoreDNS in kube-system reaches the API server',
          'cert-manager in cert-manager reaches the API server',
        ].map(what => ({
          path: '',
          clusters: ['alpha'],
          says: `policyEnforcementMode denies what a cluster needs: ${what}`,
        })),
      },
      {
        title: 'a statement of the fleet that takes the API server from everybody',
        fleet: (): Fleet => {
          const fleet = two(true);
          new MeshPolicy(fleet, 'no-api', {
            deny: { from: { pods: {} }, to: { entities: ['kube-apiserver'] } },
          });
          return fleet;
        },
        finds: finds(
          'no-api',
          'CoreDNS in kube-system reaches the API server',
          'cert-manager in cert-manager reaches the API server',
          'helm-controller in flux-system reaches the API server',
          'kustomize-controller in flux-system reaches the API server',
          'source-controller in flux-system reaches the API server',
        ),
      },
    ],
    holds: [
      { title: 'kube-system with all that it needs', fleet: deniedIn('kube-system', {}, open) },
      {
        title: 'cert-manager with what it needs',
        fleet: deniedIn('cert-manager', {}, scope => {
          new AllowToApiServer(scope, 'to-api');
          new AllowFromApiServer(scope, 'webhook', { ports: [{ tcp: 10250 }] });
        }),
      },
      { title: 'flux-system, whose own policies allow its traffic', fleet: deniedIn('flux-system') },
      {
        title: 'flux-system with baselines',
        fleet: deniedIn('flux-system', { allowDns: false }, scope => {
          new AllowDns(scope, 'dns');
          new AllowWithinNamespace(scope, 'within');
        }),
      },
      { title: 'a namespace of people’s', fleet: deniedIn('shop') },
      {
        title: 'the whole fleet in default deny, which leaves the system out',
        fleet: (): Fleet => {
          const fleet = two();
          new DefaultDeny(fleet, 'everywhere');
          return fleet;
        },
      },
    ],
  },
};
