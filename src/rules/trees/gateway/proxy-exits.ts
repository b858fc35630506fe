import type { Tree } from '../../../kinds/index';
import type { MeshState } from '../../../mesh/index';
import type { Plan } from '../../../plan/index';
import { type Evaluator, type Flow, reservedIdentity, selects } from '../../../simulate/index';
import { classNumbers } from '../policy/classes';
import { policiesOf } from '../policy/policies';

const proxy = reservedIdentity('ingress').labels;

/** What policies about the proxy itself (`reserved:ingress`) let out. Hardly any fleet has some. */
export class ProxyExits {
  /** Clusters with rules about what leaves the proxy. */
  private readonly guarded: ReadonlySet<string>;
  /** Clusters that policies cannot tell apart have the same one: one answers for all. */
  private readonly classes: ReadonlyMap<string, number>;
  private known = new Map<string, boolean>();

  constructor(trees: readonly Tree[], plan: Plan, state: MeshState) {
    const policies = policiesOf(trees, plan).filter(({ namespace, rules }) =>
      rules.some(
        ({ ingress, subject }) =>
          namespace === undefined && !ingress && !subject.nodes && selects(subject.selector, proxy),
      ),
    );
    this.guarded = new Set(policies.flatMap(({ clusters }) => clusters));
    this.classes = this.guarded.size === 0 ? new Map() : classNumbers(state);
  }

  forget(): void {
    this.known = new Map();
  }

  /** Equal for proxies that are let out to the same pods of other clusters. */
  classOf(name: string): string {
    return this.guarded.has(name) ? `from ${this.classes.get(name)}` : 'from anywhere';
  }

  /** Whether the proxy of a cluster may send some of the flows to pods of a cluster. */
  letOut(evaluator: Evaluator, from: string, to: string, flows: readonly Flow[]): boolean {
    if (!this.guarded.has(from)) return true;
    const ports = flows.map(({ port, protocol }) => [port, protocol]);
    const key = JSON.stringify([this.classes.get(from), this.classes.get(to), from === to, ports]);
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const isOut = flows.some(
      flow => evaluator.side({ ...flow, from: { ingress: { cluster: from } } }, false).verdict !== 'deny',
    );
    this.known.set(key, isOut);
    return isOut;
  }
}
