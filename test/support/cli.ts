import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFolder } from './golden';

const root = path.resolve(__dirname, '../..');

/** The compiled command line. */
export const main = path.join(root, 'lib/cli/main.js');

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of a user's, with blueprints and what they import. */
export class Workplace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'meshprint-cli-'));

  constructor() {
    symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(this.at(file)), { recursive: true });
    writeFileSync(this.at(file), text);
  }

  at(file: string): string {
    return path.join(this.folder, file);
  }

  /** Runs `meshprint` as its user would. */
  run(...args: string[]): Outcome {
    return this.runIn('', ...args);
  }

  /** Runs `meshprint` in a folder below. */
  runIn(folder: string, ...args: string[]): Outcome {
    const [cwd, env] = [this.at(folder), { ...process.env, NO_COLOR: '1' }];
    const done = spawnSync(process.execPath, [main, ...args], { cwd, encoding: 'utf8', env });
    return { code: done.status, stdout: done.stdout, stderr: done.stderr };
  }

  /** Text and time of every file below a folder. */
  state(folder: string): Record<string, { text: string; mtimeMs: number }> {
    return Object.fromEntries(
      Object.entries(readFolder(this.at(folder))).map(([file, text]) => [
        file,
        { text, mtimeMs: statSync(path.join(this.at(folder), file)).mtimeMs },
      ]),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A blueprint of two generic clusters, with room for more statements. */
export function blueprint(statements = '', name = 'pair'): string {
  return `import { ApiObject } from 'cdk8s';
import { Cluster, ExportedService, Fleet, GlobalService, Layer, MeshNamespace, MeshPolicy } from 'meshprint';
const fleet = new Fleet('${name}', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  mesh: {
    domain: 'mesh.example.com',
    topology: { fullMesh: {} },
    trust: { certManager: { issuer: 'mesh-ca', provision: { assumes: { version: 'v1.19.1' } } } },
  },
});
const cluster = (name: string, id: number, podCidr = \`10.\${id}.0.0/16\`) => new Cluster(fleet, name, {
  id, kubernetes: '1.34', platform: { generic: { loadBalancerAnnotations: {} } },
  podCidrs: [podCidr], nodeCidrs: [\`192.168.\${id}.0/24\`],
  repository: { url: \`https://git.example.com/\${name}.git\` },
});
const alpha = cluster('alpha', 1);
const beta = cluster('beta', 2);
${statements}
export default fleet;
`;
}
