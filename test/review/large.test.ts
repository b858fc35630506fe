import type { Tree } from '../../src/kinds/index';
import {
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  GlobalService,
  MeshNamespace,
  MeshPolicy,
} from '../../src/model/index';
import { json, markdown, markdownLimit, type Review, reviewTrees, terminal } from '../../src/review/index';
import { sayPlaceOfAny } from '../../src/review/format/say';
import { clusterProps, fleetProps } from '../support/fleets';
import { treesOf } from './fleets';

const size = 511;
const nameOf = (n: number): string => `cluster-${String(n).padStart(3, '0')}`;
const names = Array.from({ length: size }, (_, i) => nameOf(i + 1));

/** Two hubs, since the point is every cluster and not every pair of them; later, everything that is dangerous has happened to it at once. */
function trees(isLater: boolean): readonly Tree[] {
  const { mesh, ...props } = fleetProps();
  const fleet = new Fleet('large', {
    ...props,
    cilium: { version: isLater ? '1.20.3' : '1.19.6' },
    mesh: {
      ...mesh,
      topology: { hubAndSpoke: { hubs: { names: [nameOf(1), nameOf(2)] } } },
      domain: isLater ? 'other.example.com' : 'mesh.example.com',
      maxConnectedClusters: 511,
      ...(isLater && { encryption: { wireGuard: {} } }),
      trust: {
        certManager: {
          issuer: isLater ? 'new-ca' : 'mesh-ca',
          provision: { assumes: { version: 'v1.19.1' } },
        },
      },
    },
  });
  for (let n = 1; n <= size; n += 1) {
    if (isLater && n === size) continue;
    // Each cluster gets the id of another one, so that no two of these changes are the same.
    const id = isLater ? size - n : n;
    new Cluster(fleet, nameOf(n), {
      ...clusterProps(n),
      id,
      podCidrs: [`10.${n >> 2}.${(n & 3) << 6}.0/18`],
      nodeCidrs: [`172.${16 + (n >> 8)}.${n & 255}.0/24`],
      serviceCidrs: [`100.${64 + (n >> 8)}.${n & 255}.0/24`],
    });
  }
  const shop = new MeshNamespace(fleet, 'shop', {});
  const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
  const few = { names: [nameOf(1), nameOf(2)] };
  new GlobalService(shop, 'catalog', {
    ports,
    selector: { app: 'catalog' },
    providers: isLater ? { names: [nameOf(2)] } : few,
    consumers: { all: {} },
  });
  if (!isLater) new ExportedService(shop, 'cart', { ports, selector: { app: 'cart' }, providers: few });
  if (!isLater) new DefaultDeny(shop, 'closed', {});
  if (!isLater) new MeshNamespace(fleet, 'old', {});
  new MeshPolicy(shop, 'calls', {
    allow: {
      from: { pods: { app: 'frontend' } },
      to: { pods: { app: 'catalog' } },
      ports: [{ tcp: isLater ? 9090 : 8080 }],
    },
  });
  return treesOf(fleet);
}

describe('every danger at once, in all 511 clusters', () => {
  let review: Review;
  beforeAll(() => {
    review = reviewTrees('large', trees(false), trees(true));
  }, 240_000);

  test('the review has them', () => {
    const ids = new Set(
      review.groups.flatMap(({ changes }) => changes.flatMap(({ dangers }) => dangers.map(({ id }) => id))),
    );
    for (const id of [
      'identity',
      'encryption',
      'trust',
      'version',
      'peer',
      'service',
      'policy',
      'repository',
    ])
      expect(ids).toContain(id);
    expect(ids).toContain('traffic');
    expect(review.clusters.changed).toEqual(names);
    expect(review.mesh.unasked).toEqual([]);
  });

  test('the comment is small enough and has each of them', () => {
    const comment = markdown([review]);
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(markdownLimit);
    const plain = comment.replace(/\\(.)/g, '$1');
    for (const { grade, title, changes } of review.groups) {
      if (grade === 'low' || grade === 'none') continue;
      expect(plain).toContain(`### ${grade}: ${title}`);
      for (const change of changes)
        if (change.grade !== 'low' && change.grade !== 'none') expect(plain).toContain(sayPlaceOfAny(change));
    }
  });

  test('what nobody answers for and what opens stands first', () => {
    const shown = terminal(review, { colour: false, width: 120 });
    const at = (text: string): number => shown.indexOf(text);
    expect(at('nobody answers any more')).toBeGreaterThan(0);
    expect(at('opened: ')).toBeGreaterThan(at('nobody answers any more'));
    expect(at('[critical] values of Cilium')).toBeGreaterThan(at('opened: '));
    expect(shown.length).toBeLessThan(30_000);
    expect(json([review]).length).toBeGreaterThan(0);
  });
});
