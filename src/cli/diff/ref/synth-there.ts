import { spawn } from 'node:child_process';
import path from 'node:path';

/** The command line that runs now, whose synth also makes the base. */
const main = path.join(__dirname, '../../main.js');

/** What a synth wrote, and whether it did. */
interface SynthOutcome {
  readonly ok: boolean;
  readonly stderr: string;
}

/**
 * Runs `meshprint synth` in another folder, in a process of its own: blueprints find there what they find in a checkout,
 * also what they read from the working directory, and a blueprint that does not end can be interrupted.
 */
export function synthThere(
  { cwd, out, files }: { readonly cwd: string; readonly out: string; readonly files: readonly string[] },
  interrupted: AbortSignal,
): Promise<SynthOutcome> {
  const child = spawn(process.execPath, [...process.execArgv, main, 'synth', '--out', out, '--', ...files], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its findings become a part of a message.
    env: { ...process.env, NO_COLOR: '1' },
    signal: interrupted,
    killSignal: 'SIGKILL',
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise(done => {
    // Told before `close`, which comes in any case and waits for the process to be gone.
    child.on('error', error => (stderr += `${error.message}\n`));
    child.on('close', code => {
      done({ ok: code === 0, stderr });
    });
  });
}
