import { valueAt } from '../read';
import type { Json } from '../../kinds/index';
import type { DangerRule } from './danger';
import { isChartSource } from './subject';

/** Another version of Cilium. */
export const version: DangerRule = {
  id: 'version',
  source: 'Documentation/operations/upgrade.rst',
  judge: change => {
    if (!isChartSource(change) || change.path[0] !== 'spec') return undefined;
    const [was, is] = [minorOf(change.before), minorOf(change.after)];
    if (!change.path.includes('ref') || was === undefined || is === undefined)
      return {
        grade: 'high',
        reason: 'the chart comes from elsewhere, or its version cannot be told from a tag',
      };
    if (was.major !== is.major || is.minor - was.minor > 1)
      return {
        grade: 'critical',
        reason: 'more than one minor at once: Cilium upgrades one minor at a time',
      };
    if (is.minor < was.minor)
      return {
        grade: 'critical',
        reason: 'back to an older minor, which may not know what the newer one wrote',
      };
    if (is.minor > was.minor)
      return {
        grade: 'high',
        reason:
          'another minor of Cilium: agents, operator and clustermesh-apiserver restart, defaults change, and clusters may be one minor apart at most',
      };
    return {
      grade: 'medium',
      reason: 'another patch of Cilium: agents, operator and clustermesh-apiserver restart',
    };
  },
};

/** Major and minor in a tag, or in a reference that has one. */
export function minorOf(
  value: Json | undefined,
): { readonly major: number; readonly minor: number } | undefined {
  const tag = typeof value === 'string' ? value : valueAt(value, 'tag');
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(typeof tag === 'string' ? tag : '') ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}
