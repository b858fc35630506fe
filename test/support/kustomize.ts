import { execFileSync, spawnSync } from 'node:child_process';

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

const hasKubectl = runs('kubectl', 'version', '--client');

const tool: readonly [string, ...string[]] | undefined = hasKubectl
  ? ['kubectl', 'kustomize']
  : runs('kustomize', 'version')
    ? ['kustomize', 'build']
    : undefined;

/** What kustomize makes of a folder. */
export function kustomize(folder: string): string {
  if (tool === undefined) throw new Error('neither kubectl nor kustomize is on the PATH');
  const [command, ...args] = tool;
  return execFileSync(command, [...args, folder], { encoding: 'utf8', maxBuffer: 2 ** 30 });
}

/** `test` where kubectl or kustomize is there. Elsewhere the test is skipped and says so; in CI it fails. */
export const testWithKustomize =
  tool !== undefined || process.env.CI !== undefined ? test : skipped('kustomize');

/** `test` where kubectl is there; a machine with only kustomize has a Go parser all the same. */
export const testWithKubectl = hasKubectl ? test : skipped('kubectl');

function skipped(missing: string): jest.It {
  console.info(`Skipped what needs ${missing}, which is not on the PATH.`);
  return test.skip;
}
