import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../../src/findings/index';
import type { Fleet } from '../../src/model/index';
import { loadBlueprint, synthesize } from '../../src/synth/index';

const folder = mkdtempSync(path.join(tmpdir(), 'meshprint-fleetfile-'));

/** The fleet file of these tests; messages show its path from the current folder. */
export const file = path.join(folder, 'shop.yaml');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loads a text as the command line would. */
export function load(text: string | Uint8Array): Promise<Fleet> {
  writeFileSync(file, text);
  return loadBlueprint(file);
}

/** Everything found in a text, as `line:column message`, in the order in which it is shown. */
export async function mistakes(text: string): Promise<string[]> {
  return (await findings(text)).map(
    ({ source, message }) => `${source?.line ?? '?'}:${source?.column ?? '?'} ${message}`,
  );
}

export async function findings(text: string): Promise<readonly Finding[]> {
  const { report } = synthesize(await load(text));
  expect(report.findings.map(({ source }) => source?.file)).toEqual(report.findings.map(() => file));
  return report.findings;
}

/** The message of a refusal, without the file's name. */
export async function refusal(text: string | Uint8Array): Promise<string> {
  const error: unknown = await load(text).catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) throw new Error('the file was taken');
  expect(error.constructor.name).toBe('BlueprintError');
  const shown = `${file}:`;
  return error.message
    .split('\n')
    .map(line => (line.startsWith(shown) ? line.slice(shown.length) : line))
    .join('\n');
}

/** The first lines of a good file: everything but clusters. Ten lines. */
export const head = `name: shop
cilium: { version: 1.20.3 }
flux: { version: 2.9.4 }
mesh:
  domain: mesh.example.com
  topology: { fullMesh: {} }
  trust:
    certManager:
      issuer: mesh-ca
      provision: { assumes: { version: v1.19.1 } }
`;

/** A cluster of a good file; eight lines. */
export const cluster = (name: string, id: number): string => `  ${name}:
    id: ${id}
    kubernetes: '1.34'
    platform: { generic: { loadBalancerAnnotations: {} } }
    podCidrs: [10.${id}.0.0/16]
    nodeCidrs: [192.168.${id}.0/24]
    serviceCidrs: [172.20.${id}.0/24]
    repository: { url: https://git.example.com/${name}.git }
`;

/** Two clusters; 27 lines. The first is in lines 12 to 19, the second in 20 to 27. */
export const pair = `${head}clusters:\n${cluster('alpha', 1)}${cluster('beta', 2)}`;
