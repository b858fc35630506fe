import type { Flow } from '../simulate/index';
import { allows, denies } from './assertions/flows';
import { isolates, type IsolationOptions } from './assertions/isolate';
import { noFindings, type NoFindingsOptions } from './assertions/no-findings';
import { renders, type RenderQuestion } from './assertions/render';
import { type Backed, type ResolveQuestion, resolvesTo } from './assertions/resolve';
import { survivesLossOf } from './assertions/survive';
import { type TestFleet, testFleetOf } from './fleet';
import { messageOf, type Outcome, Undecided } from './outcome';
import { args } from './text';

/** The rest of `toResolve(service, { from: 'paris', to: ['amsterdam'] })`. */
export type Resolution = Omit<ResolveQuestion, 'service'> & { readonly to: Backed };

/** The rest of `toRender(kind, name, { in: 'paris' })`. */
export type Rendering = Pick<RenderQuestion, 'namespace' | 'part'> & { readonly in: string };

/** The assertions as matchers of jest or vitest, each a single call. */
export interface FleetMatchers<R> {
  toHaveNoFindings: (options?: NoFindingsOptions) => R;
  toResolve: (service: string, resolution: Resolution) => R;
  toSurviveLossOf: (...clusters: readonly string[]) => R;
  toRender: (kind: string, name: string, rendering: Rendering) => R;
  toAllow: (flow: Flow) => R;
  toDeny: (flow: Flow) => R;
  toIsolate: (namespace: string, options?: IsolationOptions) => R;
}

declare global {
  // For `expect.extend(matchers)` with the types of jest.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends FleetMatchers<R> {}
  }
}

/** What a matcher gives its runner. */
interface Result {
  readonly pass: boolean;
  readonly message: () => string;
}

type Matcher<A extends readonly unknown[]> = (
  this: { readonly isNot?: boolean },
  received: unknown,
  ...rest: A
) => Result;

/** For `expect.extend(matchers)`, where the runner's own `expect` is preferred. */
export const matchers = {
  toHaveNoFindings: matcher(noFindings),
  toResolve: matcher((tested, service: string, { to, ...question }: Resolution) =>
    resolvesTo(tested, { service, ...question }, to, `toResolve(${args(service, { ...question, to })})`),
  ),
  toSurviveLossOf: matcher(survivesLossOf),
  toRender: matcher((tested, kind: string, name: string, rendering: Rendering) => {
    const { in: cluster, ...rest } = rendering;
    return renders(tested, { kind, name, cluster, ...rest }, `toRender(${args(kind, name, rendering)})`);
  }),
  toAllow: matcher(allows),
  toDeny: matcher(denies),
  toIsolate: matcher(isolates),
} satisfies Record<keyof FleetMatchers<void>, unknown>;

function matcher<A extends readonly unknown[]>(
  assert: (tested: TestFleet, ...rest: A) => Outcome,
): Matcher<A> {
  return function (received, ...rest) {
    const tested = testFleetOf(received);
    if (tested === undefined) throw new TypeError('What is expected here is no fleet.');
    try {
      const { pass, call, lines } = assert(tested, ...rest);
      return { pass, message: () => messageOf(call, lines, pass) };
    } catch (error) {
      if (error instanceof Undecided)
        throw new Error(messageOf(error.call, [error.message], this.isNot === true), { cause: error });
      throw error;
    }
  };
}
