import type { PlanRule } from '../rule';

export const ciliumKnownBad: PlanRule = {
  id: 'cluster/cilium-known-bad',
  severity: 'warning',
  breaks: 'The version has a defect that is known to hurt a mesh.',
  docs: 'docs/architecture.md, releases',
  *check({ clusters }) {
    for (const { name, path, cilium } of clusters) {
      const { version, release } = cilium;
      const reason = Object.hasOwn(release.knownBad, version) ? release.knownBad[version] : undefined;
      if (reason !== undefined)
        yield {
          at: path,
          clusters: [name],
          message: `Cilium ${version} of '${name}': ${reason}`,
          hint: 'Take a later patch of the same minor.',
        };
    }
  },
};
