import fc from 'fast-check';
import { readPolicyFile } from '../../src/plan/policy-file';

const piece = fc.constantFrom(
  'apiVersion: cilium.io/v2\n',
  'kind: CiliumNetworkPolicy\n',
  'metadata: { name: p, namespace: shop }\n',
  'metadata:\n  name: p\n',
  'spec:\n  endpointSelector: {}\n',
  '---\n',
  '...\n',
  '&a [*a]\n',
  'a: &b {}\nc: *b\n',
  '<<: {}\n',
  '? [a]\n',
  '- 5\n',
  '\t',
  '\u0085',
  '%YAML 1.1\n',
  '"',
  '{',
  '\ufeff',
);

test('any text is read without an exception, and what is no policy has a place', () => {
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5, unit: 'grapheme' })), { maxLength: 12 });
  fc.assert(
    fc.property(text, pieces => {
      const written = pieces.join('');
      const { policies, problems } = readPolicyFile('/a/p.yaml', written);
      expect(policies.length + problems.length).toBeGreaterThan(0);
      for (const { problem, hint, source } of problems) {
        expect(problem).not.toMatch(/\.$|undefined/);
        expect(hint).toMatch(/\.$/);
        expect(source.line).toBeGreaterThan(0);
        expect(source.line).toBeLessThanOrEqual(written.split('\n').length);
      }
      for (const { name, positionOf } of policies) {
        expect(name).toBe('p');
        expect(positionOf(['spec', 'ingress', '0']).line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
