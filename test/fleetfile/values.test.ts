import { findings, mistakes, pair } from './support';

/** The pair with values for the fleet in line 2, and for the cluster beta from line 28 on. */
const withValues = (fleet: string, beta = ''): string =>
  pair.replace('cilium: { version: 1.20.3 }', `cilium: { version: 1.20.3, values: ${fleet} }`) + beta;
const beta = (values: string): string => `    cilium:\n      values:\n${values}`;

test('values of the fleet and of a cluster are taken', async () => {
  expect(
    await mistakes(withValues('{ MTU: 1400 }', beta('        hubble: { relay: { enabled: true } }\n'))),
  ).toEqual([]);
});

test('what is wrong with a value stands at its key', async () => {
  const found = await mistakes(
    withValues(
      '{ routingMode: native, tunnel: x }',
      beta(
        [
          '        hubble:',
          '          relya: { enabled: true }',
          '          relay: { enabled: "true" }',
          '        clustermesh:',
          '          cacheTLT: 15m',
          '        identityAllocationMode: kvstore',
          '        extraArgs: [--debug, --cluster-id=3]\n',
        ].join('\n'),
      ),
    ),
  );
  expect(found).toEqual([
    "2:38 'routingMode' in the fleet’s values is settled by the platform (generic)",
    "2:59 'tunnel' in the fleet’s values is a value of the past, which the chart of Cilium 1.20 refuses",
    "32:20 'hubble.relay.enabled' in the values of 'beta' is not true or false",
    "34:11 'clustermesh.cacheTLT' in the values of 'beta' is no value that the chart of Cilium 1.20 knows",
    "35:9 'identityAllocationMode' in the values of 'beta' is not crd",
    "36:30 'extraArgs[1]' in the values of 'beta' overrides 'cluster.id'",
    "31:11 'hubble.relya' in the values of 'beta' is no value that the chart of Cilium 1.20 knows",
  ]);
});

test('a slip of the pen comes with what was meant', async () => {
  const found = await findings(withValues('{ kubeProxyRelacement: "true", clustermesh: { etcdQPS: 7 } }'));
  expect(found.map(({ hint }) => hint)).toEqual([
    'Look it up in the chart’s values.yaml, or leave it out.',
    "Did you mean 'kubeProxyReplacement'? If not, leave it out.",
  ]);
  const [only] = await findings(withValues('{ maxConnectedClusters: 511 }'));
  expect(only?.hint).toBe("Did you mean 'clustermesh.maxConnectedClusters'? If not, leave it out.");
});

test('a shape that is no map stands at its value', async () => {
  expect(await mistakes(withValues('[]'))).toEqual(["2:28 'cilium.values' of 'shop' must be object"]);
  expect(await mistakes(withValues('{ "__proto__": 1 }'))).toEqual([
    "2:51 'cilium.values.__proto__' of 'shop' is a name that JavaScript keeps for itself",
  ]);
});

test('a value that an alias repeats stands where it is written', async () => {
  const text = withValues('&own { MTU: big }', '    cilium: { values: *own }\n');
  expect(await mistakes(text)).toEqual([
    "2:43 'MTU' in the fleet’s values is not a whole number",
    "2:43 'MTU' in the values of 'beta' is not a whole number",
  ]);
});
