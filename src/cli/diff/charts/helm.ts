import { execFile, spawnSync } from 'node:child_process';
import { printable } from '../../../findings/index';
import { objectsOf, type KubeObject } from '../../../kinds/index';
import { readTreeFile } from '../../../output/index';
import { UsageError } from '../../terminal';

/** @throws UsageError when there is no helm */
export function checkHelm(): void {
  const { error, status } = spawnSync('helm', ['version', '--short'], { stdio: 'ignore' });
  if (error !== undefined || status !== 0)
    throw new UsageError(
      '--charts needs helm on the PATH, and it cannot be run. Install it, or leave --charts out.',
    );
}

/** One call of helm. */
interface Rendering {
  readonly chart: string;
  /** The minor of Kubernetes, `1.34`. */
  readonly kubernetes: string | undefined;
  /** A file of values. */
  readonly values: string;
}

/** What a chart makes of values; a text says why it makes nothing. */
export function render({ chart, kubernetes, values }: Rendering): Promise<readonly KubeObject[] | string> {
  const version = kubernetes === undefined ? [] : ['--kube-version', kubernetes];
  const args = ['template', 'cilium', chart, '--namespace', 'kube-system', '--values', values, ...version];
  return new Promise(done => {
    execFile('helm', args, { maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      done(error === null ? objectsIn(stdout) : printable(stderr.trim() || error.message));
    });
  });
}

function objectsIn(text: string): readonly KubeObject[] | string {
  const file = readTreeFile('rendered/cilium.yaml', text);
  if (typeof file === 'string') return `what helm wrote cannot be read: ${file}`;
  return [...objectsOf({ cluster: '', files: [file] })].map(({ object }) => object);
}
