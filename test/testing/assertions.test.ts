import { ApiObject } from 'cdk8s';
import { expect as about, type FleetAssertions, pod, type ResolveTo, withOptions } from 'meshprint/testing';
import { Cluster, DefaultDeny, Layer, MeshNamespace, MeshPolicy } from '../../src/model/index';
import { clusterProps, fleetOf, now } from '../support/fleets';
import { failure, shopFleet } from './support';

const fleet = withOptions(shopFleet(), { now });

describe('toHaveNoFindings', () => {
  const warned = withOptions(fleetOf({ a: {}, b: { serviceCidrs: ['172.20.1.0/24'] } }), { now });

  test('passes where the checks find nothing', () => {
    about(fleet).toHaveNoFindings();
    expect(
      failure(() => {
        about(fleet).not.toHaveNoFindings();
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).not.toHaveNoFindings()

      The checks find nothing."
    `);
  });

  test('fails with what they find, as check shows it', () => {
    expect(
      failure(() => {
        about(warned).toHaveNoFindings();
      }).replace(/\S*fleets\.ts:\d+/g, 'FILE:LINE'),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toHaveNoFindings()

      The checks find:

      warning cluster/service-cidrs-overlap b
        FILE:LINE
          serviceCidrs 172.20.1.0/24 of 'b' and serviceCidrs 172.20.1.0/24 of 'a' overlap
          breaks   Services of two clusters may share addresses, since each node translates its own, but nothing can ever route to them; a pod or node with the address of a service cannot be reached from that service’s cluster.
          mend     Give each cluster a service range of its own, apart from pods and nodes.
          see      Documentation/network/clustermesh/gke-clustermesh-prep.rst

      1 warning"
    `);
    about(warned).not.toHaveNoFindings();
  });

  test('counts warnings or not, as one likes', () => {
    about(warned).toHaveNoFindings({ severity: 'error' });
    about(warned).not.toHaveNoFindings({ severity: 'info' });
  });

  test('does not count what is silenced', () => {
    const silenced = fleetOf({ a: {}, b: { serviceCidrs: ['172.20.1.0/24'] } }).silence(
      'cluster/service-cidrs-overlap',
      'known',
    );
    about(withOptions(silenced, { now })).toHaveNoFindings();
  });
});

describe('toResolve', () => {
  test('wants exactly the clusters that callers get, in any order', () => {
    about(fleet).toResolve('shop/catalog').from('lyon').to(['paris', 'amsterdam']);
    about(fleet).not.toResolve('shop/catalog').from('lyon').to(['paris']);
    expect(
      failure(() => {
        about(fleet).toResolve('shop/catalog').from('lyon').to(['paris']);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toResolve('shop/catalog').from('lyon').to(['paris'])

      Expected: paris
      Received: amsterdam, paris
      Asked in lyon for catalog.shop.svc.cluster.local, port http 80/TCP

      Because
        - Service shop/catalog in lyon is global, with affinity none: callers get all backends alike (shop/catalog)
        - amsterdam has 1 ready endpoint (shop/catalog)
        - paris has 1 ready endpoint (shop/catalog)

      Assumed
        - no workload of lyon is known behind Service shop/catalog, and it is not shared, so none is assumed
        - no workload of amsterdam is known behind Service shop/catalog, so one ready endpoint is assumed
        - no workload of paris is known behind Service shop/catalog, so one ready endpoint is assumed"
    `);
    expect(
      failure(() => {
        about(fleet).not.toResolve('shop/payments').from('lyon').to(['amsterdam']);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).not.toResolve('shop/payments').from('lyon').to(['amsterdam'])

      Expected: anything else
      Received: amsterdam
      Asked in lyon for payments.shop.svc.cluster.local, port http 80/TCP

      Because
        - Service shop/payments in lyon is global, with affinity none: callers get all backends alike (shop/payments)
        - amsterdam has 1 ready endpoint (shop/payments)
        - Service shop/payments in paris is not shared there, so that cluster takes backends and gives none (shop/payments)

      Assumed
        - no workload of lyon is known behind Service shop/payments, and it is not shared, so none is assumed
        - no workload of amsterdam is known behind Service shop/payments, so one ready endpoint is assumed"
    `);
  });

  test('wants parts of new connections, where they are given', () => {
    const ready = { amsterdam: { 'shop/catalog': 2 }, paris: { 'shop/catalog': 1 } };
    const asked = (): ResolveTo => about(fleet).toResolve('shop/catalog').from('lyon').given({ ready });
    asked().to({ amsterdam: 0.67, paris: 0.33 });
    expect(
      failure(() => {
        asked().to({ amsterdam: 0.65, paris: 0.35 });
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toResolve('shop/catalog').from('lyon').given({ ready: { amsterdam: { 'shop/catalog': 2 }, paris: { 'shop/catalog': 1 } } }).to({ amsterdam: 0.65, paris: 0.35 })

      Expected: amsterdam 65 %, paris 35 %
      Received: amsterdam 66.7 %, paris 33.3 %
      Asked in lyon for catalog.shop.svc.cluster.local, port http 80/TCP

      Because
        - Service shop/catalog in lyon is global, with affinity none: callers get all backends alike (shop/catalog)
        - amsterdam has 2 ready endpoints (shop/catalog)
        - paris has 1 ready endpoint (shop/catalog)

      Assumed
        - no workload of lyon is known behind Service shop/catalog, and it is not shared, so none is assumed"
    `);
  });

  test('asks what would be', () => {
    about(fleet).toResolve('shop/catalog').from('lyon').whenDown(['paris']).to(['amsterdam']);
    about(fleet)
      .toResolve('shop/catalog')
      .from('lyon')
      .whenCut([['lyon', 'paris']])
      .to(['amsterdam']);
    about(fleet).toResolve('shop/payments').from('lyon').whenDown(['amsterdam']).to([]);
    const before = about(fleet).toResolve('shop/catalog').from('lyon').whenDown(['paris']).beforeForgotten();
    before.to(['amsterdam', 'paris']);
    expect(
      failure(() => {
        before.to(['amsterdam']);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toResolve('shop/catalog').from('lyon').whenDown(['paris']).beforeForgotten().to(['amsterdam'])

      Expected: amsterdam
      Received: amsterdam, paris (gone: this part is lost)
      Asked in lyon for catalog.shop.svc.cluster.local, port http 80/TCP

      Because
        - Service shop/catalog in lyon is global, with affinity none: callers get all backends alike (shop/catalog)
        - amsterdam has 1 ready endpoint (shop/catalog)
        - paris cannot be reached, but is remembered with 1 ready endpoint, and what goes there is lost (shop/catalog)

      Assumed
        - no workload of lyon is known behind Service shop/catalog, and it is not shared, so none is assumed
        - no workload of amsterdam is known behind Service shop/catalog, so one ready endpoint is assumed
        - no workload of paris is known behind Service shop/catalog, so one ready endpoint is assumed"
    `);
  });

  test('takes the name that there is, and asks back where two answer differently', () => {
    about(fleet).toResolve('shop/stock').from('lyon').to(['amsterdam', 'paris']);
    expect(
      failure(() => {
        about(fleet).not.toResolve('shop/stock').from('paris').to([]);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).not.toResolve('shop/stock').from('paris').to([])

      The answer depends on how callers ask:

        stock.shop.svc.cluster.local, port http 80/TCP: paris
        stock.shop.svc.clusterset.local, port http 80/TCP: amsterdam, paris

      Say which is meant, by .byService(), .byImport() or .onPort(…)."
    `);
    about(fleet).toResolve('shop/stock').from('paris').byService().to(['paris']);
    about(fleet).toResolve('shop/stock').from('paris').byImport().to(['amsterdam', 'paris']);
    about(fleet).toResolve('stock.shop.svc').from('paris').to(['paris']);
  });

  test('knows nobody behind a name that callers do not have', () => {
    about(fleet).toResolve('shop/stock').from('lyon').byService().to([]);
    expect(
      failure(() => {
        about(fleet).toResolve('shop/catalog').from('lyon').byImport().to(['paris']);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toResolve('shop/catalog').from('lyon').byImport().to(['paris'])

      No cluster exports shop/catalog, so that it has no import; ask .byService()."
    `);
  });

  test('asks one port of several', () => {
    about(fleet).toResolve('shop/catalog').from('lyon').onPort('http').to(['amsterdam', 'paris']);
    about(fleet).toResolve('shop/catalog').from('lyon').onPort(80).to(['amsterdam', 'paris']);
    expect(
      failure(() => {
        about(fleet).toResolve('shop/catalog').from('lyon').onPort(81).to([]);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toResolve('shop/catalog').from('lyon').onPort(81).to([])

      catalog.shop.svc.cluster.local has no port 81; it has http 80/TCP."
    `);
  });

  test.each<[string, () => void, string]>([
    [
      'the cluster of the callers',
      () => {
        about(fleet).not.toResolve('shop/catalog').from('pariss').to([]);
      },
      "The fleet has no cluster 'pariss'. Did you mean 'paris'?",
    ],
    [
      'a cluster that is expected',
      () => {
        about(fleet).not.toResolve('shop/catalog').from('paris').to(['x']);
      },
      "The fleet has no cluster 'x'. It has amsterdam, lyon, paris.",
    ],
    [
      'a cluster that is down',
      () => {
        about(fleet).not.toResolve('shop/catalog').from('paris').whenDown(['lyons']).to([]);
      },
      "The fleet has no cluster 'lyons'. Did you mean 'lyon'?",
    ],
    [
      'a service',
      () => {
        about(fleet).not.toResolve('shop/catlog').from('paris').to([]);
      },
      "The fleet has no service 'shop/catlog'. Did you mean 'shop/catalog'?",
    ],
    [
      'the form of a service',
      () => {
        about(fleet).not.toResolve('catalog').from('paris').to([]);
      },
      "'catalog' is no service; name it as <namespace>/<name>.",
    ],
    [
      'callers that are gone themselves',
      () => {
        about(fleet).not.toResolve('shop/catalog').from('paris').whenDown(['paris']).to([]);
      },
      'paris is gone itself, so that nobody is left to call.',
    ],
  ])('a slip in %s fails, behind not too', (_, slip, message) => {
    expect(failure(slip).split('\n')[2]).toBe(message);
  });
});

describe('toSurviveLossOf', () => {
  test('wants no service to lose its last backend', () => {
    about(fleet).toSurviveLossOf('paris');
    about(fleet).not.toSurviveLossOf('amsterdam', 'paris');
    expect(
      failure(() => {
        about(fleet).toSurviveLossOf('amsterdam', 'paris');
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toSurviveLossOf('amsterdam', 'paris')

      Without amsterdam and paris, these lose their last backend:
        - shop/catalog: callers in lyon
        - shop/payments: callers in lyon
        - shop/stock (by its import): callers in lyon"
    `);
    expect(
      failure(() => {
        about(fleet).not.toSurviveLossOf('paris');
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).not.toSurviveLossOf('paris')

      Without paris, no service loses its last backend."
    `);
  });

  test('counts ready endpoints, where they are given', () => {
    const ready = { amsterdam: { 'shop/catalog': 0, 'shop/stock': 0 } };
    expect(
      failure(() => {
        about(withOptions(fleet, { inputs: { ready } })).toSurviveLossOf('paris');
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toSurviveLossOf('paris')

      Without paris, these lose their last backend:
        - shop/catalog: callers in amsterdam, lyon
        - shop/stock (by its import): callers in amsterdam, lyon"
    `);
  });

  test('wants a loss, and somebody who is left', () => {
    const lines = (...clusters: string[]): string | undefined =>
      failure(() => {
        about(fleet).not.toSurviveLossOf(...clusters);
      }).split('\n')[2];
    expect(lines()).toBe('No cluster is named, so that nothing is lost.');
    expect(lines('amsterdam', 'lyon', 'paris')).toBe(
      'Every cluster is gone, so that nobody is left to call.',
    );
    expect(lines('pari')).toBe("The fleet has no cluster 'pari'. Did you mean 'paris'?");
  });
});

describe('toRender', () => {
  test('looks in every layer of one cluster', () => {
    about(fleet).toRender('HelmRelease', 'cilium').in('paris');
    about(fleet).toRender('HelmRelease', 'cilium').namespace('kube-system').in('paris');
    about(fleet).not.toRender('HelmRelease', 'cilium').namespace('shop').in('paris');
    about(fleet)
      .toRender('Service', 'ledger')
      .in('lyon', { spec: { ports: [{ name: 'http', port: 9000, protocol: 'TCP' }] } });
    expect(
      failure(() => {
        about(fleet).not.toRender('HelmRelease', 'cilium').in('paris');
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).not.toRender('HelmRelease', 'cilium').in('paris')

      HelmRelease kube-system/cilium (cilium/release.yaml) is there."
    `);
  });

  test('shows each difference with its place', () => {
    const part = {
      metadata: { annotations: { 'service.cilium.io/global': 'false' } },
      spec: {
        selector: { app: 'book' },
        ports: [{ port: 81, name: expect.any(Number) }, { port: 82 }],
        type: 'LoadBalancer',
      },
    };
    expect(
      failure(() => {
        about(fleet).toRender('Service', 'ledger').in('lyon', part);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toRender('Service', 'ledger').in('lyon', { metadata: { annotations: { 'service.cilium.io/global': 'false' } }, spec: { selector: { app: 'book' }, ports: [{ port:…)

      Service bank/ledger (services/services.yaml) is there, but:
        - metadata.annotations['service.cilium.io/global']: expected 'false', received 'true'
        - spec.selector.app: expected 'book', received 'ledger'
        - spec.ports[0].port: expected 81, received 9000
        - spec.ports[0].name: expected Any<Number>, received 'http'
        - spec.ports[1]: expected { port: 82 }, received nothing
        - spec.type: expected 'LoadBalancer', received 'ClusterIP'"
    `);
    about(fleet).not.toRender('Service', 'ledger').in('lyon', part);
  });

  test('says what there is, or what was probably meant', () => {
    const line = (kind: string, cluster = 'paris'): string | undefined =>
      failure(() => {
        about(fleet).toRender(kind, 'cilum').in(cluster);
      }).split('\n')[2];
    expect(line('HelmRelease')).toBe('paris has no HelmRelease cilum. It has kube-system/cilium.');
    expect(line('HelmRelese')).toBe('No repository of the fleet has a HelmRelese. Did you mean HelmRelease?');
    expect(line('X')).toMatch(/^paris has no X cilum, and no other X\. It has the kinds .*Namespace/);
    expect(line('HelmRelease', 'pari')).toBe("The fleet has no cluster 'pari'. Did you mean 'paris'?");
  });
});

describe('toAllow and toDeny', () => {
  const checkout = pod('paris', 'shop', { app: 'checkout' });
  const to = pod('lyon', 'bank', { app: 'ledger' });
  const open = { from: checkout, to, port: 9000 };
  const shut = { from: checkout, to, port: 22 };

  test('want the verdict of both ends', () => {
    about(fleet).toAllow(open);
    about(fleet).not.toDeny(open);
    about(fleet).toDeny(shut);
    about(fleet).not.toAllow(shut);
    expect(
      failure(() => {
        about(fleet).toAllow(shut);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toAllow(flow)

      Expected: allow
      Received: deny

      shop { app: 'checkout' } in paris -> bank { app: 'ledger' } in lyon, 22/TCP

      Where it leaves: allow
        - no rule denies it, and the policies about its egress deny nothing by default
      Where it comes to: deny
        - no rule allows it, and CiliumNetworkPolicy bank/default-deny denies ingress by default (bank/default-deny)"
    `);
    expect(
      failure(() => {
        about(fleet).toDeny(open);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toDeny(flow)

      Expected: deny
      Received: allow

      shop { app: 'checkout' } in paris -> bank { app: 'ledger' } in lyon, 9000/TCP

      Where it leaves: allow
        - spec.egress[0] of CiliumNetworkPolicy shop/checkout-to-ledger-egress allows it (bank/checkout-to-ledger)
      Where it comes to: allow
        - spec.ingress[0] of CiliumNetworkPolicy bank/checkout-to-ledger-ingress allows it (bank/checkout-to-ledger)"
    `);
  });

  test('neither passes where the verdict cannot be known', () => {
    const labels = { app: 'catalog' };
    const flow = { from: { world: {} }, to: pod('lyon', 'shop', labels), port: 80 };
    const some = shopFleet();
    const shop = some.node.tryFindChild('shop') as MeshNamespace;
    new DefaultDeny(shop, 'closed');
    new Layer(some, 'partners', {
      build: chart => {
        new ApiObject(chart, 'offices', {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumNetworkPolicy',
          metadata: { name: 'offices', namespace: 'shop' },
          spec: {
            endpointSelector: {},
            ingress: [{ fromCIDR: ['198.51.100.0/24'] }],
          },
        });
      },
    });
    const tested = withOptions(some, { now });
    expect(
      failure(() => {
        about(tested).toAllow(flow);
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toAllow(flow)

      Whether the flow passes cannot be known.

      { world: {} } -> shop { app: 'catalog' } in lyon, 80/TCP

      Where it leaves: allow
        - no policy is about this end
      Where it comes to: unknown
        - spec.ingress[0] of CiliumNetworkPolicy shop/offices may decide: whether its address lies in 198.51.100.0/24 is not known (partners/offices)"
    `);
    expect(
      failure(() => {
        about(tested).not.toAllow(flow);
      }),
    ).toMatch(/cannot be known/);
    expect(
      failure(() => {
        about(tested).not.toDeny(flow);
      }),
    ).toMatch(/cannot be known/);
  });

  test.each([
    [pod('pari', 'shop'), "The fleet has no cluster 'pari'. Did you mean 'paris'?"],
    [
      pod('paris', 'shops'),
      "Nothing in paris is in a namespace 'shops', and no policy there is about it. Did you mean 'shop'?",
    ],
  ])('a slip in an end fails', (from, message) => {
    expect(
      failure(() => {
        about(fleet).toAllow({ from, to: checkout });
      }).split('\n')[2],
    ).toBe(message);
  });
});

describe('toIsolate', () => {
  const pods = { clusters: ['paris'], namespace: 'shop', labels: { app: 'checkout' } };

  test('wants nobody from outside to get in, but for the exceptions', () => {
    about(fleet).toIsolate('bank', { except: [{ pods }] });
    about(fleet).not.toIsolate('bank');
    about(fleet).not.toIsolate('bank', { except: [{ pods: { ...pods, clusters: ['lyon'] } }] });
    about(fleet).not.toIsolate('bank', { except: [{ pods: { ...pods, labels: { app: 'cart' } } }] });
    about(fleet).not.toIsolate('bank', { except: [{ pods: { ...pods, namespace: 'bank' } }] });
    expect(
      failure(() => {
        about(fleet).toIsolate('bank');
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).toIsolate('bank')

      Reach pods in bank:
        - shop { app: 'checkout' } in paris -> bank { app: 'ledger' } in lyon, 9000/TCP

      The first of them:
      Where it leaves: allow
        - spec.egress[0] of CiliumNetworkPolicy shop/checkout-to-ledger-egress allows it (bank/checkout-to-ledger)
      Where it comes to: allow
        - spec.ingress[0] of CiliumNetworkPolicy bank/checkout-to-ledger-ingress allows it (bank/checkout-to-ledger)"
    `);
    expect(
      failure(() => {
        about(fleet).not.toIsolate('bank', { except: [{ pods }] });
      }),
    ).toMatchInlineSnapshot(`
      "expect(fleet).not.toIsolate('bank', { except: [{ pods: { clusters: ['paris'], namespace: 'shop', labels: { app: 'checkout' } } }] })

      Nobody outside of bank reaches a pod in it."
    `);
  });

  test('finds a namespace without policies open to all, also to the world', () => {
    about(fleet).not.toIsolate('shop');
    about(fleet).not.toIsolate('shop', { except: [{ pods: {} }] });
    about(fleet).toIsolate('shop', { except: [{ pods: {} }, { world: {} }] });
  });

  test('finds a port that a policy opens to everybody', () => {
    const some = fleetOf({ a: {}, b: {} });
    const space = new MeshNamespace(some, 'closed');
    new DefaultDeny(space, 'default-deny');
    about(withOptions(some, { now })).toIsolate('closed');
    const more = fleetOf({ a: {}, b: {} });
    const less = new MeshNamespace(more, 'closed');
    const other = new MeshNamespace(more, 'other');
    new DefaultDeny(less, 'default-deny');
    new MeshPolicy(less, 'one-port', {
      allow: {
        from: { pods: { role: 'prober' }, namespace: other.name },
        to: { pods: { app: 'x' } },
        ports: [{ tcp: 7 }],
      },
    });
    about(withOptions(more, { now })).not.toIsolate('closed');
  });

  test('tries out whom a policy selects by expressions', () => {
    const open = (peers: object): FleetAssertions => {
      const some = fleetOf({ a: {}, b: {} });
      new DefaultDeny(new MeshNamespace(some, 'closed'), 'default-deny');
      new Layer(some, 'own', {
        build: chart => {
          new ApiObject(chart, 'policy', {
            apiVersion: 'cilium.io/v2',
            kind: 'CiliumNetworkPolicy',
            metadata: { name: 'own', namespace: 'closed' },
            spec: { endpointSelector: {}, ingress: [peers] },
          });
        },
      });
      return about(withOptions(some, { now }));
    };
    const space = { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'default' } };
    const role = { key: 'k8s:role', operator: 'In', values: ['prober', 'other'] };
    open({ fromEndpoints: [{ ...space, matchExpressions: [role] }] }).not.toIsolate('closed');
    const some = { key: 'role', operator: 'Exists' };
    open({ fromEndpoints: [{ ...space, matchExpressions: [some] }] }).not.toIsolate('closed');
    open({ fromEndpoints: [{ matchExpressions: [role] }] }).toIsolate('closed');
    open({ fromEntities: ['world'] }).not.toIsolate('closed');
    open({ fromEntities: ['host'] }).toIsolate('closed');
    const unknown = failure(() => {
      open({ fromCIDR: ['203.0.113.0/24'] }).not.toIsolate('closed');
    });
    expect(unknown).toMatch(
      /^.*\n\nWhether it passes cannot be known: \{ world: \{\} \} -> closed \{\} in a, /,
    );
  });

  test('a slip in a name fails, behind not too', () => {
    const line = (space: string, cluster = 'paris'): string | undefined =>
      failure(() => {
        about(fleet).not.toIsolate(space, { except: [{ pods: { clusters: [cluster] } }] });
      }).split('\n')[2];
    expect(line('bang')).toBe("The fleet has no namespace 'bang'. Did you mean 'bank'?");
    expect(line('bank', 'pari')).toBe("The fleet has no cluster 'pari'. Did you mean 'paris'?");
  });
});

describe('a fleet with errors', () => {
  const broken = fleetOf({ amsterdam: {}, paris: {} });
  new Cluster(broken, 'lyon', { ...clusterProps(3), id: 2 });
  const tested = withOptions(broken, { now });
  const flow = { from: pod('paris', 'shop'), to: pod('paris', 'shop') };

  test('fails every assertion with its errors, behind not too', () => {
    const all = (does: FleetAssertions): (() => void)[] => [
      () => {
        does.toResolve('shop/catalog').from('paris').to([]);
      },
      () => {
        does.toSurviveLossOf('paris');
      },
      () => {
        does.toRender('HelmRelease', 'cilium').in('paris');
      },
      () => {
        does.toAllow(flow);
      },
      () => {
        does.toDeny(flow);
      },
      () => {
        does.toIsolate('shop');
      },
    ];
    const messages = [...all(about(tested)), ...all(about(tested).not)].map(failure);
    expect(messages).toHaveLength(12);
    for (const message of messages) expect(message).toContain('\nerror cluster/duplicate-id');
    expect(messages[1]?.replace(/\S*fleets\.ts:\d+/g, 'FILE:LINE')).toMatchInlineSnapshot(`
      "expect(fleet).toSurviveLossOf('paris')

      The fleet has errors, so that nothing can be said about it:

      error cluster/duplicate-id paris
        FILE:LINE
          'paris' has the id 2, which 'lyon' has too
          breaks   Peers refuse the connection, or take one cluster’s identities for the other’s.
          mend     Give one of them a free id. Ids are unique in the fleet, so that clusters can be linked later.
          see      cilium/cilium#32753; Documentation/network/clustermesh/setup.rst

      1 error"
    `);
  });

  test('has findings', () => {
    about(tested).not.toHaveNoFindings({ severity: 'error' });
  });
});
