import type { ClusterPlan, Plan } from '../../plan/index';
import { crdNeeds } from './crds';
import { dnsNeeds } from './dns-needs';
import { encryptionNeeds } from './encryption';
import { endpointNeed } from './endpoint';
import { blocks, commands } from './markdown';
import type { Need } from './need';
import { sopsNeeds } from './sops';
import { trustText } from './trust/index';

/** Everything that this repository relies on and does not bring itself. */
export function preflight(plan: Plan, cluster: ClusterPlan): string {
  const needs = [
    ...cluster.platform.needs,
    ...trustText(cluster).needs,
    ...sopsNeeds(cluster),
    ...crdNeeds(cluster),
    ...dnsNeeds(cluster),
    ...encryptionNeeds(plan, cluster),
    endpointNeed(cluster),
    ...git(plan, cluster),
  ];
  return blocks(
    '## Preflight',
    'Each of these must be there before Cilium is installed, or where it says so, soon after. Each command shows whether it is.',
    ...needs.map(({ title, why, check }, i) => blocks(`${i + 1}. **${title}** ${why}`, commands(...check))),
  );
}

function git({ flux }: Plan, { repository: { url, secret, forge } }: ClusterPlan): Need[] {
  const credentials: Need = {
    title: `Git credentials in the Secret flux-system/${secret}.`,
    why:
      flux.install === 'operator'
        ? `Flux reads ${url} with them.`
        : `\`flux bootstrap\` makes this Secret for ${url}.`,
    check: [`kubectl -n flux-system get secret ${secret}`],
  };
  if (forge === undefined) return [credentials];
  return [
    credentials,
    {
      title: `A token that may write commit statuses, in the Secret flux-system/${forge.tokenSecret}.`,
      why: `Flux reports to ${forge.address} with it; the key is \`token\`.`,
      check: [`kubectl -n flux-system get secret ${forge.tokenSecret} -o jsonpath='{.data.token}' | wc -c`],
    },
  ];
}
