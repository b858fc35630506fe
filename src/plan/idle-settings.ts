import { type ExportedService, GlobalService } from '../model/index';
import type { IdleSetting, ServiceMember } from './service-plan';

/**
 * What a service says of clusters, by name, in which it has no effect: clusters without the service, and what is about
 * its pods in clusters that have none.
 */
export function idleSettings(
  service: GlobalService | ExportedService,
  members: readonly ServiceMember[],
): IdleSetting[] {
  const { drained, inCluster = {} } = service.props;
  const affinityIn = service instanceof GlobalService ? service.props.affinityIn : undefined;
  const having = new Set(members.map(({ cluster }) => cluster));
  const providers = new Set(members.filter(({ role }) => role === 'provider').map(({ cluster }) => cluster));
  const outside = (among: ReadonlySet<string>, names: readonly string[], ...property: string[]) =>
    names
      .filter(cluster => !among.has(cluster))
      .map((cluster): IdleSetting => ({ cluster, property, wants: among === having ? 'service' : 'pods' }));
  const targeted = Object.entries(inCluster).filter(
    ([name, { targetPorts }]) => having.has(name) && targetPorts,
  );
  return [
    ...outside(providers, drained !== undefined && 'names' in drained ? drained.names : [], 'drained'),
    ...outside(having, Object.keys(affinityIn ?? {}), 'affinityIn'),
    ...outside(having, Object.keys(inCluster), 'inCluster'),
    ...outside(
      providers,
      targeted.map(([name]) => name),
      'inCluster',
      'targetPorts',
    ),
  ];
}
