import type { PlanRule } from '../../rule';

const pattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const longest = 32;

export const clusterName: PlanRule = {
  id: 'cluster/name',
  severity: 'error',
  breaks: 'The Cilium agent refuses to start, and with it the nodes get no network.',
  docs: 'Documentation/operations/upgrade.rst, 1.17 notes; chart templates/validate.yaml',
  *check({ clusters }) {
    for (const { name, path } of clusters) {
      const problem =
        name === 'default'
          ? 'is reserved for clusters outside a mesh'
          : name.length > longest
            ? `has ${name.length} characters`
            : pattern.test(name)
              ? undefined
              : 'is not one that Cilium takes';
      if (problem !== undefined)
        yield {
          at: path,
          clusters: [name],
          message: `the cluster name '${name}' ${problem}`,
          expected: `1 to ${longest} lower-case letters, digits and dashes, beginning and ending with a letter or digit`,
          hint: 'Choose a name that will stay: it is part of every identity and cannot change in a running mesh.',
        };
    }
  },
};
