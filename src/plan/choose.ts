import { type Finding, found } from '../findings/index';
import type { Clusters } from '../model/index';
import { mistakes } from './mistakes';
import { oneOf } from './one-of';

/** A cluster as far as choosing needs it. */
export interface Candidate {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Chooses clusters for one part of the model, reporting names that do not exist and choices that come out empty. */
export class Chooser {
  /** One list for all that is everywhere: whoever has it need not compare. */
  private readonly all: readonly string[];
  private readonly known: ReadonlySet<string>;

  /** @param broken clusters that exist but were left out for mistakes of their own */
  constructor(
    private readonly candidates: readonly Candidate[],
    private readonly broken: ReadonlySet<string>,
    private readonly report: (finding: Finding) => void,
  ) {
    this.all = candidates.map(candidate => candidate.name);
    this.known = new Set(this.all);
  }

  /**
   * Names of the chosen clusters, in order.
   *
   * @param at place of the part that chooses
   * @param what what the choice is for, such as `providers`
   */
  choose(at: string, what: string, clusters: Clusters): readonly string[] {
    if ('names' in clusters) this.expectKnown(at, what, clusters.names);
    const names = this.chosen(clusters);
    if (names.length === 0 && !this.explained(clusters))
      this.report(
        found(mistakes.emptySelection, {
          at,
          message: `${what}: no cluster is chosen`,
          actual: JSON.stringify(clusters),
          hint: 'Choose by a name or by labels that some cluster has.',
        }),
      );
    return names;
  }

  /** As {@link choose}, limited to the clusters that have a namespace; a cluster named outside it is a mistake. */
  chooseWithin(
    at: string,
    what: string,
    clusters: Clusters,
    namespace: string,
    within: readonly string[],
  ): readonly string[] {
    const chosen = this.choose(at, what, clusters);
    if (chosen === within) return chosen;
    const having = new Set(within);
    const outside = chosen.filter(name => !having.has(name));
    const inside = chosen.filter(name => having.has(name));
    // A namespace without clusters is a mistake of its own, and is reported at the namespace.
    if (within.length > 0 && outside.length > 0 && ('names' in clusters || inside.length === 0))
      this.report(
        found(mistakes.clusterWithoutNamespace, {
          at,
          clusters: outside,
          message: `${what}: the namespace '${namespace}' does not exist in ${outside.join(', ')}`,
          expected: `clusters among ${within.join(', ')}`,
          hint: `Give the namespace '${namespace}' these clusters too, or leave them out here.`,
        }),
      );
    return inside;
  }

  /** Whether the fleet has a cluster, be it one that was left out. */
  isKnown(name: string): boolean {
    return this.broken.has(name) || this.known.has(name);
  }

  /** Reports names that no cluster of the fleet has. */
  expectKnown(at: string, what: string, names: readonly string[]): void {
    for (const name of names) {
      if (this.isKnown(name)) continue;
      this.report(
        found(mistakes.unknownCluster, {
          at,
          message: `${what}: the fleet has no cluster '${name}'`,
          ...oneOf(this.known),
          hint: 'Correct the name, or add the cluster.',
        }),
      );
    }
  }

  private chosen(clusters: Clusters): readonly string[] {
    if ('all' in clusters) return this.all;
    return this.candidates.filter(candidate => isChosen(candidate, clusters)).map(({ name }) => name);
  }

  /** True when an empty choice follows from a mistake that is reported already. */
  private explained(clusters: Clusters): boolean {
    if (this.broken.size > 0) return true;
    return 'names' in clusters && clusters.names.some(name => !this.known.has(name));
  }
}

function isChosen(
  { name, labels }: Candidate,
  clusters: Exclude<Clusters, { readonly all: unknown }>,
): boolean {
  if ('names' in clusters) return clusters.names.includes(name);
  return Object.entries(clusters.labels).every(([key, value]) => labels[key] === value);
}
