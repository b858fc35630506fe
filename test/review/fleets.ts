import type { Tree } from '../../src/kinds/index';
import { DefaultDeny, ExportedService, type Fleet, MeshNamespace, MeshPolicy } from '../../src/model/index';
import { reviewTrees, type Review } from '../../src/review/index';
import { synthesize } from '../../src/synth/index';
import { type ClusterChanges, type FleetChange, fleetOf, now } from '../support/fleets';

/** The trees of a fleet that has no mistakes. */
export function treesOf(fleet: Fleet): readonly Tree[] {
  const { trees, report } = synthesize(fleet, { now });
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return trees;
}

/** The review of two fleets. */
export const reviewOf = (before: Fleet, after: Fleet): Review =>
  reviewTrees('test', treesOf(before), treesOf(after));

/** Three linked clusters with a shop: a catalog that two of them serve, and a policy. */
export function shop(
  clusters: ClusterChanges = { paris: {}, rome: {}, oslo: {} },
  change: FleetChange = {},
  parts: {
    readonly providers?: readonly string[];
    readonly policy?: boolean;
    readonly namespace?: string;
  } = {},
): Fleet {
  const fleet = fleetOf(clusters, change);
  const namespace = new MeshNamespace(fleet, parts.namespace ?? 'shop', {});
  const providers = parts.providers ?? ['paris', 'rome'];
  new ExportedService(namespace, 'catalog', {
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    selector: { app: 'catalog' },
    providers: { names: providers },
  });
  new DefaultDeny(namespace, 'closed', {});
  if (parts.policy !== false)
    new MeshPolicy(namespace, 'frontend-to-catalog', {
      allow: {
        from: { pods: { app: 'frontend' } },
        to: { pods: { app: 'catalog' } },
        ports: [{ tcp: 8080 }],
      },
    });
  return fleet;
}
