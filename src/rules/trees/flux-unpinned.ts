import type { KubeObject } from '../../kinds/index';
import { isExact } from '../../releases/index';
import type { TreesRule } from '../rule';
import { textAt, valueAt } from './fields';
import { kindOf } from './flux';
import { peoplesProblems } from './objects';

export const fluxUnpinned: TreesRule = {
  id: 'flux/unpinned',
  severity: 'warning',
  breaks: 'What runs in the clusters changes without a commit in their repositories, and without a review.',
  docs: 'fluxcd.io/flux/components/source: reference; fluxcd.io/flux/components/helm/helmreleases: chart',
  check: trees =>
    peoplesProblems(
      trees,
      object => movingPart[kindOf(object)]?.(object),
      'Name an exact version, a tag, a commit, or best a digest; a tool such as Renovate can raise it by pull request.',
    ),
};

/** By kind: what of an object moves by itself, as the end of a sentence that begins with it. */
const movingPart: Readonly<Record<string, (object: KubeObject) => string | undefined>> = {
  'helm.toolkit.fluxcd.io/HelmRelease': object => ofChart(valueAt(object, 'spec.chart.spec')),
  'source.toolkit.fluxcd.io/HelmChart': object => ofChart(valueAt(object, 'spec')),
  'source.toolkit.fluxcd.io/OCIRepository': object => ofArtifact(valueAt(object, 'spec.ref')),
  'source.toolkit.fluxcd.io/GitRepository': object => ofGit(valueAt(object, 'spec.ref')),
};

/** The version of a chart from a Git source or a bucket is that of the source. */
function ofChart(spec: unknown): string | undefined {
  if (textAt(spec, 'sourceRef.kind') !== 'HelmRepository') return undefined;
  const version = textAt(spec, 'version');
  if (version === undefined) return 'names no chart version, which means the newest';
  return isExact(version) ? undefined : `takes whichever chart version fits '${version}'`;
}

/** A digest wins over a range, a range over a tag. */
function ofArtifact(ref: unknown): string | undefined {
  if (textAt(ref, 'digest') !== undefined) return undefined;
  const [range, tag] = [textAt(ref, 'semver'), textAt(ref, 'tag')];
  if (range !== undefined) return `takes whichever tag fits '${range}'`;
  if (tag === undefined) return 'names no tag and no digest, which means the tag latest';
  return tag === 'latest' ? 'follows the tag latest' : undefined;
}

/** A commit wins over a name, a name over a range, a range over a tag, a tag over a branch. */
function ofGit(ref: unknown): string | undefined {
  if (textAt(ref, 'commit') !== undefined) return undefined;
  const [name, range, tag] = [textAt(ref, 'name'), textAt(ref, 'semver'), textAt(ref, 'tag')];
  if (name !== undefined) return name.startsWith('refs/tags/') ? undefined : `follows ${name}`;
  if (range !== undefined) return `takes whichever tag fits '${range}'`;
  return tag === undefined ? `follows the branch ${textAt(ref, 'branch') ?? 'master'}` : undefined;
}
