import type * as Check from './check';
import type * as Diff from './diff/diff';
import type * as Failover from './failover';
import type * as Init from './init';
import type * as DefaultCluster from './migrate/default-cluster';
import type * as Drift from './publish/drift';
import type * as Publish from './publish/publish';
import type * as Reach from './reach/reach';
import type * as Release from './release';
import type * as Report from './report/report';
import type * as Resolve from './resolve';
import type * as Serve from './serve';
import type * as Synth from './synth';

/** What the commands run. Each is loaded when it is asked for: all of them together take longer than most of them run. */
export const commands = {
  check: () => (require('./check') as typeof Check).check,
  defaultCluster: () => (require('./migrate/default-cluster') as typeof DefaultCluster).defaultCluster,
  diff: () => (require('./diff/diff') as typeof Diff).diff,
  drift: () => (require('./publish/drift') as typeof Drift).drift,
  failover: () => (require('./failover') as typeof Failover).failover,
  init: () => (require('./init') as typeof Init).init,
  publish: () => (require('./publish/publish') as typeof Publish).publishCommand,
  reach: () => (require('./reach/reach') as typeof Reach).reach,
  release: () => (require('./release') as typeof Release).release,
  report: () => (require('./report/report') as typeof Report).report,
  resolve: () => (require('./resolve') as typeof Resolve).resolve,
  serve: () => (require('./serve') as typeof Serve).serve,
  synth: () => (require('./synth') as typeof Synth).synth,
} satisfies Readonly<Record<string, () => unknown>>;
