import { execFileSync } from 'node:child_process';
import { synthesize } from '../../src/synth/index';
import { twoGenericClusters } from '../support/fleets';

/** The awk program of the step that compares the release with what the upgrade makes. */
function filter(): string {
  const { trees } = synthesize(twoGenericClusters());
  const file = trees[0]?.files.find(({ path }) => path === 'README.md');
  const text = file !== undefined && 'text' in file ? file.text : '';
  const found = /awk '([^']*)'\n\}/.exec(text);
  if (found?.[1] === undefined) throw new Error('the README has no such program');
  return found[1];
}

const configMap = (name: string): string =>
  `---\n# Source: cilium/${name}.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  note: "a --- b"\n`;
const secret = (kind: string): string =>
  `---\n# Source: cilium/ca.yaml\napiVersion: v1\n${kind}\nmetadata:\n  name: cilium-ca\ndata:\n  ca.key: PRIVATE\n`;
const filtered = (input: string): string => execFileSync('awk', [filter()], { input, encoding: 'utf8' });

describe('the comparison before an adoption', () => {
  test.each([
    'kind: Secret',
    'kind: "Secret"',
    'kind: Secret \r',
    'items:\n- kind: Secret',
    'items:\n  - kind: Secret',
  ])('leaves out what has %j, first, in between and last', kind => {
    const [a, b] = [configMap('a'), configMap('b')];
    expect(filtered(secret(kind) + a + secret(kind) + secret(kind) + b + secret(kind))).toBe(a + b);
  });

  test('keeps everything else as it is', () => {
    const other = configMap('a').replace('kind: ConfigMap', 'kind: SecretStore') + configMap('b');
    expect(filtered(other)).toBe(other);
  });
});
