import { MeshPolicy, RawNetworkPolicy, RawPolicy, Workload } from '../../../../src/model/index';
import type { CasesByRule } from '../../plan/cases/case';
import { clusterLabel, deployment, namespaceLabel, p, policy, shopOf, withApps } from './policies';

const pods = (matchLabels: Readonly<Record<string, string>>) => ({
  ingress: [{ fromEndpoints: [{ matchLabels: { [clusterLabel]: 'beta', ...matchLabels } }] }],
});
const port = (name: string) => [{ ports: [{ port: name, protocol: 'TCP' as const }] }];
/** The policy of ingress to app=cart, whose pods have the port `web`. */
const named = (name: string, ...ports: { name: string; port: number }[]) =>
  shopOf(shop => {
    new Workload(shop, 'cart', { labels: { app: 'cart' }, ports });
    new RawPolicy(shop, 'p', {
      clusters: { names: ['alpha'] },
      spec: {
        endpointSelector: { matchLabels: { app: 'cart' } },
        ingress: [{ fromEntities: ['host'], toPorts: port(name) }],
      },
    });
  });
const toNamed = (name: string) =>
  policy(
    {
      egress: [
        { toEndpoints: [{ matchLabels: { app: 'stock', [clusterLabel]: 'beta' } }], toPorts: port(name) },
      ],
    },
    {},
    shop => {
      new Workload(shop, 'cart', { labels: { app: 'cart' } });
      new Workload(shop, 'stock', { labels: { app: 'stock' }, ports: [{ name: 'api', port: 8080 }] });
    },
  );
const toService = (serviceName: string) =>
  policy(
    { egress: [{ toServices: [{ k8sService: { serviceName, namespace: 'shop' } }] }] },
    {},
    withApps(deployment('a', { app: 'cart' }), {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'stock', namespace: 'shop' },
      spec: { selector: { app: 'cart' }, ports: [{ port: 80 }] },
    }),
  );

/** Names that policies give to what may not be there. */
export const policyNames: CasesByRule = {
  'policy/ignored-label': {
    breaks: [
      {
        title: 'a slip in a label of Cilium’s own',
        fleet: policy(pods({ 'io.kubernetes.pod.namespcae': 'shop' })),
        finds: [
          p("is about the label 'io.kubernetes.pod.namespcae', which is of Cilium’s own and does not exist"),
        ],
      },
      {
        title: 'a label of controllers',
        fleet: policy({
          endpointSelector: { matchLabels: { 'pod-template-hash': 'a' } },
          ingress: [{ fromEntities: ['host'] }],
        }),
        finds: [p("'pod-template-hash', which Cilium leaves out of what it knows of pods")],
      },
      {
        title: 'the same in a statement, once for both ends',
        fleet: shopOf(shop => {
          new MeshPolicy(shop, 'p', {
            allow: { from: { pods: { 'pod-template-hash': 'a' } }, to: { pods: {} } },
          });
        }),
        finds: [p("'pod-template-hash'", ['alpha', 'beta'])],
      },
    ],
    holds: [
      {
        title: 'labels of pods, namespaces, accounts and clusters',
        fleet: policy(
          pods({
            'app.kubernetes.io/name': 'x',
            [namespaceLabel]: 'shop',
            'io.cilium.k8s.policy.serviceaccount': 'x',
            'io.cilium.k8s.namespace.labels.team': 'x',
          }),
        ),
      },
      {
        title: 'a cluster that says itself which labels count',
        fleet: policy(pods({ 'pod-template-hash': 'a' }), {
          clusters: { alpha: { cilium: { values: { labels: 'k8s:.*' } } }, beta: {} },
        }),
      },
    ],
  },

  'policy/unknown-namespace': {
    breaks: [
      {
        title: 'a namespace of pods that nobody has',
        fleet: policy(pods({ [namespaceLabel]: 'elsewhere' })),
        finds: [p("spec.ingress[0].fromEndpoints[0] names the namespace 'elsewhere', which no tree")],
      },
    ],
    holds: [
      { title: 'one of the fleet', fleet: policy(pods({ [namespaceLabel]: 'shop' })) },
      { title: 'one of every cluster', fleet: policy(pods({ [namespaceLabel]: 'kube-system' })) },
      {
        title: 'a slip of the pen, which is told elsewhere',
        fleet: policy(pods({ [namespaceLabel]: 'shpo' })),
      },
    ],
  },

  'policy/unknown-port-name': {
    breaks: [
      {
        title: 'a name that no selected pod has',
        fleet: named('wbe', { name: 'web', port: 80 }),
        finds: [p("spec.ingress[0].toPorts[0].ports[0].port is 'wbe', and no pod that is meant in alpha")],
      },
      {
        title: 'a name that no pod of the other side has',
        fleet: toNamed('http'),
        finds: [p("spec.egress[0].toPorts[0].ports[0].port is 'http'")],
      },
      {
        title: 'a NetworkPolicy',
        fleet: shopOf(shop => {
          new Workload(shop, 'cart', { labels: { app: 'cart' }, ports: [{ name: 'web', port: 80 }] });
          new RawNetworkPolicy(shop, 'p', {
            clusters: { names: ['alpha'] },
            spec: { podSelector: {}, ingress: [{ ports: [{ port: 'http' }] }] },
          });
        }),
        finds: [p("spec.ingress[0].ports[0].port is 'http'")],
      },
    ],
    holds: [
      { title: 'a name that they have', fleet: named('web', { name: 'web', port: 80 }) },
      { title: 'pods that do not say their ports', fleet: named('web') },
      { title: 'a name of the other side', fleet: toNamed('api') },
      {
        title: 'pods that nobody knows',
        fleet: policy({ ingress: [{ fromEntities: ['host'], toPorts: port('web') }] }),
      },
    ],
  },

  'policy/unknown-service': {
    breaks: [
      {
        title: 'a service that is not there',
        fleet: toService('stokc'),
        finds: [
          p("toServices[0].k8sService names the service 'shop/stokc', which the trees of alpha do not have"),
        ],
      },
    ],
    holds: [
      { title: 'one that is', fleet: toService('stock') },
      {
        title: 'a namespace of which nothing is known',
        fleet: policy({
          egress: [{ toServices: [{ k8sService: { serviceName: 'x', namespace: 'kube-system' } }] }],
        }),
      },
    ],
  },
};
