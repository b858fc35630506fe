import { type Cidr, contains, parseAddress, parseCidr } from '../../../net/index';
import type { ClusterPlan } from '../../../plan/index';
import type { Detail } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const endpointAddresses: PlanRule = {
  id: 'endpoint/addresses',
  severity: 'error',
  breaks: 'Peers cannot connect, or connect to another cluster and refuse its certificate.',
  docs: 'Documentation/network/clustermesh/setup.rst; the chart, clustermesh.config.clusters',
  *check({ clusters }) {
    const taken = new Map<string, string>();
    for (const cluster of clusters)
      if (cluster.endpoint.kind !== 'dns') {
        yield* unusable(cluster);
        yield* shared(cluster, taken);
      }
  },
};

function* unusable({ name, path: at, endpoint: { ips } }: ClusterPlan): Generator<Detail> {
  const hint = 'Give the addresses at which nodes of the peers reach clustermesh-apiserver.';
  if (ips.length === 0)
    yield { at, clusters: [name], message: `the mesh endpoint of '${name}' has no addresses`, hint };
  for (const [i, text] of ips.entries()) {
    const problem = ips.indexOf(text) < i ? 'is there twice' : problemWith(parseAddress(text));
    if (problem !== undefined)
      yield {
        at,
        clusters: [name],
        message: `the address '${text}' of the mesh endpoint of '${name}' ${problem}`,
        hint,
      };
  }
}

/** Addresses that mean something else on every node. */
const special = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
  '::/127',
  'fe80::/10',
  'ff00::/8',
]
  .map(parseCidr)
  .filter(range => range !== undefined);

function problemWith(address: Cidr | undefined): string | undefined {
  if (address === undefined) return 'is no IP address';
  return special.some(range => contains(range, address)) ? 'leads to no other cluster' : undefined;
}

function* shared(
  { name, path, endpoint: { ips, port } }: ClusterPlan,
  taken: Map<string, string>,
): Generator<Detail> {
  for (const address of ips) {
    const place = `${parseAddress(address)?.text ?? address} ${port}`;
    const other = taken.get(place);
    if (other === undefined) taken.set(place, name);
    else if (other !== name)
      yield {
        at: path,
        clusters: [other, name],
        message: `'${name}' and '${other}' have the same mesh endpoint, ${address} port ${port}`,
        hint: 'Each cluster has a clustermesh-apiserver of its own and needs an address, or a port, of its own.',
      };
  }
}
