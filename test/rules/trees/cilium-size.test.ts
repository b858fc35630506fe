import { randomBytes } from 'node:crypto';
import type { Finding } from '../../../src/findings/index';
import type { JsonMap, Tree } from '../../../src/kinds/index';
import { apply } from '../../../src/rules/rule';
import { ciliumSize } from '../../../src/rules/trees/cilium-size';
import { treesRules } from '../../../src/rules/trees/index';
import { planOf, twoGenericClusters } from '../../support/fleets';

const treeWith = (values: JsonMap, peers: JsonMap = {}): Tree => ({
  cluster: 'west',
  files: [
    { path: 'cilium/peers.yaml', data: peers },
    { path: 'cilium/values.yaml', data: values },
    { path: 'other/values.yaml', data: { ignored: 'x'.repeat(5_000_000) } },
  ],
});
/** Text that gzip makes little of. */
const noise = (bytes: number): string => randomBytes(bytes).toString('base64');
const peers = (more: () => JsonMap): JsonMap =>
  Object.fromEntries(
    Array.from({ length: 510 }, (_, i) => [
      `cluster-${i}`,
      { enabled: true, address: `cluster-${i}.mesh.example.com`, port: 2379, ...more() },
    ]),
  );

const plan = planOf(twoGenericClusters());
const sizes = (tree: Tree): Finding[] =>
  [...apply(treesRules, [tree], plan)].filter(({ rule }) => rule.startsWith('cluster/cilium-release'));

test.each([
  [
    '510 peers by name',
    treeWith(
      {},
      peers(() => ({})),
    ),
  ],
  ['large values that gzip makes small', treeWith({ text: 'all alike '.repeat(50_000) })],
])('no rule minds %s', (_, tree) => {
  expect(sizes(tree)).toEqual([]);
});

test('cluster/cilium-release-large: values that leave little room', () => {
  const [finding, ...more] = sizes(treeWith({ dashboard: noise(100_000) }));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    rule: 'cluster/cilium-release-large',
    severity: 'warning',
    path: 'west',
    clusters: ['west'],
  });
  expect(finding?.message).toMatch(/^Helm's record of Cilium in 'west' will have about \d{3} kB$/);
});

test.each([
  [
    'a certificate and a key for each peer',
    treeWith(
      {},
      peers(() => ({ tls: { cert: noise(800), key: noise(900) } })),
    ),
  ],
  ['values that gzip makes small, and a ConfigMap does not hold', treeWith({ text: 'x'.repeat(1_048_576) })],
])('cluster/cilium-release-too-large: %s', (_, tree) => {
  expect(sizes(tree)).toEqual([
    expect.objectContaining({ rule: 'cluster/cilium-release-too-large', severity: 'error', path: 'west' }),
  ]);
});

test('an estimate never falls when there is more', () => {
  const [few, many] = [100, 300_000].map(bytes => ciliumSize(treeWith({ text: noise(bytes) })));
  expect(many?.least).toBeGreaterThan(few?.least ?? Infinity);
  expect(many?.likely).toBeGreaterThan(many?.least ?? Infinity);
});
