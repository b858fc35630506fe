import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Finding } from '../../../src/findings/index';
import { MeshNamespace, PolicyFiles } from '../../../src/model/index';
import { synthesize } from '../../../src/synth/index';
import { now, twoGenericClusters } from '../../support/fleets';

const folder = mkdtempSync(path.join(tmpdir(), 'meshprint-policy-rules-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What is found in a file with one policy for both clusters. */
function findingsIn(
  namespace: string,
  spec: string,
  change: (guards: PolicyFiles) => unknown = () => undefined,
): readonly Finding[] {
  const metadata = `metadata: { name: p, namespace: ${namespace} }`;
  writeFileSync(
    path.join(folder, 'p.yaml'),
    `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\n${metadata}\nspec:\n  endpointSelector: {}\n  ${spec}\n`,
  );
  const fleet = twoGenericClusters();
  new MeshNamespace(fleet, 'shop');
  change(new PolicyFiles(fleet, 'guards', { files: ['p.yaml'] }));
  return synthesize(fleet, { now, folder }).report.findings;
}

/** It denies nothing, which would take kube-system away from its cluster. */
const fromHost = 'ingress: [{ fromEntities: [host] }]\n  enableDefaultDeny: { ingress: false }';

test('policy/missing-namespace: a namespace that the fleet does not make', () => {
  const findings = findingsIn('shpo', fromHost);
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'policy/missing-namespace',
      severity: 'error',
      clusters: ['alpha', 'beta'],
      source: { file: path.join(folder, 'p.yaml'), line: 3, column: 22 },
      hint: "Did you mean 'shop'? Otherwise add new MeshNamespace(fleet, 'shpo').",
    }),
  ]);
});

test.each(['shop', 'kube-system'])('policy/missing-namespace: not %s', namespace => {
  expect(findingsIn(namespace, fromHost)).toEqual([]);
});

test('a warning about a policy of a file is silenced at the part that names the file', () => {
  const spec = 'ingress: [{ fromEndpoints: [{ matchLabels: { app: web } }] }]';
  expect(findingsIn('shop', spec).map(({ rule }) => rule)).toEqual(['policy/no-cluster']);
  expect(
    findingsIn('shop', spec, guards => guards.silence('policy/no-cluster', 'its own cluster is meant')),
  ).toEqual([]);
});

test('a finding of a rule has its line in the file', () => {
  const [found, ...others] = findingsIn(
    'shop',
    'ingress:\n    - fromEndpoints:\n        - matchLabels: { io.cilium.k8s.policy.cluster: betta }',
  );
  expect(others).toEqual([]);
  expect(found).toMatchObject({ rule: 'policy/unknown-cluster', source: { line: 8 } });
});
