import type { Flow } from '../simulate/index';
import { allows, denies } from './assertions/flows';
import { isolates, type IsolationOptions } from './assertions/isolate';
import { noFindings, type NoFindingsOptions } from './assertions/no-findings';
import { survivesLossOf } from './assertions/survive';
import type { TestFleet } from './fleet';
import { RenderIn } from './render-chain';
import { ResolveFrom, type Step } from './resolve-chain';
import { type Called, called, settle } from './settle';
import { args } from './text';
import { begin } from './unfinished';

/** What can be asserted about a fleet. A fleet with errors fails all but `toHaveNoFindings`, also behind `not`. */
export class FleetAssertions {
  constructor(
    private readonly tested: TestFleet,
    private readonly negated = false,
  ) {}

  /** The opposite of what follows. */
  get not(): FleetAssertions {
    return new FleetAssertions(this.tested, !this.negated);
  }

  /** The checks find no errors and no warnings that are not silenced. */
  toHaveNoFindings(options?: NoFindingsOptions): void {
    settle(() => noFindings(this.tested, options), this.negated, called(this, 'toHaveNoFindings'));
  }

  /** Callers of a service get exactly these clusters: `.toResolve('shop/catalog').from('paris').to(['amsterdam'])`. */
  toResolve(service: string): ResolveFrom {
    const call = `toResolve(${args(service)})`;
    return new ResolveFrom(this.step(call, '.from(…).to(…)', called(this, 'toResolve')), service);
  }

  /** When these clusters are gone, all at once, no service loses its last backend for callers elsewhere. */
  toSurviveLossOf(...clusters: readonly string[]): void {
    settle(() => survivesLossOf(this.tested, ...clusters), this.negated, called(this, 'toSurviveLossOf'));
  }

  /** A repository holds an object: `.toRender('HelmRelease', 'cilium').in('paris', { spec: { … } })`. */
  toRender(kind: string, name: string): RenderIn {
    const call = `toRender(${args(kind, name)})`;
    return new RenderIn(this.step(call, '.in(…)', called(this, 'toRender')), { kind, name });
  }

  /** The policies let a flow pass. Where that cannot be known, this fails, also behind `not`. */
  toAllow(flow: Flow): void {
    settle(() => allows(this.tested, flow), this.negated, called(this, 'toAllow'));
  }

  /** The policies refuse a flow. Where that cannot be known, this fails, also behind `not`. */
  toDeny(flow: Flow): void {
    settle(() => denies(this.tested, flow), this.negated, called(this, 'toDeny'));
  }

  /** Nobody outside of a namespace reaches a pod in it, but for the exceptions. */
  toIsolate(namespace: string, options?: IsolationOptions): void {
    settle(() => isolates(this.tested, namespace, options), this.negated, called(this, 'toIsolate'));
  }

  private step(call: string, end: string, above: Called): Step {
    const begun = begin(`${this.negated ? 'not.' : ''}${call}`, end, above);
    return { tested: this.tested, negated: this.negated, call, begun };
  }
}
