import { parseCidr } from '../../../net/index';
import type { ClusterPlan } from '../../../plan/index';
import type { Detail } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const encryptionStrictMode: PlanRule = {
  id: 'encryption/strict-mode',
  severity: 'error',
  breaks: 'Agents do not start, or drop all traffic of their node.',
  docs: 'Documentation/security/network/encryption.rst, Encryption strict mode',
  *check({ clusters }) {
    for (const cluster of clusters) yield* problems(cluster);
  },
};

function* problems({ name, path, encryption, podCidrs, platform }: ClusterPlan): Generator<Detail> {
  if (encryption.type !== 'wireguard' || encryption.strictMode === undefined) return;
  const { cidr, allowRemoteNodeIdentities, needsLookup } = encryption.strictMode;
  const detail = { at: path, clusters: [name] };
  const family = parseCidr(cidr)?.family;
  if (family !== 4)
    yield {
      ...detail,
      message: `strictMode.cidr of '${name}' is '${cidr}', which is no IPv4 range`,
      hint: 'Give the IPv4 range that holds the pods of every connected cluster, such as 10.0.0.0/8.',
    };
  if (podCidrs.length > 0 && podCidrs.every(({ text }) => text.includes(':')))
    yield {
      ...detail,
      message: `'${name}' has strictMode and no IPv4, which alone strict mode protects`,
      hint: 'Leave strictMode out, or give the pods IPv4 too.',
    };
  if (needsLookup && !allowRemoteNodeIdentities)
    yield {
      ...detail,
      message: `allowRemoteNodeIdentities is false for '${name}', which ${
        platform.routing === 'tunnel' ? 'routes in a tunnel' : `has nodes in ${cidr}`
      }`,
      hint: 'Leave allowRemoteNodeIdentities out.',
    };
}
