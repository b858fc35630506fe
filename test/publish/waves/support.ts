import type { CommitStatus, Forge } from '../../../src/publish/forges/forge';
import type { GatedCluster, Tip } from '../../../src/publish/waves/health';

const minute = 60_000;
export const start = Date.parse('2026-06-01T12:00:00Z');
export const at = (minutes: number): Date => new Date(start + minutes * minute);

export const limits = { soak: 30 * minute, timeout: 120 * minute };

/** A forge that has these reports for every commit, or for those that it is told of. */
export class FakeForge implements Forge {
  readonly asked: string[] = [];
  constructor(private readonly answer: (commit: string) => readonly CommitStatus[] | Error) {}

  statusesOf(commit: string): Promise<readonly CommitStatus[]> {
    this.asked.push(commit);
    const answer = this.answer(commit);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }

  ensurePullRequest(): never {
    throw new Error('no gate opens pull requests');
  }

  openPullRequest(): never {
    throw new Error('no gate looks for pull requests');
  }
}

export const report = (context: string, change: Partial<CommitStatus> = {}): CommitStatus => ({
  context,
  state: 'success',
  at: at(5),
  description: 'reconciliation succeeded',
  ...change,
});

export const tip: Tip = { commit: 'c0ffee0123456789c0ffee0123456789c0ffee01', at: at(0), isCurrent: true };

/** A cluster of wave 1 with two layers, and what they reported. */
export function gated(
  reports: readonly CommitStatus[] | Error = [report('lyon/cilium'), report('lyon/policies')],
  change: Partial<GatedCluster> = {},
): GatedCluster {
  return {
    cluster: 'lyon',
    wave: 1,
    held: undefined,
    layers: ['cilium', 'policies'],
    tip,
    forge: new FakeForge(() => reports),
    ...change,
  };
}
