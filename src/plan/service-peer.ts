import { found } from '../findings/index';
import type { ServicePeer } from '../model/index';
import { mistakes } from './mistakes';
import { oneOf } from './one-of';
import type { PolicyContext, SideOf } from './policy-context';
import type { Peer } from './policy-plan';

/** The pods behind a service, in those of the chosen clusters that provide it. */
export function servicePeer(
  { at, side }: SideOf,
  { service: path, clusters }: ServicePeer,
  { services, broken, chooser, report }: PolicyContext,
): Peer | undefined {
  const service = services.get(path);
  if (service === undefined) {
    if (![...broken].some(left => path === left || path.startsWith(`${left}/`)))
      report(
        found(mistakes.unknownService, {
          at,
          message: `'${side}' names the service '${path}', which the fleet does not have`,
          ...oneOf(services.keys()),
          hint: "Name a global or exported service as '<namespace>/<name>'.",
        }),
      );
    return undefined;
  }
  const providers = service.members
    .filter(member => member.role === 'provider')
    .map(member => member.cluster);
  const chosen =
    clusters === undefined ? providers : chooser.choose(at, `the clusters of '${side}'`, clusters);
  const members = chosen.filter(name => providers.includes(name));
  // An empty choice, and a service without providers, are reported already.
  if (members.length === 0 && chosen.length > 0 && providers.length > 0 && broken.size === 0)
    report(
      found(mistakes.emptySelection, {
        at,
        message: `'${side}' chooses no cluster that provides the service '${path}'`,
        expected: `clusters among ${providers.join(', ')}`,
        hint: 'Choose a provider, or leave the clusters out.',
      }),
    );
  const [labels = {}] = service.members.map(member => member.selector);
  return {
    kind: 'pods',
    service: path,
    namespaces: { names: [service.namespace] },
    labels,
    where: [],
    clusters: { every: false, members },
  };
}
