import picocolors from 'picocolors';
import { fewOf } from '../findings/index';
import type { Failover } from '../simulate/index';
import { section } from './show-answer';

/** What the loss of clusters means for a fleet, as people read it: the gravest first. */
export function showFailover(fleet: string, found: Failover, colour: boolean): string {
  const { bold, green } = picocolors.createColors(colour);
  const { depth, losses, stale, unserved, approximate, declared } = found;
  const clusters = depth === 1 ? 'one cluster' : `up to ${depth} clusters`;
  const nothing = losses.length + unserved.length === 0;
  return [
    bold(fleet),
    ...(nothing ? [green(`No service loses its last backend when ${clusters} are gone.`)] : []),
    ...section(
      'Reach nobody as it is',
      unserved.map(({ service, via, consumers }) => `${nameOf(service, via)} from ${fewOf(consumers)}`),
    ),
    ...section(
      `Lose their last backend when ${clusters} ${depth === 1 ? 'is' : 'are'} gone`,
      losses.map(
        ({ service, via, down, consumers }) =>
          `${nameOf(service, via)} without ${down.join(' and ')}: callers in ${fewOf(consumers)}`,
      ),
    ),
    ...section(
      'Still send traffic to a cluster that is gone',
      stale.map(
        ({ service, via, providers, consumers, for: time }) =>
          `${nameOf(service, via)} to ${fewOf(providers)}, for ${time}: callers in ${fewOf(consumers)}`,
      ),
    ),
    ...section('Declared by the blueprint, not seen, since other manifests bring the Service or its pods', declared),
    ...section('Looked at less closely, since many clusters export them and disagree', approximate),
    '',
  ].join('\n');
}

const nameOf = (service: string, via: 'service' | 'import'): string =>
  via === 'import' ? `${service} (by its import)` : service;
