import fc from 'fast-check';
import type { JsonMap } from '../../src/kinds/index';
import { type ClusterSpec, deployment, exported, global, namespace, service, type Specs } from './trees';

/** Few enough words that clusters often agree, and often do not. */
const port = fc.record({
  name: fc.constantFrom('http', 'admin', 'web'),
  port: fc.constantFrom(80, 81),
  protocol: fc.constantFrom('TCP', 'UDP'),
});

/** The API server refuses two ports of one name, and two of one number and protocol. */
const ports = fc
  .uniqueArray(port, { minLength: 1, maxLength: 3, selector: ({ name }) => name })
  .filter(list => new Set(list.map(one => `${one.port}/${one.protocol}`)).size === list.length);

const annotations = fc.oneof(
  fc.constant({}),
  fc
    .record({
      shared: fc.constantFrom('true', 'false'),
      affinity: fc.constantFrom('', 'local', 'remote'),
    })
    .map(global),
);

/** One cluster: with or without a Service, pods and an export of shop/catalog. */
const cluster = fc
  .record({
    ports,
    annotations,
    replicas: fc.nat({ max: 3 }),
    has: fc.record({ service: fc.boolean(), export: fc.boolean() }),
    headless: fc.boolean(),
    labels: fc.constantFrom({}, { team: 'shop' }),
    affinity: fc.constantFrom({}, { 'service.cilium.io/affinity': 'local' }),
    version: fc.constantFrom('1.18.12', '1.19.6', '1.20.3'),
  })
  .map((spec): ClusterSpec => {
    const of: JsonMap = { ports: spec.ports, ...(spec.headless && { clusterIP: 'None' }) };
    const shares = { exportedLabels: spec.labels, exportedAnnotations: spec.affinity };
    return {
      version: spec.version,
      objects: [
        namespace(),
        deployment(spec.replicas),
        ...(spec.has.service ? [service(spec.annotations, of)] : []),
        ...(spec.has.export ? [exported(shares)] : []),
      ],
    };
  });

const names = ['a', 'b', 'c', 'd'] as const;

/** A mesh of four clusters, linked in any way. */
export const mesh: fc.Arbitrary<Specs> = fc
  .record({
    clusters: fc.tuple(cluster, cluster, cluster, cluster),
    links: fc.subarray(names.flatMap((a, i) => names.slice(i + 1).map(b => [a, b] as const))),
  })
  .map(({ clusters, links }) =>
    Object.fromEntries(
      names.map((name, i) => [
        name,
        {
          ...clusters[i],
          peers: links.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : [])),
        },
      ]),
    ),
  );

/** The ports of exports of one name. */
export const portLists = fc.array(ports, { minLength: 1, maxLength: 5 });

export { cluster as clusterSpec, names as clusterNames };
