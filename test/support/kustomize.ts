import { execFileSync, spawnSync } from 'node:child_process';

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

const tool: readonly [string, ...string[]] | undefined = runs('kubectl', 'version', '--client')
  ? ['kubectl', 'kustomize']
  : runs('kustomize', 'version')
    ? ['kustomize', 'build']
    : undefined;

/** What kustomize makes of a folder. */
export function kustomize(folder: string): string {
  if (tool === undefined) throw new Error('neither kubectl nor kustomize is on the PATH');
  const [command, ...args] = tool;
  return execFileSync(command, [...args, folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** `test` where kubectl or kustomize is there. Elsewhere the test is skipped and says so; in CI it fails. */
export const testWithKustomize = tool !== undefined || process.env.CI !== undefined ? test : skipped();

function skipped(): jest.It {
  console.info('Skipped what needs kustomize: neither kubectl nor kustomize is on the PATH.');
  return test.skip;
}
