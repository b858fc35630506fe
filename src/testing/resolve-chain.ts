import type { Inputs, WhatIf } from '../simulate/index';
import { type Backed, type ResolveQuestion, resolvesTo } from './assertions/resolve';
import type { Port } from './assertions/resolve-views';
import type { TestFleet } from './fleet';
import { called, settle } from './settle';
import { args } from './text';
import { type Begun, finish } from './unfinished';

/** What every step of an assertion knows. */
export interface Step {
  readonly tested: TestFleet;
  readonly negated: boolean;
  readonly begun: Begun;
  /** The calls so far. */
  readonly call: string;
}

/** `toResolve(service)`: from where? */
export class ResolveFrom {
  constructor(
    private readonly step: Step,
    private readonly service: string,
  ) {}

  /** The cluster of the callers. */
  from(cluster: string): ResolveTo {
    const call = `${this.step.call}.from(${args(cluster)})`;
    return new ResolveTo({ ...this.step, call }, { service: this.service, from: cluster });
  }
}

/** `toResolve(service).from(cluster)`: in which world, by which name, to whom? */
export class ResolveTo {
  constructor(
    private readonly step: Step,
    private readonly question: ResolveQuestion,
  ) {}

  /** While these clusters are gone. */
  whenDown(clusters: readonly string[]): ResolveTo {
    return this.inWorld({ clustersDown: clusters }, `.whenDown(${args(clusters)})`);
  }

  /** While these links are cut; each is the names of two clusters. */
  whenCut(links: readonly (readonly [string, string])[]): ResolveTo {
    return this.inWorld({ linksDown: links }, `.whenCut(${args(links)})`);
  }

  /**
   * Before the clusters that are left forget what is gone, while traffic still goes there. Such clusters are among those
   * that callers get.
   */
  beforeForgotten(): ResolveTo {
    return this.inWorld({ cache: 'before' }, '.beforeForgotten()');
  }

  /** What no repository knows, such as ready endpoints. */
  given(inputs: Inputs): ResolveTo {
    return this.with({ inputs }, `.given(${args(inputs)})`);
  }

  /** By the Service of the callers' cluster, `<name>.<namespace>.svc.cluster.local`. */
  byService(): ResolveTo {
    return this.with({ via: 'service' }, '.byService()');
  }

  /** By the import, `<name>.<namespace>.svc.clusterset.local`. */
  byImport(): ResolveTo {
    return this.with({ via: 'import' }, '.byImport()');
  }

  /** On one port, by its name or number. */
  onPort(port: Port): ResolveTo {
    return this.with({ port }, `.onPort(${args(port)})`);
  }

  /**
   * The clusters whose backends the callers get, all of them, in any order: `['paris', 'amsterdam']`, with their parts
   * of new connections `{ paris: 0.5, amsterdam: 0.5 }`, and for nobody `[]`.
   */
  to(expected: Backed): void {
    const { begun, tested, negated } = this.step;
    finish(begun);
    const call = `${this.step.call}.to(${args(expected)})`;
    settle(() => resolvesTo(tested, this.question, expected, call), negated, called(this, 'to'));
  }

  private inWorld(change: WhatIf, call: string): ResolveTo {
    return this.with({ whatIf: { ...this.question.whatIf, ...change } }, call);
  }

  private with(change: Partial<ResolveQuestion>, call: string): ResolveTo {
    return new ResolveTo({ ...this.step, call: this.step.call + call }, { ...this.question, ...change });
  }
}
