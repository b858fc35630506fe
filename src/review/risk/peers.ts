import { valueAt } from '../read';
import type { DangerRule } from './danger';
import { peerOf } from './subject';

/** Whom a cluster connects to. */
export const peers: DangerRule = {
  id: 'peer',
  source: 'Documentation/network/clustermesh/setup.rst; the templates of Cilium’s chart',
  judge: (change, { left }) => {
    const peer = peerOf(change);
    if (peer === undefined) return undefined;
    const isPart = change.path.at(-1) !== peer;
    const isOff = isPart && change.path.at(-1) === 'enabled' && change.after === false;
    if ((change.kind === 'removed' && !isPart) || isOff)
      return {
        grade: 'high',
        reason: `the cluster forgets ${peer}: callers lose its backends and policies its pods${left.has(peer) ? '' : '; both go on running'}`,
      };
    const usesIps = [change.before, change.after].some(value => valueAt(value, 'ips') !== undefined);
    if (usesIps || change.path.includes('ips'))
      return {
        grade: 'medium',
        reason: 'peers with ips are host aliases of clustermesh-apiserver, which is rolled out',
      };
    if (isPart)
      return {
        grade: 'high',
        reason: `${peer} is called elsewhere: nothing new is heard of it until that answers`,
      };
    return { grade: 'low', reason: `agents read ${peer} as a new peer without a restart` };
  },
};
