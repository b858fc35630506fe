import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Workplace } from '../support/cli';
import { readFolder } from '../support/golden';
import { commitsOf, filesOf, git } from '../publish/support';

// One fleet's life, with real git: each change is reviewed, published, and read back from every repository.

const place = new Workplace();
const blueprint = 'blueprints/retail.ts';
const before = process.env;

beforeAll(() => {
  process.env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  place.write(blueprint, '');
  cpSync(path.resolve(__dirname, '../..', blueprint), place.at(blueprint));
});
afterAll(() => {
  process.env = before;
  place.remove();
});

const nine = ['amsterdam', 'denver', 'frankfurt', 'ohio', 'osaka', 'seoul', 'texas', 'tokyo', 'warsaw'];
const repositoryOf = (cluster: string): string => place.at(`.meshprint/repos/retail/${cluster}.git`);

function edit(from: string, to: string): void {
  const text = readFileSync(place.at(blueprint), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  place.write(blueprint, text.replace(from, to));
}

/** What every repository of the fleet has is what synth wrote, whatever became of it now. */
function readBack(clusters: readonly string[]): void {
  for (const cluster of clusters) {
    expect(filesOf(repositoryOf(cluster))).toEqual(readFolder(place.at(`dist/retail/${cluster}`)));
    git(repositoryOf(cluster), 'fsck', '--strict');
  }
}

/** The subject of the newest commit, and how many there are. */
const logOf = (cluster: string): [number, string] => [
  commitsOf(repositoryOf(cluster)),
  git(repositoryOf(cluster), 'log', '-1', '--format=%s', 'main'),
];

/** Synthesises, reviews against what is published, publishes, and finds nothing left to do. */
function release(): { readonly review: string; readonly published: string } {
  expect(place.run('synth')).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error') });
  const review = place.run('diff', '--exit-code');
  expect(review.code).toBe(2);
  const { code, stdout, stderr } = place.run('publish');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(place.run('diff', '--exit-code')).toMatchObject({ code: 0 });
  return { review: review.stdout, published: stdout };
}

test('the first time, every cluster gets a repository', () => {
  const { published } = release();
  expect(published).toContain('retail: 9 clusters, 9 published; ');
  readBack(nine);
  for (const cluster of nine) expect(logOf(cluster)).toEqual([1, `Publish retail/${cluster}`]);
});

test('a cluster joins: its neighbours get a peer, and nobody else gets a commit', () => {
  edit(
    '// America\n',
    `new Cluster(fleet, 'berlin', {
  ...addresses(10, '10.24.0.0/14'),
  kubernetes: '1.34',
  platform: { eksOverlay: { loadBalancerController: 'aws-load-balancer-controller' } },
  labels: { mesh: 'shop', area: 'europe', platform: 'aws' },
  clustersetDns: { addOn: { coredns: '1.12.4' } },
  repository: repository('berlin'),
});

// America\n`,
  );
  const { review } = release();
  expect(review).toContain('cluster berlin joins: 1 new repository, 3 neighbours get one peer');
  readBack([...nine, 'berlin']);
  expect(logOf('berlin')).toEqual([1, 'Publish retail/berlin']);
  for (const cluster of ['amsterdam', 'frankfurt', 'warsaw'])
    expect(logOf(cluster)).toEqual([2, expect.stringContaining('cluster berlin joins')]);
  for (const cluster of ['osaka', 'seoul', 'tokyo']) expect(logOf(cluster)[0]).toBe(1);
});

test('links go, and with them what the two sides knew of each other', () => {
  // Denver keeps the hub, and leaves the mesh of America.
  edit(`spokes: { labels: { area: 'america' } } }`, `spokes: { names: ['ohio', 'texas', 'denver'] } }`);
  edit(
    `labels: { mesh: 'shop', area: 'america', platform: 'metal' }`,
    `labels: { mesh: 'shop', area: 'mountain', platform: 'metal' }`,
  );
  const { review } = release();
  expect(review).toMatch(/\[(?:critical|high|medium)\] .*(?:denver|ohio|texas)/);
  readBack([...nine, 'berlin']);
  for (const [cluster, peer] of [
    ['denver', 'ohio'],
    ['texas', 'denver'],
  ] as const) {
    const change = git(repositoryOf(cluster), 'diff', 'main^', 'main', '--', 'cilium');
    expect(change).toMatch(new RegExp(`^-.*${peer}`, 'm'));
    expect(git(repositoryOf(cluster), 'log', '-1', '--format=%b', 'main')).toMatch(
      /^- .*(?:critical|high|medium)/m,
    );
  }
  expect(logOf('warsaw')[0]).toBe(2);
});

test('a minor of Cilium, in one cluster', () => {
  edit(`  repository: repository('ohio'),\n  ...stillOn119,`, `  repository: repository('ohio'),`);
  const commits = commitsOf(repositoryOf('ohio'));
  const { review } = release();
  expect(review).toMatch(/Cilium 1\.19\.7 → 1\.20\.3/);
  readBack([...nine, 'berlin']);
  expect(logOf('ohio')[0]).toBe(commits + 1);
  expect(git(repositoryOf('ohio'), 'diff', '--stat', 'main^', 'main')).toContain('cilium/');
});

test('a policy opens, and the review says what it opens', () => {
  edit(
    `new MeshPolicy(shop, 'checkout-to-search', {`,
    `new MeshPolicy(shop, 'till-to-payments', {
  allow: { from: { pods: { app: 'till' } }, to: { service: payments }, ports: [{ tcp: 8443 }] },
});
new MeshPolicy(shop, 'checkout-to-search', {`,
  );
  const { review } = release();
  expect(review).toContain('till-to-payments');
  readBack([...nine, 'berlin']);
  const [, subject] = logOf('frankfurt');
  expect(subject).toContain('till-to-payments');
  const trailers = git(
    repositoryOf('frankfurt'),
    'log',
    '--format=%(trailers:key=Meshprint-Digest,valueonly)',
    'main',
  );
  expect(new Set(trailers.split('\n').filter(Boolean)).size).toBe(commitsOf(repositoryOf('frankfurt')));
  expect(place.run('drift', '--exit-code').code).toBe(0);
});
