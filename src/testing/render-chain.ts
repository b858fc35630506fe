import type { Part } from './assertions/part';
import { renders } from './assertions/render';
import type { Step } from './resolve-chain';
import { called, settle } from './settle';
import { args } from './text';
import { finish } from './unfinished';

/** `toRender(kind, name)`: where? */
export class RenderIn {
  constructor(
    private readonly step: Step,
    private readonly wanted: { readonly kind: string; readonly name: string; readonly namespace?: string },
  ) {}

  /** Only in this namespace. Default: in any. */
  namespace(name: string): RenderIn {
    const call = `${this.step.call}.namespace(${args(name)})`;
    return new RenderIn({ ...this.step, call }, { ...this.wanted, namespace: name });
  }

  /**
   * In the repository of this cluster, in any layer.
   *
   * @param part what the object has at least; lists are compared as a whole
   */
  in(cluster: string, part?: Part): void {
    const { begun, tested, negated } = this.step;
    finish(begun);
    const call = `${this.step.call}.in(${args(cluster, part)})`;
    const question = { ...this.wanted, cluster, ...(part !== undefined && { part }) };
    settle(() => renders(tested, question, call), negated, called(this, 'in'));
  }
}
