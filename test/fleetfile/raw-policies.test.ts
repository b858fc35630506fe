import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../src/synth/index';
import { file, findings, load, mistakes, pair } from './support';

const yaml = `${pair}rawPolicies:
  no-world:
    spec:
      endpointSelector: {}
      ingressDeny:
        - fromEntities: [world]
      enableDefaultDeny: { ingress: false }
namespaces:
  shop:
    networkPolicies:
      closed:
        spec:
          podSelector: {}
policyFiles:
  guards:
    files: [guard.yaml]
`;

const guard = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: guard, namespace: shop }
spec:
  endpointSelector: {}
  egressDeny:
    - toEntities: [world]
`;

const write = (text: string): void => {
  writeFileSync(path.join(path.dirname(file), 'guard.yaml'), text);
};

test('policies of the file, and of files beside it, are those of every cluster', async () => {
  write(guard);
  const { report, plan } = synthesize(await load(yaml));
  expect(report.findings).toEqual([]);
  expect(plan?.policies.map(({ path: place }) => place)).toEqual([
    'guards/guard.yaml: CiliumNetworkPolicy shop/guard',
    'no-world',
    'shop/closed',
  ]);
});

test.each([
  [
    'spec:\n      endpoint',
    'spcs:\n      endpoint',
    "29:3 the properties of 'no-world' must have exactly one of: spec, specs",
  ],
  ['endpointSelector: {}', 'endpointSelektor: {}', '31:7 CiliumClusterwideNetworkPolicy no-world: spec'],
  ['[world]', '[wrld]', '33:'],
  ['podSelector: {}', 'podSelector: 5', '40:11 NetworkPolicy shop/closed: spec.podSelector must be'],
  ['files: [guard.yaml]', 'files: guard.yaml', '43:12'],
])('a mistake in %s has its place', async (good, bad, says) => {
  write(guard);
  expect(yaml).toContain(good);
  expect((await mistakes(yaml.replace(good, bad))).join('\n')).toContain(says);
});

test('a mistake of a file beside has its place there', async () => {
  write(guard.replace('[world]', '[wrld]'));
  await load(yaml);
  const [found, ...others] = synthesize(await load(yaml)).report.findings;
  expect(others).toEqual([]);
  expect(found?.source).toEqual({ file: path.join(path.dirname(file), 'guard.yaml'), line: 7, column: 20 });
  write(guard);
  expect(await findings(yaml)).toEqual([]);
});
