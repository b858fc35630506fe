import { describe } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { peoplesObjects } from './objects';
import { hasText, textsIn } from './texts';

export const clusterDnsName: TreesRule = {
  id: 'object/cluster-dns-name',
  severity: 'warning',
  breaks:
    'Whoever asks for it gets NXDOMAIN: in a clusterset there is no name for the part of a service that one cluster has.',
  docs: 'KEP-1645, not allowing cluster-specific targeting via DNS; Documentation/network/clustermesh/mcsapi.rst',
  *check(trees) {
    for (const { placed, clusters } of peoplesObjects(trees)) {
      if (!hasText(placed.object, hasWord)) continue;
      for (const { at, text } of textsIn(placed.object)) {
        const name = namesOf(text)[0];
        if (name === undefined) continue;
        yield {
          at: placed.path ?? '',
          clusters,
          message: `${describe(placed.object)} has the name ${name} in ${at}, which DNS never answers`,
          hint: 'Export a service of its own for each cluster that is called by name, or call the service as a whole.',
        };
        break;
      }
    }
  },
};

/** Names of three labels below the zone; a port has four, and so has a pod behind a headless service. */
const pattern = /(?<![\w.-])[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+\.svc\.clusterset\.local(?![\w-])/gi;

const namesOf = (text: string): readonly string[] => (hasWord(text) ? (text.match(pattern) ?? []) : []);

const hasWord = (text: string): boolean => text.includes('clusterset');
