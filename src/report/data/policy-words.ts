import { fewOf } from '../../findings/index';
import type { Peer, PolicyPlan } from '../../plan/index';
import type { PolicyData } from './policies-data';

/** What a policy says in a line, and in how many clusters it is. */
export function sayPolicy(policy: PolicyPlan): Pick<PolicyData, 'what' | 'clusters'> {
  switch (policy.kind) {
    case 'flow': {
      const { action, from, to, ports, icmp, ends, layer7 } = policy;
      const numbers = [
        ...ports.map(({ protocol, port, endPort }) =>
          [protocol === 'ANY' ? '' : `${protocol} `, port, endPort === undefined ? '' : `-${endPort}`].join(
            '',
          ),
        ),
        ...icmp.map(({ family, type }) => `ICMP ${family} ${type}`),
      ];
      const on = numbers.length === 0 ? '' : ` on ${fewOf(numbers)}`;
      const looked = layer7 === undefined ? '' : ', as far as a proxy lets it through';
      const sides = [...(ends.egress ? membersOf(from) : []), ...(ends.ingress ? membersOf(to) : [])];
      return {
        what: `${action} from ${sayPeer(from)} to ${sayPeer(to)}${on}${looked}`,
        clusters: new Set(sides).size,
      };
    }
    case 'baseline': {
      const { directions, clusters, allowDns } = policy;
      const denied = Object.entries(directions).flatMap(([way, isDenied]) => (isDenied ? [way] : []));
      const what = denied.length === 0 ? 'allows what pods need' : `default deny of ${denied.join(' and ')}`;
      return { what: `${what}${allowDns ? '; DNS stays allowed' : ''}`, clusters: clusters.length };
    }
    case 'raw':
      return { what: `${policy.object.kind}, in its own words`, clusters: policy.clusters.length };
  }
}

const membersOf = (peer: Peer): readonly string[] => (peer.kind === 'pods' ? peer.clusters.members : []);

function sayPeer(peer: Peer): string {
  switch (peer.kind) {
    case 'pods': {
      const labels = Object.entries(peer.labels).map(([key, value]) => `${key}=${value}`);
      const pods = peer.service ?? (labels.length === 0 ? 'every pod' : labels.join(','));
      const { namespaces, clusters } = peer;
      const spaces =
        'every' in namespaces
          ? 'any namespace'
          : 'names' in namespaces
            ? fewOf(namespaces.names, 3)
            : `namespaces with ${Object.entries(namespaces.labels)
                .map(([key, value]) => `${key}=${value}`)
                .join()}`;
      const places = clusters.every ? '' : ` in ${fewOf(clusters.members, 3)}`;
      return `${pods}${peer.service === undefined ? ` of ${spaces}` : ''}${places}`;
    }
    case 'entities':
      return peer.entities.join(' and ');
    case 'cidrs':
      return fewOf([...peer.blocks.map(({ block }) => block.text), ...peer.stray.map(({ text }) => text)], 4);
    case 'fqdns':
      return fewOf(peer.fqdns, 4);
  }
}
