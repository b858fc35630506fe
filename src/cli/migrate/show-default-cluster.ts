import picocolors from 'picocolors';
import { fewOf, printable } from '../../findings/index';
import { textOf } from '../../output/index';
import { clustersText } from '../reach/names';
import { showComparison } from '../reach/show-changes';
import type { Look } from '../reach/look';
import { wrapped } from '../terminal';
import type { Affected, Migration } from './migration';

/** What the switch does, as people read it: which policies, which connections, and what to write. */
export function showMigration({ fleet, to, now, policies, flows }: Migration, look: Look): string {
  const { bold, dim } = picocolors.createColors(look.colour);
  const all = now.true.length + now.false.length;
  const title = `${bold(printable(fleet))}: policy-default-local-cluster ${String(!to)} → ${String(to)}`;
  const meaning = to
    ? 'Peers that name no cluster mean every cluster before, and only their own one after (the default since Cilium 1.19).'
    : 'Peers that name no cluster mean only their own one before, and every cluster after.';
  const has = (['true', 'false'] as const)
    .filter(value => now[value].length > 0)
    .map(value => `${value} ${clustersText(now[value], all)}`);
  const about = [meaning, `As written now: ${has.join(', ')}.`].flatMap(line => wrapped(line, look.width, 2));
  const head = [title, ...about.map(dim)].join('\n');
  if (policies.length === 0)
    return `${head}\n\nEvery policy says which clusters it means: nothing changes.\n`;
  return [
    head,
    [
      bold('Do not say which clusters they mean'),
      ...policies.flatMap(policy => policyText(policy, all, look.width)),
    ].join('\n'),
    // The name of the fleet is there already.
    showComparison(flows, look).split('\n').slice(2).join('\n').trimEnd(),
    [
      bold('To keep what they mean, whatever the switch says, write'),
      ...policies.filter(({ peers }) => peers.length > 0).map(policy => explicitText(policy, to, all)),
      '',
    ].join('\n'),
  ].join('\n\n');
}

function policyText(
  { object, clusters, file, path, peers, services, undocumented }: Affected,
  all: number,
  width: number,
): string[] {
  const place = path === undefined ? file : `${file}, ${path} of the blueprint`;
  return [
    ...wrapped(`  ${printable(object)} ${clustersText(clusters, all)} (${printable(place)})`, width),
    ...(peers.length === 0 ? [] : wrapped(`    ${fewOf(peers)}`, width)),
    ...(services.length === 0
      ? []
      : wrapped(`    ${fewOf(services)}, where only toEndpoints can name clusters`, width)),
    ...(undocumented.length === 0
      ? []
      : wrapped(`    not documented whether it is about ${fewOf(undocumented)}`, width)),
  ];
}

/** A document that can be pasted; where each cluster has to name itself, that of the first one. */
function explicitText({ explicit, file, clusters }: Affected, to: boolean, all: number): string {
  const [first = '', ...others] = clusters;
  const note =
    to || others.length === 0
      ? clustersText(clusters, all)
      : `in ${first}; ${fewOf(others)}: the same with their own names`;
  return `---\n${textOf({ path: file, comment: `${file} ${note}`, objects: [{ object: explicit }] })}`.trimEnd();
}
