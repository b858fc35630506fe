import { type ClusterPlan, isReadInClear, type Plan } from '../../plan/index';
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
  const needs: Need[] = [
    ...cluster.platform.needs,
    ...trustText(cluster).needs,
    ...sopsNeeds(cluster),
    ...crdNeeds(cluster),
    ...dnsNeeds(cluster),
    ...encryptionNeeds(plan, cluster),
    endpointNeed(cluster),
    ...git(plan, cluster),
  ];
  const before = needs.filter(need => need.after !== true);
  const after = needs.filter(need => need.after === true);
  return blocks(
    '## Preflight',
    'Each command shows whether something is there.',
    ...listed('Before Cilium is installed:', before, 1),
    ...listed(
      'After Cilium; most of these cannot be there without a network, and the bootstrap says when they come:',
      after,
      1 + before.length,
    ),
  );
}

const listed = (heading: string, needs: readonly Need[], from: number): string[] =>
  needs.length === 0
    ? []
    : [
        heading,
        ...needs.map(({ title, why, check }, i) =>
          blocks(`${from + i}. **${title}** ${why}`, commands(...check)),
        ),
      ];

function git({ flux }: Plan, { repository: { url, secret, forge } }: ClusterPlan): Need[] {
  const credentials: Need = {
    title: `Git credentials in the Secret flux-system/${secret}.`,
    why:
      flux.install === 'operator'
        ? `Flux reads ${url} with them.`
        : `\`flux bootstrap\` makes this Secret for ${url}.`,
    check: [`kubectl -n flux-system get secret ${secret}`],
    after: true,
  };
  const access = isReadInClear(url) ? [] : [credentials];
  if (forge === undefined) return access;
  return [
    ...access,
    {
      title: `A token that may write commit statuses, in the Secret flux-system/${forge.tokenSecret}.`,
      why: `Flux reports to ${forge.address} with it; the key is \`token\`.`,
      check: [`kubectl -n flux-system get secret ${forge.tokenSecret} -o jsonpath='{.data.token}' | wc -c`],
      after: true,
    },
  ];
}
