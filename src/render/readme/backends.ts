import type { ClusterPlan, ServiceMember, ServicePlan } from '../../plan/index';
import type { Circle } from './circles';

/** Which clusters have backends of a service for callers elsewhere, worked out once for a circle. */
export class Backends {
  private readonly members: ReadonlyMap<string, ServiceMember>;
  private readonly sharing = new Map<Circle, readonly string[]>();

  constructor({ members }: ServicePlan) {
    this.members = new Map(members.map(member => [member.cluster, member]));
  }

  /** Clusters of a circle that share theirs. */
  sharedIn(circle: Circle): readonly string[] {
    const known = this.sharing.get(circle);
    if (known !== undefined) return known;
    const shared = circle.map(({ name }) => name).filter(name => this.members.get(name)?.shared === true);
    this.sharing.set(circle, shared);
    return shared;
  }

  /** The same with a cluster's own; undefined where it has no such service. A drained provider still serves its own callers. */
  seenFrom({ name }: ClusterPlan, circle: Circle): readonly string[] | undefined {
    const own = this.members.get(name);
    if (own === undefined) return undefined;
    const shared = this.sharedIn(circle);
    return own.role === 'provider' && !own.shared ? [...shared, name].sort() : shared;
  }

  /** Alike for clusters of a circle from which the same is seen. */
  kindOf({ name }: ClusterPlan): string {
    const own = this.members.get(name);
    if (own === undefined) return 'none';
    return own.role === 'provider' && !own.shared ? name : 'shared';
  }
}
