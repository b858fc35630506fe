import { parseCidr } from '../../../src/net/index';
import { type ClusterBlocks, insidersOf, insideWhy, whyInside } from '../../../src/simulate/index';
import { meshOf } from '../trees';

const state = meshOf({ a: { peers: ['b'] }, b: { peers: ['a'] }, c: { peers: [] } });
const written = (text: string) => ({ cidr: parseCidr(text), text });
const blocks: ClusterBlocks[] = ['a', 'b', 'c'].map((name, i) => ({
  name,
  podCidrs: [written(`10.${i + 2}.0.0/16`)],
  nodeCidrs: [written(`192.168.${i}.0/24`)],
}));

const why = (text: string): string | undefined => {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(text);
  return whyInside(cidr, text, insidersOf(state, ['a'], blocks));
};

test.each([
  [
    '10.2.1.0/24',
    '10.2.1.0/24 is among the pods of a (10.2.0.0/16), which policies see by their labels. Name the pods by their labels.',
  ],
  [
    '192.168.1.4/32',
    '192.168.1.4/32 is among the nodes of b (192.168.1.0/24), which policies see by their labels. Name them host or b/remote-node.',
  ],
  [
    '10.2.0.0/15',
    'All of 10.2.0.0/15 is inside (pods of a, pods of b), which policies see by their labels. Name them by those.',
  ],
])('%s is inside', (text, expected) => {
  expect(why(text)).toBe(expected);
});

test.each(['10.2.0.0/14', '10.4.0.1/32', '203.0.113.0/24'])('%s is not, or not all of it', text => {
  expect(why(text)).toBeUndefined();
});

test('an address is one of the clusters that a flow is about', () => {
  expect(insideWhy('10.4.0.1', state, ['a'], blocks)).toBeUndefined();
  expect(insideWhy('10.4.0.1', state, ['c'], blocks)).toContain('is among the pods of c');
});
