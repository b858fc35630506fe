import type { Detail } from '../../../findings/index';
import { type ClusterPlan, valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { aboutValue, isPeoples } from '../people-values';

const digests = ['digest', 'genericDigest', 'awsDigest', 'azureDigest', 'alibabacloudDigest'];

/** The images that have Cilium's own version; others, such as Envoy and certgen, have versions of their own. */
const images = [
  'image',
  'operator.image',
  'preflight.image',
  'clustermesh.apiserver.image',
  'hubble.relay.image',
  'standaloneDnsProxy.image',
].map(image => {
  const below = (key: string): readonly string[] => [...image.split('.'), key];
  return { override: below('override'), tag: below('tag'), digests: digests.map(below) };
});

export const imageVersion: PlanRule = {
  id: 'values/image-version',
  severity: 'error',
  breaks:
    'Another version runs than the one that is checked for known defects, for Kubernetes and against the peers.',
  docs: 'Documentation/operations/upgrade.rst; Documentation/network/clustermesh/setup.rst',
  *check({ clusters }) {
    const versions = new Map<string, ClusterPlan>();
    for (const cluster of clusters)
      for (const image of images) {
        yield* override(cluster, image.override);
        yield* tag(cluster, image.tag);
        for (const digest of image.digests) yield* reused(cluster, digest, versions);
      }
  },
};

/** A text that holds tag and all, of which nothing can be told. */
function* override(cluster: ClusterPlan, keys: readonly string[]): Generator<Detail> {
  if (!isText(valueAt(cluster.values, ...keys))) return;
  yield detail(
    cluster,
    keys,
    'puts an image of any version in the place of the one that is checked',
    'Set `repository` beside it to a mirror, and `digest` where the mirror has another one.',
  );
}

function* tag(cluster: ClusterPlan, keys: readonly string[]): Generator<Detail> {
  const value = valueAt(cluster.values, ...keys);
  if (!isPeoples(cluster, keys) || value === '') return;
  const { version } = cluster.cilium;
  if (value === version || value === `v${version}`) return;
  yield {
    ...detail(
      cluster,
      keys,
      `is not the version of '${cluster.name}'`,
      'Leave it out, and set `cilium.version` of the cluster or fleet to what is to run.',
    ),
    expected: `v${version}`,
  };
}

/** A digest is one image, so that it cannot be the right one for two versions. */
function* reused(
  cluster: ClusterPlan,
  keys: readonly string[],
  seen: Map<string, ClusterPlan>,
): Generator<Detail> {
  const digest = valueAt(cluster.values, ...keys);
  if (!isText(digest)) return;
  const known = seen.get(digest);
  if (known === undefined) seen.set(digest, cluster);
  else if (known.cilium.version !== cluster.cilium.version)
    yield detail(
      cluster,
      keys,
      `pins Cilium ${cluster.cilium.version} of '${cluster.name}' to the image that '${known.name}' has for ${known.cilium.version}`,
      'Give clusters of another version the digest of that version, in their own values.',
    );
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function detail(cluster: ClusterPlan, keys: readonly string[], because: string, hint: string): Detail {
  return {
    ...aboutValue(cluster, keys, because),
    hint,
  };
}
