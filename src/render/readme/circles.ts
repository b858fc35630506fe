import type { ClusterPlan } from '../../plan/index';

/** A cluster and its peers, in the order of their names. In a full mesh every cluster is in the same circle. */
export type Circle = readonly ClusterPlan[];

/** The circle of each cluster; the same list for clusters that see the same ones. */
export function circles(clusters: readonly ClusterPlan[]): ReadonlyMap<string, Circle> {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  const distinct = new Map<string, Circle>();
  return new Map(
    clusters.map(({ name, peers }) => {
      const names = [...peers];
      // Peers are in order, and sorting them anew for each cluster would be most of the work here.
      names.splice(peers.filter(peer => peer < name).length, 0, name);
      const key = names.join(' ');
      const circle = distinct.get(key) ?? names.flatMap(other => byName.get(other) ?? []);
      distinct.set(key, circle);
      return [name, circle];
    }),
  );
}

/** A line for each cluster of a circle as one text, out of which each of them takes its own. */
export class CircleLines {
  private readonly text: string;
  private readonly spans = new Map<string, readonly [from: number, to: number]>();

  constructor(circle: Circle, lineOf: (cluster: ClusterPlan) => string) {
    let text = '';
    for (const cluster of circle) {
      const from = text.length;
      text += `${lineOf(cluster)}\n`;
      this.spans.set(cluster.name, [from, text.length]);
    }
    this.text = text;
  }

  /** The lines of the others. */
  without({ name }: ClusterPlan): string {
    const [from, to] = this.spans.get(name) ?? [0, 0];
    return (this.text.slice(0, from) + this.text.slice(to)).trimEnd();
  }
}
